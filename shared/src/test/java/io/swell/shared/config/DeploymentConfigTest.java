package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.swell.shared.id.DeploymentId;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeploymentConfigTest {

    @Test
    void defaults() {
        DeploymentConfig config = Reading.deployment();
        assertThat(config)
                .isEqualTo(new DeploymentConfig(
                        new DeploymentId("it"),
                        "",
                        "{}",
                        5,
                        -1,
                        new ResourceAmounts(Map.of("cpu", 1.0)),
                        Duration.ofSeconds(20),
                        config.autoscaling()));
    }

    @Test
    void everyKeyIsMapped() {
        DeploymentConfig config = Reading.deployment(
                """
                handler = "com.acme.Summarizer"
                handler-config { model = small }
                max-ongoing-requests = 6
                max-queued-requests = 7
                resources { gpu = 8 }
                graceful-shutdown-timeout = 9s
                autoscaling { max-replicas = 10 }""");
        assertThat(config)
                .isEqualTo(new DeploymentConfig(
                        new DeploymentId("it"),
                        "com.acme.Summarizer",
                        "{\"model\":\"small\"}",
                        6,
                        7,
                        new ResourceAmounts(Map.of("cpu", 1.0, "gpu", 8.0)),
                        Duration.ofSeconds(9),
                        config.autoscaling()));
        assertThat(config.autoscaling().maxReplicas()).isEqualTo(10);
    }

    @ParameterizedTest(name = "{0} = {1} breaks: {2}")
    @CsvSource({
        "handler, 5, must be text",
        "handler-config, 5, must be an object",
        "replicas, 0, must be at least 1",
        "replicas, many, must be a whole number",
        "max-ongoing-requests, 0, must be at least 1",
        "max-queued-requests, 0, must be -1 or at least 1",
        "max-queued-requests, -2, must be -1 or at least 1",
        "graceful-shutdown-timeout, -1s, must be from 0 to 100d",
        "graceful-shutdown-timeout, 101d, must be from 0 to 100d",
        "resources, 1, must be an object",
        "autoscaling, auto, must be an object",
    })
    void refuses(String key, String value, String rule) {
        assertThat(Reading.problemsOfDeployment(key + " = " + value))
                .containsExactly(key + " " + rule + ", was: " + value);
    }

    @Test
    void withoutReplicasAndAutoscalingThereIsOneFixedReplica() {
        assertFixed(Reading.deployment(), 1);
    }

    @Test
    void replicasIsAFixedNumber() {
        assertFixed(Reading.deployment("replicas = 3"), 3);
    }

    @Test
    void aFixedNumberStandsAgainstBoundsAmongTheDefaults() {
        SwellSettings settings = Reading.settings(
                """
                swell.deployment-defaults { replicas = 2, autoscaling { min-replicas = 5, initial-replicas = 6 } }
                swell.deployments { fixed {}, scaling { autoscaling {} } }""");
        assertFixed(settings.deployments().get(0), 2);
        assertThat(settings.deployments().get(1).autoscaling().minReplicas()).isEqualTo(5);
    }

    @Test
    void replicasBesideAutoscalingIsAContradiction() {
        assertThat(Reading.problemsOfDeployment("replicas = 3, autoscaling { min-replicas = 3 }"))
                .containsExactly("replicas must not stand beside autoscaling, was: 3");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"10", "0.5"})
    void theTargetMayLieOnEitherSideOfMaxOngoingRequests(String target) {
        assertThat(Reading.deployment("autoscaling.target-ongoing-requests = " + target)
                        .autoscaling()
                        .targetOngoingRequests())
                .isEqualTo(Double.parseDouble(target));
    }

    @Test
    void theHandlersConfigurationTakesAnyKeyAndComesBackAsItWas() {
        String rendered = Reading.deployment("handler-config { a { b = [1, 2], \"c d\" = null }, e = 30s }")
                .handlerConfig();
        assertThat(ConfigFactory.parseString(rendered).root().unwrapped())
                .isEqualTo(ConfigFactory.parseString("a { b = [1, 2], \"c d\" = null }, e = 30s")
                        .root()
                        .unwrapped());
    }

    private static void assertFixed(DeploymentConfig config, int replicas) {
        assertThat(config.autoscaling())
                .returns(replicas, AutoscalingConfig::minReplicas)
                .returns(OptionalInt.of(replicas), AutoscalingConfig::initialReplicas)
                .returns(replicas, AutoscalingConfig::maxReplicas);
    }
}
