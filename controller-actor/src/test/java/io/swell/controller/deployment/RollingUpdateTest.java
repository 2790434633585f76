package io.swell.controller.deployment;

import static io.swell.controller.deployment.Scene.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.deployment.ObservedReplica.Phase;
import io.swell.shared.id.DeploymentId;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new version comes in before the old one goes. */
final class RollingUpdateTest {

    private final Scene scene = Scene.with("a", "b", "c", "d");

    @ParameterizedTest(name = "a target of {0} allows {1} more")
    @CsvSource({"0, 1", "1, 1", "5, 1", "9, 1", "10, 2", "100, 20"})
    void surgeIsAFifthAtLeastOne(int target, int surge) {
        assertThat(RollingUpdate.surge(target)).isEqualTo(surge);
    }

    @ParameterizedTest(name = "target {0}, starting {1}, running {2}, older {3}: start {4}")
    @CsvSource({
        "10, 0, 0, 0, 10", // the first deploy starts all at once
        "10, 0, 0, 10, 2", // an update starts a surge
        "10, 2, 0, 10, 0",
        "10, 0, 2, 8, 2",
        "10, 0, 0, 6, 6", // below target there is more room
        "10, 0, 9, 1, 1",
        "10, 0, 10, 2, 0",
        "0, 0, 0, 3, 0",
    })
    void startsAsManyAsTheSurgeAllows(int target, int starting, int running, int outdated, int expected) {
        assertThat(RollingUpdate.missing(new Census(target, starting, running, running, outdated)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "target {0}, starting {1}, running {2}, older {3}: {4} too many")
    @CsvSource({
        "10, 0, 10, 0, 0",
        "5, 0, 10, 0, 5",
        "5, 3, 4, 0, 2",
        "5, 2, 2, 3, 1", // lowered in the middle: seven serve, six may, and starts go first
        "5, 0, 4, 4, 0", // what runs goes only when newer ones replace it
    })
    void tooManyGoAway(int target, int starting, int running, int outdated, int expected) {
        assertThat(RollingUpdate.surplus(new Census(target, starting, running, running, outdated)))
                .isEqualTo(expected);
    }

    @Test
    void capacityNeverFallsBelowTheTargetNorRisesAboveTheSurge() {
        runWith("v1", 10);
        scene.deploy("v2", 10);

        while (scene.view().health() == DeploymentHealth.UPDATING) {
            scene.settle();
            assertThat(scene.running()).isGreaterThanOrEqualTo(10);
            assertThat(scene.running() + scene.view().starting()).isLessThanOrEqualTo(12);
            scene.progress(Phase.STARTING, Phase.RUNNING);
            scene.settle();
            assertThat(scene.running()).isGreaterThanOrEqualTo(10);
            scene.progress(Phase.DRAINING, Phase.DRAINED);
        }

        scene.settleAndProgress();
        assertThat(versions()).hasSize(10).containsOnly("v2");
    }

    @Test
    void saysHowFarItHasCome() {
        runWith("v1", 2);
        scene.deploy("v2", 2);
        scene.settle();

        assertThat(scene.view().health()).isEqualTo(DeploymentHealth.UPDATING);
        assertThat(scene.view().detail()).isEqualTo("updating to version v2: 0 of 2 replicas run it, 2 an older one");
    }

    @Test
    void startsOfAnOlderVersionAreStoppedAtOnce() {
        scene.deploy("v1", 3);
        scene.settle();
        scene.deploy("v2", 3);
        scene.plan();

        assertThat(scene.stops()).hasSize(3);
        assertThat(scene.starts()).hasSize(3);
    }

    @Test
    void aVersionThatDoesNotStartLeavesTheOlderOneServing() {
        runWith("v1", 4);
        scene.deploy("v2", 4);
        for (int i = 0; i < 3; i++) {
            scene.settle();
            scene.progress(Phase.STARTING, Phase.START_FAILED, "bad code");
            scene.settle();
            scene.now = scene.fleet.dueMicros();
        }

        assertThat(scene.running()).isEqualTo(4);
        assertThat(scene.view().health()).isEqualTo(DeploymentHealth.UNHEALTHY);
        assertThat(scene.view().detail()).contains("bad code").contains("4 an older one");
    }

    // v2 starts, then crashes a second later, again and again: one older replica goes at the first success, no more.
    @Test
    void aVersionThatCrashesEarlyDoesNotEatUpTheOlderOne() {
        runWith("v1", 4);
        scene.deploy("v2", 4);
        for (int i = 0; i < 6; i++) {
            scene.settle();
            scene.progress(Phase.STARTING, Phase.RUNNING);
            scene.settle();
            crashVersion("v2");
            scene.settle();
            scene.progress(Phase.DRAINING, Phase.DRAINED);
            scene.now = scene.fleet.dueMicros();
        }

        assertThat(versions().filter("v1"::equals)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void goingBackIsAnUpdateToo() {
        runWith("v1", 4);
        scene.deploy("v2", 4);
        scene.settle();
        scene.progress(Phase.STARTING, Phase.RUNNING);
        scene.settle();

        scene.deploy("v1", 4);
        scene.settleAndProgress();

        assertThat(versions()).hasSize(4).containsOnly("v1");
    }

    @Test
    void aFullClusterUpdatesByGivingUpASurgeFirst() {
        runWith("v1", 16);
        scene.deploy("v2", 16);
        scene.settle();

        assertThat(scene.drains()).hasSize(3);
        assertThat(scene.running()).isEqualTo(13);
        scene.settleAndProgress();
        assertThat(versions()).hasSize(16).containsOnly("v2");
    }

    // 20 are wanted and 16 fit: still every one of them gets the new version.
    @Test
    void updatesThoughItNeverReachedItsTarget() {
        runWith("v1", 20);
        assertThat(scene.running()).isEqualTo(16);

        scene.deploy("v2", 20);
        scene.settleAndProgress();

        assertThat(versions()).hasSize(16).containsOnly("v2");
        assertThat(scene.view().pending()).isEqualTo(4);
    }

    @Test
    void aVersionThatFitsNowhereLeavesTheOlderOneAlone() {
        runWith("v1", 2);
        scene.fleet.deploy(ID, new ReplicaTemplate("v2", Scene.cpu(5), Duration.ZERO));
        scene.settleAndProgress();

        assertThat(versions()).hasSize(2).containsOnly("v1");
        assertThat(scene.view().detail()).contains("1 pending: each needs cpu 5, the most free on any of 4 hosts is");
    }

    @Test
    void twoSmallOnesMakeRoomForABigOne() {
        Scene small = Scene.with("a");
        small.deploy("v1", 4);
        small.settleAndProgress();

        small.fleet.deploy(ID, new ReplicaTemplate("v2", Scene.cpu(2), Duration.ZERO));
        small.fleet.setTarget(ID, 2);
        small.settleAndProgress();

        assertThat(small.on("a")).hasSize(2).allMatch(replica -> replica.version()
                .equals("v2"));
    }

    // Every room that comes free is taken by another deployment that waits longer: the update must not go on giving.
    @Test
    void givesUpNoMoreThanASurgeWhenOthersTakeTheRoom() {
        DeploymentId greedy = new DeploymentId("greedy");
        runWith("v1", 16);
        scene.fleet.deploy(greedy, Scene.version("v1"));
        scene.fleet.setTarget(greedy, 16);
        scene.settle();

        scene.deploy("v2", 16);
        scene.settleAndProgress();

        assertThat(scene.running()).isGreaterThanOrEqualTo(13);
    }

    private Stream<String> versions() {
        return scene.hosts.values().stream()
                .flatMap(host -> host.replicas.values().stream())
                .map(ObservedReplica::version);
    }

    private void crashVersion(String version) {
        for (FakeHost host : scene.hosts.values()) {
            host.replicas.values().stream()
                    .filter(replica -> replica.version().equals(version))
                    .toList()
                    .forEach(replica -> host.show(replica.replica(), Phase.CRASHED, "boom"));
            scene.report(host);
        }
    }

    private void runWith(String version, int target) {
        scene.deploy(version, target);
        scene.settleAndProgress();
    }
}
