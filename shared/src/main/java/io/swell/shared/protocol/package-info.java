/**
 * The language the parts speak across JVMs: one sealed interface per receiver, records inside. Knows actor refs, no
 * behaviour. Read {@link io.swell.shared.protocol.ControllerCommand} first.
 */
@NullMarked
package io.swell.shared.protocol;

import org.jspecify.annotations.NullMarked;
