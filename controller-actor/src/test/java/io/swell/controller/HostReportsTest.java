package io.swell.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The account of a host and that of its controller, with what is between: loss, repetition, delay, disorder. */
final class HostReportsTest {

    private static final int SEEDS = 300;
    private static final int STEPS = 400;

    private static final ReportingHost.Refs REFS = new ReportingHost.Refs();

    @AfterAll
    static void stop() {
        REFS.close();
    }

    @Test
    void controllerAndHostAgreeInTheEndWhateverWasLostRepeatedOrOvertaken() {
        System.out.println("host reports: seeds 1 to " + SEEDS);
        for (long seed = 1; seed <= SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            LossyNetwork network = new LossyNetwork(REFS, random);
            for (int i = 0; i < STEPS; i++) {
                network.step();
                if (random.nextInt(50) == 0) {
                    network.trouble();
                }
            }
            network.calmDown();
            assertThat(network.controller.picture()).as("seed " + seed).isEqualTo(network.host.picture());
        }
    }

    // Otherwise the test above might pass with hosts that tell everything all the time.
    @Test
    void mostReportsTellOnlyChanges() {
        LossyNetwork network = new LossyNetwork(REFS, new SplittableRandom(1));
        for (int i = 0; i < STEPS; i++) {
            network.step();
        }

        assertThat(network.controller.wholes).isBetween(1, network.controller.news / 4);
    }

    @Test
    void aHostThatIsNotKnownIsAskedForEverythingOnceAndNotBelievedBefore() {
        ReportingHost host = new ReportingHost(REFS, new ProcessId("host:2551", 1));
        host.put("a", ReplicaPhase.RUNNING);
        ReportingController first = new ReportingController(REFS);
        host.report().forEach(part -> host.unheard.heard(first.receive(part).orElseThrow()));
        host.put("b", ReplicaPhase.RUNNING);

        ReportingController second = new ReportingController(REFS);
        host.report().forEach(part -> host.unheard.heard(second.receive(part).orElseThrow()));
        assertThat(host.unheard.base()).isEqualTo(HostReport.EVERYTHING);
        assertThat(second.picture()).isEqualTo(ReportingHost.Picture.EMPTY);
        host.report().forEach(part -> host.unheard.heard(second.receive(part).orElseThrow()));

        assertThat(second.picture()).isEqualTo(host.picture());
        assertThat(host.unheard.isPending()).isFalse();
    }

    @Test
    void aProcessThatBeginsAnewIsAnotherHost() {
        ReportingController controller = new ReportingController(REFS);
        ReportingHost before = new ReportingHost(REFS, new ProcessId("host:2551", 1));
        before.put("a", ReplicaPhase.RUNNING);
        before.report().forEach(controller::receive);
        before.put("b", ReplicaPhase.RUNNING);
        var late = before.report();

        ReportingHost after = new ReportingHost(REFS, new ProcessId("host:2551", 2));
        after.put("c", ReplicaPhase.RUNNING);
        controller.gone(before.process);
        after.report().forEach(controller::receive);
        late.forEach(controller::receive);

        assertThat(controller.picture()).isEqualTo(after.picture());
    }

    @Test
    void aReplicaThatEndedAndCameAgainIsThere() {
        ReportingController controller = new ReportingController(REFS);
        ReportingHost host = new ReportingHost(REFS, new ProcessId("host:2551", 1));
        host.put("a", ReplicaPhase.RUNNING);
        host.report()
                .forEach(part -> host.unheard.heard(controller.receive(part).orElseThrow()));

        host.remove("a");
        var late = host.report();
        host.put("a", ReplicaPhase.RUNNING);
        host.report().forEach(controller::receive);
        late.forEach(controller::receive);

        assertThat(controller.picture()).isEqualTo(host.picture());
    }
}
