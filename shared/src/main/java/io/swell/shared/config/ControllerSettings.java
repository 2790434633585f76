package io.swell.shared.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How the controller works.
 *
 * @param controlLoopInterval between two looks at what has fallen due, at least
 * @param evaluationInterval how often a deployment whose window still moves is decided anew without new data
 * @param reportExpiry a process silent for longer counts as missing
 * @param decisionHistory decisions remembered per deployment
 * @param orderTimeout an order its host has not shown by then is repeated
 * @param startBackoffMin wait after a replica's first failed start
 * @param startBackoffMax longest wait between starts
 * @param maxStartFailures so many failed starts in a row make a deployment unhealthy
 * @param policyTimeLimit how long a policy of the user's own may take for one decision
 * @param rehearsal for how long a process that may come to host the controller plays what happens when one begins
 * @param dispatcher configuration path of the dispatcher the controller runs on
 */
public record ControllerSettings(
        Duration controlLoopInterval,
        Duration evaluationInterval,
        Duration reportExpiry,
        int decisionHistory,
        Duration orderTimeout,
        Duration startBackoffMin,
        Duration startBackoffMax,
        int maxStartFailures,
        Duration policyTimeLimit,
        Duration rehearsal,
        String dispatcher) {

    public ControllerSettings {
        new Require()
                .timer("control-loop-interval", controlLoopInterval)
                .timer("evaluation-interval", evaluationInterval)
                .timer("report-expiry", reportExpiry)
                .that(
                        decisionHistory >= 1 && decisionHistory <= 1_000,
                        "decision-history",
                        "must be from 1 to 1000",
                        decisionHistory)
                .timer("order-timeout", orderTimeout)
                .timer("start-backoff-min", startBackoffMin)
                .timer("start-backoff-max", startBackoffMax)
                .that(
                        startBackoffMax.compareTo(startBackoffMin) >= 0,
                        "start-backoff-max",
                        "must be at least start-backoff-min",
                        startBackoffMax,
                        "start-backoff-min")
                .atLeast(1, "max-start-failures", maxStartFailures)
                .timer("policy-time-limit", policyTimeLimit)
                .timerOrZero("rehearsal", rehearsal)
                .notBlank("dispatcher", dispatcher)
                .orThrow();
    }

    /** Reads the content of {@code swell.controller}; the dispatcher configured in it is Akka's to read. */
    static Optional<ControllerSettings> read(ConfigSection section) {
        section.permit("controller-dispatcher");
        return section.build(() -> new ControllerSettings(
                section.duration("control-loop-interval"),
                section.duration("evaluation-interval"),
                section.duration("report-expiry"),
                section.wholeNumber("decision-history"),
                section.duration("order-timeout"),
                section.duration("start-backoff-min"),
                section.duration("start-backoff-max"),
                section.wholeNumber("max-start-failures"),
                section.duration("policy-time-limit"),
                section.duration("rehearsal"),
                section.text("dispatcher")));
    }
}
