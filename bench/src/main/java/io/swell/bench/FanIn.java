package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.OnOff.Block;
import io.swell.bench.Rig.Measured;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.BenchNode;
import io.swell.bench.sender.Way;
import io.swell.shared.protocol.TimedReports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The real fleet of the problem statement: 1,500 deployments, each with a handle in each of 10 processes.
 *
 * <p>A round goes through the shares of changing deployments. At each: Swell, then the naive ways, whose receiver is another
 * JVM, so that meanwhile the controller's look-back windows come to rest; then nothing. So every block of Swell's has one
 * with nothing on either side, and is measured against both; see {@link OnOff}. At the end of a round Swell with the fewest
 * changing comes once more: that is the figure that noise hides most.
 */
final class FanIn implements Bench {

    private static final long INTERVAL_MICROS = 1_000_000;
    private static final double[] CHANGING = {0.01, 0.1, 1.0};
    private static final int ROUNDS = 3;
    private static final int WARMING_TURNS = 5;
    private static final int FIRST_EXTRA = 5_000;
    private static final int FEW_ROWS = 15;

    /** Several intervals: until the controller has given every process its place in the round. */
    private static final Duration SWELL_SETTLES = Duration.ofSeconds(3);

    private static final Duration NAIVE_SETTLES = Duration.ofSeconds(1);
    /** What the naive ways take otherwise. */
    private static final Duration WINDOWS_SETTLE = Duration.ofSeconds(6);

    private static final Duration OFF_SETTLES = Duration.ofMillis(1_500);

    /** Seconds measured, by kind of block: the less there is to see, the longer it takes. */
    private record Lengths(int off, int swell, int naive) {}

    private final OnOff onOff = new OnOff();
    private final Samples senderIdleMicrosPerSecond = new Samples();

    @Override
    public String question() {
        return "what does grouping buy? 15,000 handles on 10 processes, one report per interval of 1 s";
    }

    @Override
    public BenchReport run(boolean quick) {
        List<FanInCase> cases = cases();
        Lengths lengths = quick ? new Lengths(4, 4, 2) : new Lengths(5, 8, 2);
        try (Rig rig = new Rig(configuration(), 1_024, 1_024)) {
            rig.admitHosts(0, FanInCase.PROCESSES, true);
            rig.site.create(0, FanInCase.PROCESSES, FanInCase.HANDLES, FanInCase.HANDLES);
            warmUp(rig, quick);
            Rig.sleep(Duration.ofSeconds(6));
            off(rig, lengths);
            for (int round = 0; round < (quick ? 1 : ROUNDS); round++) {
                for (double changing : CHANGING) {
                    for (FanInCase one : cases) {
                        if (one.changing == changing) {
                            measure(rig, one, lengths);
                        }
                    }
                    off(rig, lengths);
                }
                measure(rig, cases.get(0), lengths); // the smallest figure of all once more
                Rig.sleep(WINDOWS_SETTLE);
                off(rig, lengths);
            }
        }
        return new FanInReport(cases, onOff, senderIdleMicrosPerSecond.median()).report();
    }

    /** Swell first, and of it the fewest changing; then the naive ways, the most expensive first. */
    private static List<FanInCase> cases() {
        List<FanInCase> cases = new ArrayList<>();
        for (double changing : CHANGING) {
            cases.add(new FanInCase(Way.SWELL, changing));
            cases.add(new FanInCase(Way.PER_HANDLE, changing));
            cases.add(new FanInCase(Way.GROUPED_RECORDS, changing));
            cases.add(new FanInCase(Way.GROUPED_COLUMNAR, changing));
        }
        return cases;
    }

    /** A process that is told to pause counts as silent only after the bench. */
    private static String configuration() {
        return BenchNode.QUIET + TimedReports.CONFIGURATION + "swell.controller.report-expiry = 1h\n"
                + "swell.deployment-defaults.autoscaling { min-replicas = 0, max-replicas = 10,"
                + " target-ongoing-requests = 50, downscale-delay = 60s }\n"
                + BenchNode.deployments(FanInCase.HANDLES);
    }

