package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplicaHostSettingsTest {

    @Test
    void defaults() {
        Runtime jvm = Runtime.getRuntime();
        assertThat(Reading.settings().replicaHost())
                .isEqualTo(new ReplicaHostSettings(
                        new ResourceAmounts(
                                Map.of("cpu", (double) jvm.availableProcessors(), "memory", (double) jvm.maxMemory())),
                        Duration.ofSeconds(1),
                        "swell.replica-host.user-code-dispatcher"));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(Reading.settings(
                                """
                swell.replica-host {
                  resources { cpu = 1.5, memory = 2KiB, gpu = 3 }
                  report-interval = 4s
                  dispatcher = akka.actor.default-blocking-io-dispatcher
                }""")
                        .replicaHost())
                .isEqualTo(new ReplicaHostSettings(
                        new ResourceAmounts(Map.of("cpu", 1.5, "memory", 2048.0, "gpu", 3.0)),
                        Duration.ofSeconds(4),
                        "akka.actor.default-blocking-io-dispatcher"));
    }

    @ParameterizedTest(name = "{0} = {1} breaks: {2}")
    @CsvSource({
        "report-interval, 0, must be from 1ms to 100d",
        "dispatcher, swell.nowhere, must be the path of a dispatcher",
        "dispatcher, a..b, must be the path of a dispatcher",
        "resources.cpu, 0, must be positive and finite",
        "resources.memory, -1GiB, must be a memory size such as 64KiB or auto",
        "resources.cpu, all, must be a number or auto",
        "resources.gpu, auto, must be a number",
        "resources, 4, must be an object",
    })
    void refuses(String key, String value, String rule) {
        assertThat(Reading.problems("swell.replica-host." + key + " = \"" + value + "\""))
                .containsExactly("swell.replica-host." + key + " " + rule + ", was: " + value);
    }

    @Test
    void refusesABlankDispatcher() {
        assertThat(Reading.problems("swell.replica-host.dispatcher = \" \""))
                .containsExactly("swell.replica-host.dispatcher must not be blank, was:  ");
    }

    @Test
    void leavesTheDispatcherForUserCodeToAkka() {
        assertThat(Reading.settings("swell.replica-host.user-code-dispatcher.fork-join-executor.parallelism-max = 4")
                        .replicaHost()
                        .dispatcher())
                .isEqualTo("swell.replica-host.user-code-dispatcher");
    }
}
