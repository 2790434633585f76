/**
 * Which replica gets a request, who waits for one, and what becomes of every request until it has ended. Imports
 * nothing of Akka, reads no clock. Read {@link io.swell.handle.routing.OngoingRequests} first, then
 * {@link io.swell.handle.routing.RequestRouter} and {@link io.swell.handle.routing.WaitingLine}.
 */
@NullMarked
package io.swell.handle.routing;

import org.jspecify.annotations.NullMarked;
