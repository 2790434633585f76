package io.swell.bench;

import io.swell.bench.sender.Way;
import io.swell.node.text.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@link FanIn} found, in words and figures. */
final class FanInReport {

    private static final double KEEPS_UP = 0.95;

    private final List<FanInCase> cases;
    private final OnOff onOff;
    private final double senderIdleMicrosPerSecond;

    FanInReport(List<FanInCase> cases, OnOff onOff, double senderIdleMicrosPerSecond) {
        this.cases = cases;
        this.onOff = onOff;
        this.senderIdleMicrosPerSecond = senderIdleMicrosPerSecond;
    }

    BenchReport report() {
        BenchReport report = new BenchReport("fan-in");
        method(report);
        TextTable table = new TextTable(
                "way",
                ">changing",
                ">messages/s",
                ">bytes/entry",
                ">controller CPU µs/s",
                ">µs/handle·interval",
                ">±",
                ">compiler",
                ">µs/entry",
                ">sender µs/handle",
                ">age p50 ms",
                ">age p99 ms",
                ">less CPU than per-handle");
        for (Way way : Way.values()) {
            cases.stream().filter(one -> one.way == way).forEach(one -> {
                row(table, one);
                json(report.variant(way.label()), one);
            });
        }
        report.table(table);
        cases.stream()
                .filter(one -> one.takenShare.min() < KEEPS_UP)
                .forEach(one -> report.line(String.format(
                        Locale.ROOT,
                        "%s at %.0f %%: the receiver did not keep up, and took %.0f %% of what was sent; it is charged too little.",
                        one.way.label(),
                        100 * one.changing,
                        100 * one.takenShare.min())));
        return musts(report);
    }

    private void method(BenchReport report) {
        report.line("10 processes emulated in one sender JVM, 1,500 deployments and handles each; Artery TCP; a real");
        report.line("controller JVM (swell) and a sink actor in a JVM just like it (the others). swell follows the");
        report.line(
                "pusher's own schedule, each process on a timer of its own, as exact as the pusher's, as separate JVMs");
        report.line("would; handles and processes of the naive ways are spread evenly over the interval.");
        report.line(
                "Controller CPU: whole process but its compiler, by difference in differences: how much more the JVM");
        report.line("uses than the other one while reports come than while none do, before and after. That is what it");
        report.line("costs beyond an idle node (" + onOff.idle().text("%.0f") + " µs/s). Measured the same way,");
        report.line("nothing costs " + onOff.noise().text("%.0f") + " µs/s, typically ±"
                + number("%.0f", onOff.noise().spread()) + ".");
        report.line("So that nothing is nothing, a pause goes before; report-expiry = 1h, so that a");
        report.line("process that pauses is not taken for silent.");
        report.line("Age: from reading the meters to the fold; with swell to its arrival, before it is decoded.");
        report.line("Medians of rounds [range]; ±: median distance from the median.");
        report.line("");
    }

    private void row(TextTable table, FanInCase one) {
        Samples perHandle = one.microsPerHandle(onOff);
        table.row(
                one.way.label(),
                Math.round(100 * one.changing) + " %",
                number("%.1f", one.messagesPerSecond.median()),
                number("%.1f", one.bytesPerEntry.median()),
                one.microsPerSecond(onOff).text("%.0f"),
                number("%.4f", perHandle.median()),
                number("%.4f", perHandle.spread()),
                number("%.4f", one.compilingMicrosPerHandle.median()),
                one.microsPerEntry(onOff).text("%.3f"),
                number(
                        "%.3f",
                        one.senderMicrosPerHandle(senderIdleMicrosPerSecond).median()),
                number("%.2f", one.ageP50.median()),
                number("%.2f", one.ageP99.median()),
                number("%.1f×", timesLess(one)));
    }

    private void json(Map<String, Object> figures, FanInCase one) {
        Samples perHandle = one.microsPerHandle(onOff);
        Samples perEntry = one.microsPerEntry(onOff);
        figures.put("changing", one.changing);
        figures.put("messagesPerSecond", one.messagesPerSecond.median());
        figures.put("bytesPerEntry", one.bytesPerEntry.median());
        figures.put("controllerCpuMicrosPerHandle", perHandle.median());
        figures.put("controllerCpuMicrosPerHandleMin", perHandle.min());
        figures.put("controllerCpuMicrosPerHandleMax", perHandle.max());
        figures.put("controllerCpuMicrosPerSecond", one.microsPerSecond(onOff).median());
        figures.put("controllerCpuMicrosPerSecondNoise", onOff.noise().spread());
        figures.put("controllerCompilingMicrosPerHandle", one.compilingMicrosPerHandle.median());
        figures.put("controllerCpuMicrosPerEntry", perEntry.median());
        figures.put("controllerCpuMicrosPerEntryMin", perEntry.min());
        figures.put("controllerCpuMicrosPerEntryMax", perEntry.max());
        figures.put(
                "senderCpuMicrosPerHandle",
                one.senderMicrosPerHandle(senderIdleMicrosPerSecond).median());
        figures.put("reportAgeMillisP50", one.ageP50.median());
        figures.put("reportAgeMillisP99", one.ageP99.median());
        figures.put("timesLessControllerCpuThanPerHandle", timesLess(one));
    }

    private BenchReport musts(BenchReport report) {
        FanInCase all = find(Way.SWELL, 1);
        FanInCase few = find(Way.SWELL, 0.01);
        double busiest = cases.stream()
                .filter(FanInCase::isSwell)
                .mapToDouble(one -> one.messagesPerSecond.median())
                .max()
                .orElseThrow();
        return report.must(Must.atMost(
                        "controller CPU per entry received and folded, all changing",
                        "µs",
                        0.3,
                        all.microsPerEntry(onOff).median()))
                .must(Must.atMost("bytes per changed entry, all changing", "B", 24, all.bytesPerEntry.median()))
                .must(Must.atLeast("less controller CPU than per handle, all changing", "×", 50, timesLess(all)))
                .must(Must.atLeast("less controller CPU than per handle, 1 % changing", "×", 500, timesLess(few)))
                .must(Must.atMost("messages per process and interval", "", 1.05, busiest / FanInCase.PROCESSES));
    }

    /** How many times what this costs it costs to send one message per handle. Says nothing if this costs nothing. */
    private double timesLess(FanInCase one) {
        return find(Way.PER_HANDLE, one.changing).microsPerHandle(onOff).median()
                / one.microsPerHandle(onOff).median();
    }

    private FanInCase find(Way way, double changing) {
        return cases.stream()
                .filter(one -> one.way == way && one.changing == changing)
                .findFirst()
                .orElseThrow();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
