/**
 * What each process must be told about where replicas are: one update per process, changes only. Knows actor refs as
 * values and sends nothing. Read {@link io.swell.controller.routing.RoutingBook} first.
 */
@NullMarked
package io.swell.controller.routing;

import org.jspecify.annotations.NullMarked;
