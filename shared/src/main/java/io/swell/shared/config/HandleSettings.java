package io.swell.shared.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How handles work.
 *
 * @param requestTimeout how long a caller waits who does not say
 * @param refusalBackoffMin a replica that refused is left alone this long at first
 * @param refusalBackoffMax longest such wait
 * @param abandonInterval how often a replica is asked about a request whose caller has given up
 * @param deathGrace how long answers may still be on their way from a replica seen to end
 */
public record HandleSettings(
        Duration requestTimeout,
        Duration refusalBackoffMin,
        Duration refusalBackoffMax,
        Duration abandonInterval,
        Duration deathGrace) {

    public HandleSettings {
        new Require()
                .timer("request-timeout", requestTimeout)
                .timer("refusal-backoff-min", refusalBackoffMin)
                .timer("refusal-backoff-max", refusalBackoffMax)
                .that(
                        refusalBackoffMax.compareTo(refusalBackoffMin) >= 0,
                        "refusal-backoff-max",
                        "must be at least refusal-backoff-min",
                        refusalBackoffMax,
                        "refusal-backoff-min")
                .timer("abandon-interval", abandonInterval)
                .timerOrZero("death-grace", deathGrace)
                .orThrow();
    }

    /** Reads the content of {@code swell.handle}. */
    static Optional<HandleSettings> read(ConfigSection section) {
        return section.build(() -> new HandleSettings(
                section.duration("request-timeout"),
                section.duration("refusal-backoff-min"),
                section.duration("refusal-backoff-max"),
                section.duration("abandon-interval"),
                section.duration("death-grace")));
    }
}
