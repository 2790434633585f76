package io.swell.node.reports;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PusherCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The books of pushers and controllers over a channel that drops, repeats, delays, reorders and cuts, while processes
 * start and crash and controllers are replaced. Stands here because only this module sees both sides.
 */
class MetricsPathSimulationTest {

    private static final int SEEDS = Integer.getInteger("swell.simulation.seeds", 1_200);

    /** Artery's default maximum frame. */
    private static final int FRAME_BYTES = 256 * 1_024;

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final Serialization SERIALIZATION = SerializationExtension.get(KIT.system());
    private static final TestProbe<PusherCommand> PUSHER = KIT.createTestProbe();
    private static final TestProbe<DirectoryCommand> DIRECTORY = KIT.createTestProbe();

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void afterQuietTheTotalsEqualTheTruthWhateverTheChannelDid() {
        long messages = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            SimulatedCluster cluster = new SimulatedCluster(seed, MetricsPathSimulationTest::staysBelowTheFrame);
            try {
                cluster.runWithFaults();
                cluster.becomeQuiet();
                cluster.totalsEqualTheTruth();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            messages += cluster.messages();
        }
        System.out.println("metrics path simulation: seeds 0 to " + (SEEDS - 1) + ", " + messages + " reports");
    }

    @Test
    void withoutCrashesEvenTheIntegralsAreExact() {
        for (long seed = 0; seed < SEEDS / 4; seed++) {
            SimulatedCluster cluster = new SimulatedCluster(seed, MetricsPathSimulationTest::staysBelowTheFrame);
            try {
                cluster.withoutCrashes();
                cluster.becomeQuiet();
                long offset = cluster.integralError();
                cluster.runWithFaults();
                cluster.finishAllRequests();
                cluster.becomeQuiet();
                assertThat(cluster.integralError())
                        .as("error added under faults")
                        .isEqualTo(offset);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void aChannelThatLosesAnAcknowledgementNeedsTheRowsThatItsReportHad() {
        // A request that comes and goes between two reports must not be left standing by the one that was lost.
        SimulatedCluster cluster = new SimulatedCluster(0, report -> {});
        cluster.loseOneAcknowledgementAroundAShortRequest();
        cluster.becomeQuiet();
        cluster.totalsEqualTheTruth();
    }

    private static void staysBelowTheFrame(MetricsReport report) {
        PushMetrics message = new PushMetrics(report, PUSHER.ref(), DIRECTORY.ref());
        int bytes = SERIALIZATION.serialize(message).get().length;
        assertThat(bytes)
                .as("bytes of a part with %d rows", report.load().rows())
                .isLessThan(FRAME_BYTES);
        assertThat(bytes).as("bytes against the limit given").isLessThanOrEqualTo(SimulatedProcess.MAX_PART_BYTES);
    }
}
