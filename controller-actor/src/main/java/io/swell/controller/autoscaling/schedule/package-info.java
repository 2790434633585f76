/**
 * Bounds that change with the time of day. Pure: no Akka, no clock; instants come in as milliseconds since 1970. Read
 * {@link io.swell.controller.autoscaling.schedule.ReplicaSchedule} first.
 */
@NullMarked
package io.swell.controller.autoscaling.schedule;

import org.jspecify.annotations.NullMarked;
