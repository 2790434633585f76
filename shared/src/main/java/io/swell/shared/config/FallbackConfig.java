package io.swell.shared.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What a deployment has at least once its load has not been known for a while.
 *
 * @param replicas at least so many then
 * @param after how long no process, or less than half of them, must have reported
 */
public record FallbackConfig(int replicas, Duration after) {

    public FallbackConfig {
        new Require()
                .atLeast(1, "replicas", replicas)
                .notNegative("after", after)
                .orThrow();
    }

    /** Reads the content of {@code fallback}: without {@code replicas} there is none, which is the inner empty. */
    static Optional<Optional<FallbackConfig>> read(ConfigSection section) {
        return section.build(() -> {
            var replicas = section.optional("replicas", ValueType.WHOLE_NUMBER);
            Duration after = section.duration("after");
            return replicas.map(number -> new FallbackConfig(number, after));
        });
    }
}
