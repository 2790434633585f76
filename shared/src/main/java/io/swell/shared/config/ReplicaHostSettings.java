package io.swell.shared.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a process offers to replicas.
 *
 * @param resources what replicas may use of it together
 * @param reportInterval how often a report that was not received is sent again
 * @param dispatcher configuration path of the dispatcher user code runs on
 */
public record ReplicaHostSettings(ResourceAmounts resources, Duration reportInterval, String dispatcher) {

    /** What {@code auto} means for this JVM. */
    private static final Map<String, Supplier<Double>> AUTO = Map.of(
            "cpu", () -> (double) Runtime.getRuntime().availableProcessors(),
            "memory", () -> (double) Runtime.getRuntime().maxMemory());

    public ReplicaHostSettings {
        new Require()
                .timer("report-interval", reportInterval)
                .notBlank("dispatcher", dispatcher)
                .orThrow();
    }

    /** Reads the content of {@code swell.replica-host}; the dispatchers configured in it are Akka's to read. */
    static Optional<ReplicaHostSettings> read(ConfigSection section) {
        section.permit("user-code-dispatcher");
        Optional<ResourceAmounts> resources = ResourceAmounts.read(section.section("resources"), AUTO);
        return section.build(() -> new ReplicaHostSettings(
                        resources.orElse(ResourceAmounts.NONE),
                        section.duration("report-interval"),
                        section.text("dispatcher")))
                .filter(settings -> resources.isPresent());
    }
}
