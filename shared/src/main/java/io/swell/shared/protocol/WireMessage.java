package io.swell.shared.protocol;

/** May cross JVMs. The one marker bound to CBOR; what lacks it fails loudly when sent abroad. */
public interface WireMessage {}
