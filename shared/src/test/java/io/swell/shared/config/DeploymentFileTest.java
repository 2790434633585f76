package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigException;
import io.swell.shared.id.DeploymentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeploymentFileTest {

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "summarizer { replicas = 3 }",
                "swell.deployments { summarizer { replicas = 3 } }",
                "swell { deployments.summarizer { replicas = 3 } }, akka.loglevel = DEBUG",
                "swell.deployments.summarizer.replicas = 3",
                "{ \"summarizer\": { \"replicas\": 3 } }",
            })
    void holdsWhatStandsUnderDeploymentsWithOrWithoutThePathBeforeIt(String content) throws IOException {
        assertThat(DeploymentFile.read(file(content)))
                .isEqualTo(Reading.settings("swell.deployments.summarizer.replicas = 3")
                        .deployments());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "summarizer { autoscaling { max-replicas = 9 } }",
                "swell { deployments.summarizer.autoscaling.max-replicas = 9 }",
            })
    void otherValuesMayTakeThePlaceOfThoseInTheFile(String content) throws IOException {
        DeploymentId id = new DeploymentId("summarizer");
        Map<String, String> overrides = Map.of(
                DeploymentFile.fullKey(id, "max-replicas"), "12",
                DeploymentFile.fullKey(id, "autoscaling.slo.wait"), "250ms",
                DeploymentFile.fullKey(id, "max-ongoing-requests"), "3",
                DeploymentFile.fullKey(id, "swell.metrics-pusher.interval"), "500ms");

        SwellSettings settings = DeploymentFile.readProcess(file(content), overrides, "by hand");

        DeploymentConfig deployment = settings.deployments().get(0);
        assertThat(deployment.autoscaling().maxReplicas()).isEqualTo(12);
        assertThat(deployment.autoscaling().sloWait()).contains(Duration.ofMillis(250));
        assertThat(deployment.maxOngoingRequests()).isEqualTo(3);
        assertThat(settings.metricsPusher().interval()).isEqualTo(Duration.ofMillis(500));
        assertThat(DeploymentFile.readProcess(file(content), Map.of(), "by hand")
                        .deployments())
                .isEqualTo(DeploymentFile.read(file(content)));
    }

    @Test
    void anotherValueThatBreaksARuleIsSaidWithWhereItComesFrom() throws IOException {
        DeploymentId id = new DeploymentId("a");
        assertThatThrownBy(() -> DeploymentFile.readProcess(
                        file("a { autoscaling { min-replicas = 3 } }"),
                        Map.of(DeploymentFile.fullKey(id, "max-replicas"), "2"),
                        "by hand"))
                .hasMessage("swell.deployments.a.autoscaling.max-replicas must be at least 1 and min-replicas, was: 2"
                        + " (by hand)");
        assertThatThrownBy(() -> DeploymentFile.readProcess(
                        file("a { autoscaling {} }"), Map.of(DeploymentFile.fullKey(id, "no.such"), "2"), "by hand"))
                .hasMessageContaining("swell.deployments.a.no is not a known key");
    }

    @Test
    void deploymentsHaveInCommonWhatIsEqualInThem() throws IOException {
        List<DeploymentConfig> deployments = DeploymentFile.read(file(
                "a { autoscaling { max-replicas = 7 } }, b { autoscaling { max-replicas = 7 } }, c { replicas = 7 }"));
        assertThat(deployments.get(0).autoscaling()).isSameAs(deployments.get(1).autoscaling());
        assertThat(deployments.get(0).resources()).isSameAs(deployments.get(2).resources());
        assertThat(deployments.get(0).autoscaling())
                .isNotEqualTo(deployments.get(2).autoscaling());
    }

    @Test
    void everyProblemIsReportedAtOnceAndInOneLine() throws IOException {
        Path file = file(
                """
                Bad_Name { replicas = 1 }
                bare = 5
                typo {
                  max-ongoing-request = 5
                  autoscaling { max_replicas = 3, slo { wiat = 1s } }
                }
                summarizer {
                  handler = [1]
                  max-ongoing-requests = 0
                  max-queued-requests = 1.5
                  graceful-shutdown-timeout = 20
                  resources { cpu = -1, memory = big }
                  autoscaling {
                    min-replicas = 200
                    target-ongoing-requests = two
                    look-back-period = 30 parsecs
                    upscale-delay = -1s
                    aggregation-function = p90
                    slo.wait = 500
                  }
                }
                sound { replicas = 2 }
                twice {
                  replicas = 2
                  autoscaling { initial-replicas = 500, min-replicas = three }
                }
                """);
        assertThatThrownBy(() -> DeploymentFile.read(file))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(
                        """
                swell.deployments.Bad_Name must be 1 to 63 lower-case letters, digits or hyphens, starting with a letter or digit, was: Bad_Name (FILE:1)
                swell.deployments.bare must be an object, was: 5 (FILE:2)
                swell.deployments.summarizer.resources.memory must be a memory size such as 64KiB, was: big (FILE:12)
                swell.deployments.summarizer.resources.cpu must be positive and finite, was: -1 (FILE:12)
                swell.deployments.summarizer.autoscaling.slo.wait must be a duration with a unit such as 30s, was: 500 (FILE:19)
                swell.deployments.summarizer.autoscaling.target-ongoing-requests must be a number, was: two (FILE:15)
                swell.deployments.summarizer.autoscaling.look-back-period must be a duration with a unit such as 30s, was: 30 parsecs (FILE:16)
                swell.deployments.summarizer.autoscaling.aggregation-function must be mean, max or min, was: p90 (FILE:18)
                swell.deployments.summarizer.autoscaling.max-replicas must be at least 1 and min-replicas, was: 100 (FILE:14)
                swell.deployments.summarizer.autoscaling.upscale-delay must not be negative, was: -1s (FILE:17)
                swell.deployments.summarizer.handler must be text, was: [1] (FILE:8)
                swell.deployments.summarizer.max-queued-requests must be a whole number, was: 1.5 (FILE:10)
                swell.deployments.summarizer.graceful-shutdown-timeout must be a duration with a unit such as 30s, was: 20 (FILE:11)
                swell.deployments.summarizer.max-ongoing-requests must be at least 1, was: 0 (FILE:9)
                swell.deployments.twice.replicas must not stand beside autoscaling, was: 2 (FILE:24)
                swell.deployments.twice.autoscaling.min-replicas must be a whole number, was: three (FILE:25)
                swell.deployments.typo.autoscaling.slo.wiat is not a known key (nearest: wait), was: 1s (FILE:5)
                swell.deployments.typo.autoscaling.max_replicas is not a known key (nearest: max-replicas), was: 3 (FILE:5)
                swell.deployments.typo.max-ongoing-request is not a known key (nearest: max-ongoing-requests), was: 5 (FILE:4)"""
                                .replace("FILE", file.toString()));
    }

    @Test
    void whatIsWrongWithDefaultsIsReportedOnceAndNotInEachDeployment() throws IOException {
        Path file = file(
                """
                swell {
                  deployment-defaults { max-ongoing-requests = 0, autoscaling.policy = 5, surplus = 1 }
                  deployments { a { autoscaling {} }, b { replicas = x } }
                }""");
        assertThat(Reading.problemsOf(() -> DeploymentFile.read(file)))
                .extracting(it -> it.key() + " " + it.rule())
                .containsExactly(
                        "swell.deployment-defaults.autoscaling.policy must be text",
                        "swell.deployment-defaults.max-ongoing-requests must be at least 1",
                        "swell.deployment-defaults.surplus is not a known key (nearest: handler)",
                        "swell.deployments.b.replicas must be a whole number");
    }

    @Test
    void aWholeConfigurationIsCheckedAsAWhole() throws IOException {
        Path file = file("swell { handle.death-grace = 5, deployments { a {} } }");
        assertThat(Reading.problemsOf(() -> DeploymentFile.read(file)))
                .extracting(ConfigProblem::key)
                .containsExactly("swell.handle.death-grace");
    }

    @Test
    void takesTheDefaultsOfTheProcessItIsReadIn() throws IOException {
        Path file = file("a {}");
        assertThat(DeploymentFile.read(file, Reading.over("swell.deployment-defaults.max-ongoing-requests = 9"))
                        .get(0)
                        .maxOngoingRequests())
                .isEqualTo(9);
        assertThat(DeploymentFile.read(file).get(0).maxOngoingRequests()).isEqualTo(5);
    }

    @Test
    void includesLocalFilesAndSubstitutesEnvironmentVariables() throws IOException {
        Files.writeString(directory.resolve("common.conf"), "base { resources { memory = 1GiB } }");
        Path file = file(
                """
                include "common.conf"
                a = ${base} { resources.cpu = 2 }
                a.handler-config { path = ${PATH}, none = ${?SWELL_IS_NOT_SET} }""");
        DeploymentConfig a = DeploymentFile.read(file).get(0);
        assertThat(a.handlerConfig()).startsWith("{\"path\":").doesNotContain("none");
        assertThat(a.resources().amounts()).isEqualTo(Map.of("cpu", 2.0, "memory", 1_073_741_824.0));
    }

    @ParameterizedTest(name = "include {0}")
    @ValueSource(
            strings = {
                "\"http://127.0.0.1:1/a.conf\"",
                "url(\"http://127.0.0.1:1/a.conf\")",
                "required(url(\"file:/a\"))"
            })
    void includesNothingFromAUrl(String what) throws IOException {
        Path file = file("include " + what);
        assertThatThrownBy(() -> DeploymentFile.read(file))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(file + " cannot be read: only local files can be included, was: ");
    }

    @Test
    void textThatIsNoHoconIsAProblemWithItsLine() throws IOException {
        Path file = file("a {\n  replicas = 3\n");
        List<ConfigProblem> problems = Reading.problemsOf(() -> DeploymentFile.read(file));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).rule()).startsWith("cannot be read: ");
        assertThat(problems.get(0).origin()).isEqualTo(file + ":3");
        assertThatThrownBy(() -> DeploymentFile.read(file)).hasCauseInstanceOf(ConfigException.Parse.class);
    }

    @Test
    void aSubstitutionWithoutValueIsAProblemWithItsLine() throws IOException {
        Path file = file("a {\n  replicas = ${SWELL_IS_NOT_SET}\n}");
        assertThat(Reading.problemsOf(() -> DeploymentFile.read(file)))
                .containsExactly(new ConfigProblem(
                        file.toString(),
                        "cannot be read: Could not resolve substitution to a value: ${SWELL_IS_NOT_SET}",
                        "",
                        file + ":2"));
    }

    @Test
    void aFileThatIsNotThereIsAProblem() {
        Path file = directory.resolve("missing.conf");
        assertThat(Reading.problemsOf(() -> DeploymentFile.read(file)))
                .extracting(ConfigProblem::toString)
                .containsExactly(file + " must be a file that exists");
    }

    @ParameterizedTest(name = "''{0}''")
    @ValueSource(strings = {"", "swell.deployments {}", "a = null"})
    void aFileWithoutADeploymentIsAProblem(String content) throws IOException {
        Path file = file(content);
        assertThat(Reading.problemsOf(() -> DeploymentFile.read(file)))
                .extracting(ConfigProblem::toString)
                .containsExactly(file + " must declare a deployment");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("deployment.conf"), content);
    }
}
