package io.swell.shared.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What is promised to callers.
 *
 * @param longestWait ({@code wait}) waits longer than this are counted as late; empty for no such count
 * @param violations share of requests that may be late, above 0 and below 1
 */
public record ServiceLevelConfig(Optional<Duration> longestWait, double violations) {

    /** No promise; one request in a hundred may be late as soon as there is one. */
    public static final ServiceLevelConfig NONE = new ServiceLevelConfig(Optional.empty(), 0.01);

    /** Takes the place of one that cannot be read; never handed out. */
    static final ServiceLevelConfig STAND_IN = new ServiceLevelConfig(Optional.of(Duration.ofSeconds(1)), 0.01);

    public ServiceLevelConfig {
        new Require()
                .period("wait", longestWait.orElse(Duration.ofSeconds(1)))
                .that(violations > 0 && violations < 1, "violations", "must be above 0 and below 100 %", violations)
                .orThrow();
    }

    static Optional<ServiceLevelConfig> read(ConfigSection section) {
        return section.build(() ->
                new ServiceLevelConfig(section.optionalDuration("wait"), section.read("violations", ValueType.SHARE)));
    }
}
