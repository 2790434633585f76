package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.load.Reported.A;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.typesafe.config.ConfigFactory;
import io.swell.controller.autoscaling.load.Reported;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.MetricsReport;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A thousand deployments whose load moves with every report, by so little that every target stays. */
class NoGarbageTest {

    private static final int DEPLOYMENTS = 1_000;
    private static final int REPORTS = 400;
    private static final long SECOND = 1_000_000;

    private final Autoscaler autoscaler =
            new Autoscaler(SwellSettings.fromConfig(ConfigFactory.load()).controller());
    private final String[] names = new String[DEPLOYMENTS];
    private long runningMicros;

    @Test
    void anEntryThatIsFoldedAndDecidedUponLeavesNone() {
        Arrays.setAll(names, number -> "d" + number);
        autoscaler.load().admit(A, true, true);
        for (String name : names) {
            DeploymentId id = new DeploymentId(name);
            autoscaler.deploy(id, Declared.deployment().bounds(3, 3).config(), Declared.SLOTS, 0);
            autoscaler.observeRunning(id, 3);
        }
        for (int i = 1; i <= REPORTS; i++) {
            reportAndDecide(i);
        }

        long garbage = 0;
        for (int i = REPORTS + 1; i <= 2 * REPORTS; i++) {
            garbage += reportAndDecide(i);
        }

        assertThat(garbage / ((double) REPORTS * DEPLOYMENTS))
                .as("bytes of garbage for each entry and decision; its place in the queue of due times included")
                .isLessThan(32);
        assertThat(autoscaler.decidedMicros(new DeploymentId("d7"))).isEqualTo(2 * REPORTS * SECOND / 10);
    }

    /** Bytes of garbage that folding and deciding left. */
    private long reportAndDecide(int turn) {
        MetricsReport report = report(turn);
        long nowMicros = turn * SECOND / 10;
        long before = allocated();
        autoscaler.load().record(report, nowMicros);
        assertThat(autoscaler.decide(nowMicros)).isEmpty();
        return allocated() - before;
    }

    private MetricsReport report(int sequence) {
        int running = 5 + sequence % 2;
        runningMicros += running * SECOND / 10;
        Reported report = Reported.by(A, sequence).on(sequence - 1).names(0, sequence == 1 ? names : new String[0]);
        for (int number = 0; number < DEPLOYMENTS; number++) {
            report.row(number, 1, new LoadSnapshot(0, running, 0, runningMicros, sequence, 0, 0, 0, 0));
        }
        return report.build();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
