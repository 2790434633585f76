package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ManagementSettingsTest {

    @Test
    void defaults() {
        assertThat(Reading.settings().management())
                .isEqualTo(new ManagementSettings(false, "127.0.0.1", 25_580, Duration.ofSeconds(5), false));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(Reading.settings(
                                """
                swell.management {
                  enabled = true
                  host = "10.0.0.7"
                  port = 0
                  controller-timeout = 2s
                  i-know-this-is-open = true
                }""")
                        .management())
                .isEqualTo(new ManagementSettings(true, "10.0.0.7", 0, Duration.ofSeconds(2), true));
    }

    @ParameterizedTest(name = "{0} = {1} breaks: {2}")
    @CsvSource({
        "enabled, maybe, must be true or false",
        "host, 7, must be text",
        "port, -1, must be from 0 to 65535",
        "port, 65536, must be from 0 to 65535",
        "port, http, must be a whole number",
        "controller-timeout, 99ms, must be from 100ms to 30s",
        "controller-timeout, 31s, must be from 100ms to 30s",
        "controller-timeout, 5, must be a duration with a unit such as 30s",
        "i-know-this-is-open, 1, must be true or false",
    })
    void refuses(String key, String value, String rule) {
        assertThat(Reading.problems("swell.management." + key + " = " + value))
                .containsExactly("swell.management." + key + " " + rule + ", was: " + value);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"0.0.0.0", "10.0.0.7", "::", "node7.example.org", "127.evil.example", "localhost.example"})
    void opensToNobodyElseByMistake(String host) {
        assertThat(Reading.problems("swell.management.host = \"" + host + "\""))
                .containsExactly("swell.management.host must be of this machine only, such as 127.0.0.1, or"
                        + " i-know-this-is-open be true, was: " + host);
        assertThat(Reading.settings("swell.management { host = \"" + host + "\", i-know-this-is-open = true }")
                        .management()
                        .host())
                .isEqualTo(host);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"127.0.0.1", "127.0.1.1", "localhost", "LocalHost", "::1", "[::1]"})
    void knowsTheNamesOfThisMachine(String host) {
        assertThat(ManagementSettings.isLoopback(host)).isTrue();
        assertThat(Reading.settings("swell.management.host = \"" + host + "\"")
                        .management()
                        .host())
                .isEqualTo(host);
    }

    @Test
    void aHostHasAName() {
        assertThat(Reading.problems("swell.management.host = \" \""))
                .singleElement()
                .asString()
                .startsWith("swell.management.host must not be blank");
    }
}
