package io.swell.controller;

import akka.actor.typed.ActorRefResolver;
import io.swell.controller.autoscaling.Autoscaler;
import io.swell.controller.deployment.ReplicaFleet;
import io.swell.controller.pace.ReportPace;
import io.swell.controller.routing.RoutingBook;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.protocol.Term;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * All that the controller of a term knows, empty at its beginning.
 *
 * @param specs what is deployed
 * @param autoscaler load and what is wanted
 * @param fleet replicas, those there are and those there are to be
 * @param routing who was told of which routes
 * @param hosts refs of those who run replicas
 * @param status what people are told
 * @param pace how often processes may report
 */
record ControllerState(
        Term term,
        DeployedSpecs specs,
        Autoscaler autoscaler,
        ReplicaFleet fleet,
        RoutingBook routing,
        HostBook hosts,
        StatusBoard status,
        ReportPace pace) {

    /**
     * Of a term that begins.
     *
     * @param nanoTime monotonic, for what deciding takes
     * @param wallOffsetMicros microseconds since 1970 less those of monotonic time
     * @param random for the jitter of retries
     */
    static ControllerState of(
            Term term,
            DeployedSpecs specs,
            SwellSettings settings,
            ActorRefResolver resolver,
            LongSupplier nanoTime,
            long nowMicros,
            long wallOffsetMicros,
            RandomGenerator random) {
        Autoscaler autoscaler = new Autoscaler(settings.controller(), nanoTime);
        ReplicaFleet fleet = new ReplicaFleet(
                settings.controller(),
                settings.controller().reportExpiry(),
                new ReplicaSuffixes(term),
                random,
                nowMicros);
        return new ControllerState(
                term,
                specs,
                autoscaler,
                fleet,
                new RoutingBook(term, settings.metricsPusher().interval().toNanos() / 1_000),
                new HostBook(resolver),
                new StatusBoard(term, autoscaler, fleet, specs, wallOffsetMicros),
                new ReportPace(settings.metricsPusher().interval(), nowMicros));
    }
}
