package io.swell.shared.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.load.LoadSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are in nanoseconds. */
class DeploymentMetersTest {

    private static final DeploymentId ECHO = new DeploymentId("echo");
    private static final long MILLI = 1_000_000;

    private final ProcessMeters load = new ProcessMeters();
    private final LoadMeter first = new LoadMeter(0);
    private final LoadMeter second = new LoadMeter(0);

    @Test
    void handlesOfADeploymentAddUp() {
        load.register(new HandleId(ECHO, 1), first);
        load.register(new HandleId(ECHO, 2), second);
        first.queued(0);
        second.queued(0);
        second.assigned(0, false);

        assertThat(meters().read(2 * MILLI)).isEqualTo(new LoadSnapshot(1, 1, 2_000, 2_000, 2, 0, 0, 0, 0));
        assertThat(meters().handles()).isEqualTo(2);
        assertThat(load.handles()).isEqualTo(2);
    }

    @Test
    void aHandleThatIsGoneTakesItsCountsAndLeavesItsHistory() {
        load.register(new HandleId(ECHO, 1), first);
        load.register(new HandleId(ECHO, 2), second);
        first.queued(0);
        second.queued(0);

        load.remove(new HandleId(ECHO, 1), 2 * MILLI);

        assertThat(meters().read(3 * MILLI)).isEqualTo(new LoadSnapshot(1, 0, 2_000 + 3_000, 0, 2, 0, 0, 0, 0));
        assertThat(meters().handles()).isEqualTo(1);
        assertThat(load.handles()).isEqualTo(1);
    }

    @Test
    void aHandleIsCountedOnceAndGoesOnce() {
        HandleId handle = new HandleId(ECHO, 1);
        assertThat(load.register(handle, first)).as("the deployment is new").isTrue();
        assertThat(load.register(handle, second)).isFalse();
        assertThat(load.handles()).isEqualTo(1);
        first.queued(0);

        load.remove(handle, MILLI);
        load.remove(handle, 2 * MILLI);
        load.remove(new HandleId(new DeploymentId("stranger"), 1), 2 * MILLI);

        assertThat(meters().read(3 * MILLI)).isEqualTo(new LoadSnapshot(0, 0, 1_000, 0, 1, 0, 0, 0, 0));
        assertThat(load.handles()).isZero();
    }

    @Test
    void deploymentsKeepTheNumberOfTheirFirstAppearance() {
        DeploymentId other = new DeploymentId("other");
        load.register(new HandleId(ECHO, 1), first);
        load.register(new HandleId(other, 2), second);
        load.remove(new HandleId(ECHO, 1), MILLI);
        load.register(new HandleId(ECHO, 3), new LoadMeter(MILLI));

        assertThat(load.deployments()).extracting(DeploymentMeters::id).containsExactly(ECHO, other);
        assertThat(load.deployments()).extracting(DeploymentMeters::number).containsExactly(0, 1);
    }

    @ParameterizedTest(name = "{0} ongoing at the report, {1} now")
    @CsvSource({"0, 16, false", "0, 17, true", "8, 16, false", "8, 17, true", "20, 40, false", "20, 41, true"})
    void anEdgeIsMoreThanTheFactorOfWhatWasReportedAndMoreThanAFew(int reported, int now, boolean past) {
        load.register(new HandleId(ECHO, 1), first);
        queue(reported);
        meters().watchGrowth(2);

        queue(now - reported);

        assertThat(first.isPastEdge()).isEqualTo(past);
    }

    private void queue(int requests) {
        for (int i = 0; i < requests; i++) {
            first.queued(0);
        }
    }

    private DeploymentMeters meters() {
        DeploymentMeters meters = load.of(ECHO);
        assertThat(meters).isNotNull();
        return meters;
    }
}
