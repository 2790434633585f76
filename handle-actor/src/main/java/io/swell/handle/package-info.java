/**
 * What callers hold and what carries their requests: queue, choose a replica, answer exactly once. Knows replicas,
 * controller and pusher by message and port only. Read {@link io.swell.handle.HandleActor} first; its choices are made
 * in {@code routing}.
 */
@NullMarked
package io.swell.handle;

import org.jspecify.annotations.NullMarked;
