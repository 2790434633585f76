package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SwellSettingsTest {

    @Test
    void thereAreNoDeploymentsByDefault() {
        assertThat(Reading.settings().deployments()).isEmpty();
    }

    @Test
    void readsTheConfigurationOfARunningProgram() {
        assertThat(SwellSettings.fromConfig(ConfigFactory.load())).isEqualTo(Reading.settings());
    }

    @Test
    void deploymentsComeInOrderOfName() {
        assertThat(Reading.settings("swell.deployments { b {}, c {}, a {}, gone = null }")
                        .deployments())
                .extracting(it -> it.id().name())
                .containsExactly("a", "b", "c");
    }

    @Test
    void operatorsMayChangeTheDefaultsOfDeployments() {
        SwellSettings settings = Reading.settings(
                """
                swell.deployment-defaults { max-ongoing-requests = 7, autoscaling.upscale-delay = 1s }
                swell.deployments { a {}, b { max-ongoing-requests = 8, autoscaling {} } }""");
        assertThat(settings.deployments())
                .extracting(DeploymentConfig::maxOngoingRequests)
                .containsExactly(7, 8);
        assertThat(settings.deployments().get(1).autoscaling().upscaleDelay()).hasSeconds(1);
    }

    @Test
    void theLookBackPeriodHoldsTwoPushes() {
        assertThat(Reading.problemsOfDeployment("autoscaling.look-back-period = 1999ms"))
                .containsExactly(
                        "autoscaling.look-back-period must be at least 2 x metrics-pusher.interval, was: 1999ms");
        assertThat(Reading.deployment("autoscaling.look-back-period = 2s")
                        .autoscaling()
                        .lookBackPeriod())
                .hasSeconds(2);
    }

    @Test
    void reportsExpireAfterTwoPushesAtTheEarliest() {
        assertThat(Reading.problems("swell.controller.report-expiry = 1s"))
                .containsExactly(
                        "swell.controller.report-expiry must be at least 2 x metrics-pusher.interval, was: 1s");
    }

    @Test
    void aRelationPointsAtWhatSomebodyWroteRatherThanAtADefault() {
        assertThat(Reading.problemsOf(() -> Reading.settings("", "swell.metrics-pusher.interval = 2s")))
                .containsExactly(new ConfigProblem(
                        "swell.controller.report-expiry",
                        "must be at least 2 x metrics-pusher.interval",
                        "3s",
                        "String: 2"));
    }

    @Test
    void takesOtherDeploymentsUnderTheSameRelations() {
        SwellSettings settings = Reading.settings();
        DeploymentConfig brisk = Reading.deployment("autoscaling.look-back-period = 2s");
        assertThat(settings.withDeployments(List.of(brisk)).deployments()).containsExactly(brisk);
        SwellSettings slow = Reading.settings("swell { metrics-pusher.interval = 2s, controller.report-expiry = 4s }");
        assertThatThrownBy(() -> slow.withDeployments(List.of(brisk)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("deployments.it.autoscaling.look-back-period must be at least"
                        + " 2 x metrics-pusher.interval, was: 2s");
    }

    @Test
    void namesAreDistinct() {
        DeploymentConfig twin = Reading.deployment();
        assertThatThrownBy(() -> Reading.settings().withDeployments(List.of(twin, twin)))
                .hasMessage("deployments must have distinct names, was: [it, it]");
    }

    @Test
    void withoutReferenceConfThereIsNothingToRead() {
        assertThat(Reading.problemsOf(() -> SwellSettings.fromConfig(ConfigFactory.empty())))
                .extracting(ConfigProblem::toString)
                .containsExactly("swell is missing and must be an object");
    }

    @ParameterizedTest(name = "swell.{0} is a section")
    @ValueSource(
            strings = {"controller", "metrics-pusher", "handle", "replica-host", "deployment-defaults", "deployments"})
    void aSectionIsAnObject(String section) {
        assertThat(Reading.problems("swell." + section + " = 5"))
                .containsExactly("swell." + section + " must be an object, was: 5");
    }

    @Test
    void refusesASectionNobodyKnows() {
        assertThat(Reading.problems("swell.contoller.report-expiry = 5s"))
                .containsExactly("swell.contoller is not a known key (nearest: controller),"
                        + " was: {\"report-expiry\":\"5s\"}");
    }

    @Test
    void leavesSectionsOfOtherModulesToThem(@TempDir Path module) throws IOException {
        Files.writeString(module.resolve("reference.conf"), "swell.http { port = 8080 }");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader with = new URLClassLoader(new URL[] {module.toUri().toURL()}, before)) {
            thread.setContextClassLoader(with);
            assertThat(Reading.settings("swell.http.port = 80").deployments()).isEmpty();
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(Reading.problems("swell.http.port = 80")).hasSize(1);
    }
}
