package io.swell.controller.deployment;

import static io.swell.controller.deployment.Scene.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.deployment.ObservedReplica.Phase;
import org.junit.jupiter.api.Test;

/** Replicas that do not start, or crash. */
final class FailureTest {

    private final Scene scene = Scene.with("a", "b");

    @Test
    void aFailedStartIsForgottenAtItsHostAndRetriedAfterABackoff() {
        scene.deploy("v1", 1);
        failStarts("no such file");
        scene.settle();

        assertThat(scene.stops()).hasSize(1);
        assertThat(scene.starts()).isEmpty();
        long due = scene.fleet.dueMicros();
        assertThat(due - scene.now).isBetween(1_000_000L, 1_250_000L);

        scene.now = due;
        scene.settle();
        assertThat(scene.starts()).hasSize(1);
    }

    // Waits of 1, 2, 4, 8 and then 16 s, each up to a quarter longer but never above 16 s.
    @Test
    void waitsDoubleUpToTheMaximum() {
        scene.deploy("v1", 1);
        for (long wait : new long[] {1, 2, 4, 8, 16, 16}) {
            failStarts("boom");
            scene.settle();
            long due = scene.fleet.dueMicros();
            assertThat(due - scene.now).isBetween(wait * 1_000_000, Math.min(16_000_000, wait * 1_250_000));
            scene.now = due;
        }
    }

    @Test
    void threeFailuresInARowMakeADeploymentUnhealthyAndOneSuccessHealsIt() {
        scene.deploy("v1", 1);
        for (int i = 0; i < 3; i++) {
            assertThat(scene.view().health()).isEqualTo(DeploymentHealth.HEALTHY);
            failStarts("no such file");
            scene.settle();
            scene.now = scene.fleet.dueMicros();
        }
        assertThat(scene.view().health()).isEqualTo(DeploymentHealth.UNHEALTHY);
        assertThat(scene.view().detail()).matches("3 starts in a row failed, the last on [ab]:2551: no such file");

        scene.settleAndProgress();

        assertThat(scene.view().health()).isEqualTo(DeploymentHealth.HEALTHY);
        assertThat(scene.view().detail()).isEmpty();
        assertThat(scene.running()).isEqualTo(1);
    }

    @Test
    void whileStartsFailOnlyOneAtATimeTriesAgain() {
        scene.deploy("v1", 4);
        failStarts("boom");
        scene.settle();
        assertThat(scene.view().health()).isEqualTo(DeploymentHealth.UNHEALTHY);

        scene.now = scene.fleet.dueMicros();
        scene.settle();
        assertThat(scene.starts()).hasSize(1);

        scene.settleAndProgress();
        assertThat(scene.running()).isEqualTo(4);
    }

    // Four that fail together are one round: the wait is the first one, 1 s.
    @Test
    void replicasThatFailTogetherRaiseTheWaitOnce() {
        scene.deploy("v1", 4);
        failStarts("boom");
        scene.settle();

        assertThat(scene.fleet.dueMicros() - scene.now).isBetween(1_000_000L, 1_250_000L);
    }

    @Test
    void aHostWhereStartsFailIsTriedLast() {
        scene.deploy("v1", 1);
        scene.settle();
        assertThat(scene.on("a")).hasSize(1);
        failStarts("disk full");
        scene.settle();
        scene.now = scene.fleet.dueMicros();
        scene.settleAndProgress();

        scene.fleet.setTarget(ID, 4);
        scene.settleAndProgress();

        assertThat(scene.on("b")).hasSize(4);
        assertThat(scene.on("a")).isEmpty();
    }

    @Test
    void aReplicaThatRanLongIsReplacedAtOnce() {
        scene.deploy("v1", 1);
        scene.settleAndProgress();

        scene.seconds(16).progress(Phase.RUNNING, Phase.CRASHED, "out of luck");
        scene.settle();

        assertThat(scene.stops()).hasSize(1);
        assertThat(scene.starts()).hasSize(1);
        assertThat(scene.view().detail()).isEmpty();
    }

