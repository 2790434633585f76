package io.swell.node.demo;

/** The demo's own marker for what may cross JVMs; {@code demo-cluster.conf} binds it, as any program binds its own. */
public interface DemoMessage {}