    /**
     * Each way for a while, faster than it will be measured. A receiver of ten messages a second has its code compiled only
     * after hours, which says nothing of the days after; so Swell's takes thousands a second first, small ones and large
     * ones, from processes that are gone afterwards. Then it takes five hundred a second from those that will be measured, in
     * turns with the pace that will be, and with none: what only happens there, such as a pause, undoes some of what was
     * compiled, and it too would take hours to be compiled anew. With two such turns a report costs a fifth more than with
     * eight.
     */
    private static void warmUp(Rig rig, boolean quick) {
        warmUpByDraining(rig, FIRST_EXTRA, FEW_ROWS, quick);
        warmUpByDraining(rig, FIRST_EXTRA + FanInCase.PROCESSES, FanInCase.HANDLES, quick);
        for (int turn = 0; turn < (quick ? 1 : WARMING_TURNS); turn++) {
            for (double changing : CHANGING) {
                rig.drive(Way.SWELL.label(), changing, INTERVAL_MICROS / 50);
                Rig.sleep(Duration.ofMillis(2_500));
                rig.drive(Way.SWELL.label(), changing, INTERVAL_MICROS);
                Rig.sleep(Duration.ofMillis(1_500));
            }
            rig.pause();
            Rig.sleep(Duration.ofSeconds(1));
        }
        for (Way way : Way.values()) {
            if (way != Way.SWELL) {
                rig.drive(way.label(), 1, way == Way.PER_HANDLE ? INTERVAL_MICROS : INTERVAL_MICROS / 10);
                rig.awaitCompiled(Duration.ofSeconds(4));
                rig.pause();
            }
        }
    }

    private static void warmUpByDraining(Rig rig, int first, int rows, boolean quick) {
        rig.admit(first, FanInCase.PROCESSES);
        rig.sender.ask(
                "drain", Map.of("first", first, "count", FanInCase.PROCESSES, "rows", rows, "firstDeployment", 0));
        Rig.sleep(Duration.ofSeconds(quick ? 4 : 8));
        rig.sender.ask("undrain");
        Rig.sleep(Duration.ofMillis(500));
        rig.controller.ask("gone", Map.of("first", first, "count", FanInCase.PROCESSES));
    }

    private void off(Rig rig, Lengths lengths) {
        Rig.sleep(OFF_SETTLES);
        Measured nothing = rig.measure(Duration.ofSeconds(lengths.off()));
        BenchFailure.unless(nothing.messages() == 0, "something was sent while nothing should: " + nothing);
        onOff.addOff(Block.ofController(nothing));
        senderIdleMicrosPerSecond.add(nothing.perSecond(nothing.senderMicros()));
    }

    private void measure(Rig rig, FanInCase one, Lengths lengths) {
        rig.idle.ask("taken", Map.of("forget", true));
        rig.drive(one.way.label(), one.changing, INTERVAL_MICROS);
        Rig.sleep(one.isSwell() ? SWELL_SETTLES : NAIVE_SETTLES);
        rig.idle.ask("taken", Map.of("forget", false));
        rig.controller.ask("ages");
        Measured measured = rig.measure(Duration.ofSeconds(one.isSwell() ? lengths.swell() : lengths.naive()));
        JsonNode taken = rig.idle.ask("taken", Map.of("forget", false));
        JsonNode ages = rig.controller.ask("ages");
        rig.pause();
        JsonNode look = rig.sender.ask("look");
        requireSane(rig, one, measured, look);
        double bytesPerMessage =
                look.get("lastBytes").asDouble() / look.get("lastMessages").asDouble();
        one.add(measured, onOff.offs() - 1, one.isSwell() ? ages : taken, bytesPerMessage);
    }

    private static void requireSane(Rig rig, FanInCase one, Measured measured, JsonNode look) {
        BenchFailure.unless(measured.lost() == 0, "reports were not acknowledged in time: " + measured);
        if (one.isSwell()) {
            rig.requireEqualTotals();
            return;
        }
        long sent = look.get("ongoing").asLong();
        long held = rig.idle.ask("taken").get("ongoing").asLong();
        BenchFailure.unless(
                held == sent,
                one.way.label() + " at " + one.changing + ": the sink must hold what was sent: " + sent + ", was: "
                        + held);
        rig.idle.requireCleanLog();
        rig.sender.requireCleanLog();
    }
}