    @Test
    void crashesSoonAfterTheStartBackOffAndAreForgivenAfterAQuietTime() {
        scene.deploy("v1", 1);
        for (int i = 0; i < 3; i++) {
            scene.settleAndProgress();
            assertThat(scene.running()).isEqualTo(1);
            scene.seconds(1).progress(Phase.RUNNING, Phase.CRASHED, "boom");
            scene.settle();
            assertThat(scene.starts()).isEmpty();
            scene.now = scene.fleet.dueMicros();
        }
        assertThat(scene.view().health()).isEqualTo(DeploymentHealth.UNHEALTHY);
        assertThat(scene.view().detail())
                .contains("3 replicas crashed soon after the start")
                .contains("boom");

        scene.settleAndProgress();
        assertThat(scene.fleet.dueMicros()).isEqualTo(scene.now + 16_000_000);
        scene.seconds(16).plan();

        assertThat(scene.view().health()).isEqualTo(DeploymentHealth.HEALTHY);
    }

    @Test
    void aReplicaItsHostNoLongerHasCountsAsCrashed() {
        scene.deploy("v1", 1);
        scene.settleAndProgress();

        scene.host("a").lose(scene.on("a").get(0).replica());
        scene.report(scene.host("a"));

        assertThat(scene.running()).isZero();
        assertThat(scene.view().detail()).contains("its host no longer has it");
    }

    // What failed was one too many anyway.
    @Test
    void failedStartsHurtNobodyOnceThereAreEnoughReplicas() {
        scene.deploy("v1", 1);
        scene.settleAndProgress();
        scene.fleet.setTarget(ID, 4);
        failStarts("boom");
        scene.settle();
        assertThat(scene.view().health()).isEqualTo(DeploymentHealth.UNHEALTHY);

        scene.fleet.setTarget(ID, 1);
        scene.settle();

        assertThat(scene.view().health()).isEqualTo(DeploymentHealth.HEALTHY);
        assertThat(scene.view().detail()).contains("boom");
    }

    // Crashed at 1 s, may start again at 2 s at the earliest; quiet for 16 s after that.
    @Test
    void anEarlyCrashIsForgivenThoughNothingHasToStartAnyMore() {
        scene.deploy("v1", 1);
        scene.settleAndProgress();
        scene.seconds(1).progress(Phase.RUNNING, Phase.CRASHED, "boom");
        scene.fleet.setTarget(ID, 0);
        scene.settle();
        assertThat(scene.view().detail()).isNotEmpty();

        scene.seconds(18).plan();

        assertThat(scene.view().detail()).isEmpty();
        assertThat(scene.fleet.dueMicros()).isEqualTo(Long.MAX_VALUE);
    }

    // A replica that takes half a minute to start and then crashes is in a loop as much as a quick one.
    @Test
    void aSlowStartDoesNotCountAsQuiet() {
        scene.deploy("v1", 1);
        for (int i = 0; i < 3; i++) {
            scene.settle();
            scene.seconds(30).plan();
            scene.progress(Phase.STARTING, Phase.RUNNING);
            scene.seconds(1).progress(Phase.RUNNING, Phase.CRASHED, "boom");
            scene.settle();
            scene.now = scene.fleet.dueMicros();
        }

        assertThat(scene.view().health()).isEqualTo(DeploymentHealth.UNHEALTHY);
    }

    @Test
    void aLeavingHostIsNotHeldAgainstTheDeployment() {
        scene.deploy("v1", 2);
        scene.settle();
        scene.host("a").leave();
        scene.host("b").leave();
        failStarts("I leave");

        assertThat(scene.view().health()).isEqualTo(DeploymentHealth.HEALTHY);
        assertThat(scene.view().detail()).isEmpty();
    }

    @Test
    void newCodeStartsWithACleanSlate() {
        scene.deploy("v1", 1);
        failStarts("boom");
        scene.settle();

        scene.deploy("v2", 1);
        scene.settle();

        assertThat(scene.starts()).hasSize(1);
        assertThat(scene.view().detail()).isEmpty();
    }

    private void failStarts(String detail) {
        scene.settle();
        assertThat(scene.progress(Phase.STARTING, Phase.START_FAILED, detail)).isTrue();
    }
}
