/**
 * Runs user code: the host of a JVM's replicas, the replicas, and what a user implements. Knows neither controller nor
 * handles but by their protocol. Read {@link io.swell.replica.RequestHandler} first.
 */
@NullMarked
package io.swell.replica;

import org.jspecify.annotations.NullMarked;
