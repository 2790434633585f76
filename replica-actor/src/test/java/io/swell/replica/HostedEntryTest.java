package io.swell.replica;

import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.CRASHED;
import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.DRAINED;
import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.DRAINING;
import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.RUNNING;
import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.STARTING;
import static io.swell.shared.protocol.ControllerCommand.ReplicaPhase.START_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.ReplicaCommand;
import org.junit.jupiter.api.Test;

final class HostedEntryTest {

    private final TestInbox<ReplicaCommand> ref = TestInbox.create();
    private final HostedEntry entry = new HostedEntry(TestSystems.replica("a"), "v1", ref.getRef());

    private ReplicaPhase phase() {
        return entry.toReport().phase();
    }

    @Test
    void livesFromStartingToDrained() {
        assertThat(phase()).isEqualTo(STARTING);
        assertThat(entry.started()).isTrue();
        assertThat(phase()).isEqualTo(RUNNING);
        assertThat(entry.drain()).isTrue();
        assertThat(phase()).isEqualTo(DRAINING);
        assertThat(entry.drained()).isTrue();
        assertThat(phase()).isEqualTo(DRAINED);
        assertThat(entry.isDrained()).isTrue();
    }

    @Test
    void doesNothingTwice() {
        entry.started();
        assertThat(entry.started()).isFalse();
        entry.drain();
        assertThat(entry.drain()).isFalse();
        entry.drained();
        assertThat(entry.drained()).isFalse();
        entry.stop();
        assertThat(entry.stop()).isFalse();
    }

    @Test
    void tellsAFailedStartFromACrash() {
        HostedEntry other = new HostedEntry(TestSystems.replica("b"), "v1", ref.getRef());
        other.started();

        assertThat(entry.failed("no model")).isTrue();
        assertThat(other.failed("child died")).isTrue();

        assertThat(phase()).isEqualTo(START_FAILED);
        assertThat(entry.toReport().detail()).isEqualTo("no model");
        assertThat(other.toReport().phase()).isEqualTo(CRASHED);
    }

    @Test
    void keepsTheFirstCause() {
        entry.failed("the cause");

        assertThat(entry.failed("the replica ended by itself")).isFalse();
        assertThat(entry.toReport().detail()).isEqualTo("the cause");
    }

    @Test
    void cutsALongCause() {
        entry.failed("x".repeat(10_000));

        assertThat(entry.toReport().detail())
                .hasSize(HostedEntry.LONGEST_DETAIL + 1)
                .endsWith("…");
    }

    @Test
    void isShownAsDrainingWhileItStops() {
        entry.started();

        assertThat(entry.stop()).isTrue();

        assertThat(phase()).isEqualTo(DRAINING);
        assertThat(entry.failed("whatever")).as("it ends as ordered").isFalse();
    }

    @Test
    void remembersABoundedNumberOfStoppedReplicas() {
        ReplicaInventory inventory = new ReplicaInventory();
        for (int i = 0; i <= ReplicaInventory.REMEMBERED; i++) {
            inventory.rememberStopped(TestSystems.replica("r" + i));
        }

        assertThat(inventory.wasStopped(TestSystems.replica("r0"))).isFalse();
        assertThat(inventory.wasStopped(TestSystems.replica("r1"))).isTrue();
        assertThat(inventory.wasStopped(TestSystems.replica("r" + ReplicaInventory.REMEMBERED)))
                .isTrue();
    }
}
