package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.OnOff.Block;
import io.swell.bench.Rig.Measured;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
import io.swell.bench.sender.Way;
import java.time.Duration;

/**
 * Runs {@link LoadCase}s one after another on one rig, each with processes of its own: those of the case before have said
 * goodbye. Between them, and first and last, there must be an {@link #off off block}.
 */
final class LoadCases {

    private static final int FIRST_HOST = 100_000;
    private static final int HOSTS = 10;
    private static final long INTERVAL_MICROS = 1_000_000;

    /** Several intervals: until the controller has given every process its place in the round. */
    private static final Duration SETTLES = Duration.ofMillis(3_500);

    /** As long as the look-back period, and some. */
    private static final Duration OFF_SETTLES = Duration.ofMillis(6_500);

    final OnOff onOff = new OnOff();
    private final Samples senderIdleMicrosPerSecond = new Samples();
    private final Rig rig;
    private int nextProcess;

    LoadCases(Rig rig) {
        this.rig = rig;
        rig.admitHosts(FIRST_HOST, HOSTS, false);
    }

    static String configuration(int deployments) {
        return BenchNode.QUIET + "swell.deployment-defaults.autoscaling { min-replicas = 0, max-replicas = 10,"
                + " target-ongoing-requests = 100000, look-back-period = 6s, downscale-delay = 1h }\n"
                + BenchNode.deployments(deployments);
    }

    /** Ten times as fast as in earnest, then as it is. */
    void warmUp(LoadCase largest, int quickly, int naively) {
        begin(largest);
        rig.drive(Way.SWELL.label(), 1, INTERVAL_MICROS / 10);
        rig.awaitCompiled(Duration.ofSeconds(quickly));
        rig.drive(Way.PER_HANDLE.label(), 1, INTERVAL_MICROS);
        rig.awaitCompiled(Duration.ofSeconds(naively));
        end();
    }

    void off(Duration length) {
        Rig.sleep(OFF_SETTLES);
        Measured nothing = rig.measure(length);
        onOff.addOff(Block.ofController(nothing));
        senderIdleMicrosPerSecond.add(nothing.perSecond(nothing.senderMicros()));
    }

    void measure(LoadCase one, Duration length) {
        begin(one);
        rig.drive(one.way.label(), 1, INTERVAL_MICROS);
        Rig.sleep(SETTLES);
        Measured measured = rig.measure(length);
        rig.pause();
        if (one.isSwell()) {
            rig.requireEqualTotals();
        }
        JsonNode look = rig.sender.ask("look");
        BenchFailure.unless(
                look.get("handles").asLong() == (long) one.processes * one.handles, "handles are missing: " + look);
        one.add(measured, onOff.offs() - 1);
        end();
    }

    double senderIdleMicrosPerSecond() {
        return senderIdleMicrosPerSecond.median();
    }

    private void begin(LoadCase one) {
        rig.admit(nextProcess, one.processes);
        rig.site.create(nextProcess, one.processes, one.handles, one.deployments);
        nextProcess += one.processes;
    }

    private void end() {
        rig.pause();
        rig.sender.ask("leave");
        Rig.await(
                "the goodbyes",
                () -> rig.controller.ask("status").get("handles").asLong() == 0);
    }
}
