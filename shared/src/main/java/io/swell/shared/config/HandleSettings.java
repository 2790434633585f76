package io.swell.shared.config;

import java.time.Duration;

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
        Duration deathGrace) {}
