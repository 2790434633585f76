package io.swell.shared.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestOutcomeTest {

    @Test
    void everyFailureSaysWhatAPersonWouldSay() {
        List<RequestOutcome.Failure> failures = List.of(
                new RequestOutcome.Rejected(WireSamples.ECHO, 10),
                new RequestOutcome.Expired(WireSamples.ECHO, Duration.ofSeconds(2), true),
                new RequestOutcome.Expired(WireSamples.ECHO, Duration.ofSeconds(2), false),
                new RequestOutcome.ReplicaDied(WireSamples.REPLICA),
                new RequestOutcome.NotRunning(WireSamples.ECHO, "no deployment has this name"),
                new RequestOutcome.HandlerFailed(WireSamples.ECHO, "java.io.IOException", "disk full"));

        assertThat(failures.stream().map(RequestOutcome.Failure::message))
                .containsExactly(
                        "deployment echo has 10 requests waiting at this handle already (max-queued-requests)",
                        "no answer of deployment echo within 2000 ms; the request was running",
                        "no answer of deployment echo within 2000 ms; the request was still waiting for a replica",
                        "replica echo#3-beef-12 ended while it had the request",
                        "deployment echo is not running: no deployment has this name",
                        "the handler of deployment echo failed with java.io.IOException: disk full");
        assertThat(RequestOutcome.Failure.class.getPermittedSubclasses())
                .hasSameSizeAs(
                        failures.stream().map(Object::getClass).distinct().toList());
    }
}
