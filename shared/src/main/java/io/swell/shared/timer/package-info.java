/** A timer that is exact, where the scheduler of an actor system is not exact enough. */
@org.jspecify.annotations.NullMarked
package io.swell.shared.timer;
