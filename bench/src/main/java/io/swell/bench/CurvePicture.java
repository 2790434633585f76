package io.swell.bench;

import io.swell.bench.chart.Figure;
import io.swell.bench.chart.Panel;
import io.swell.bench.chart.Series;
import io.swell.bench.chart.Series.Point;
import io.swell.bench.sender.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What {@link Curve} found, as an image: Swell in blue, one message per handle in orange; more processes are darker. */
final class CurvePicture {

    private static final List<String> BLUES = List.of("#6aaed6", "#2a7ab9", "#08306b");
    private static final List<String> ORANGES = List.of("#f5a35b", "#d9601a", "#7f2704");
    private static final double MILLIS = 1_000;

    private final List<LoadCase> cases;
    private final OnOff onOff;

    CurvePicture(List<LoadCase> cases, OnOff onOff) {
        this.cases = cases;
        this.onOff = onOff;
    }

    String svg() {
        double noise = onOff.noise().spread() / MILLIS;
        Panel cpu = new Panel(
                "CPU of the receiver",
                "handles per process",
                "ms of CPU per second",
                1_000,
                0.1,
                1_000,
                noise,
                lines(one -> one.microsPerSecond(onOff).median() / MILLIS));
        Panel messages = new Panel(
                "Messages into the receiver",
                "handles per process",
                "messages per second",
                1_000,
                1,
                100_000,
                0,
                lines(one -> one.messagesPerSecond.median()));
        return new Figure(
                        "What grows with the number of handles: one report per interval of 1 s, every handle changing",
                        List.of(cpu, messages),
                        legend(),
                        List.of(
                                "The number at the end of a line is that of processes. CPU: all of the JVM but its compiler,"
                                        + " beyond what it uses with no report; 1,000 ms/s is one core.",
                                String.format(
                                        Locale.ROOT,
                                        "Measured by bench/run curve. Without any report the same measurement gives ±%.1f ms/s;"
                                                + " a triangle is a point below the axis.",
                                        noise)))
                .svg();
    }

    private static List<Series> legend() {
        return List.of(
                new Series("Swell, each handle of a process of another deployment", BLUES.get(1), false, List.of()),
                new Series("one message per handle", ORANGES.get(1), false, List.of()),
                new Series("Swell, all handles of one deployment", BLUES.get(1), true, List.of()));
    }

    private List<Series> lines(ToDoubleFunction<LoadCase> figure) {
        List<Series> lines = new ArrayList<>();
        for (int i = 0; i < Curve.PROCESSES.length; i++) {
            int processes = Curve.PROCESSES[i];
            lines.add(line(figure, Way.PER_HANDLE, processes, false, ORANGES.get(i)));
            lines.add(line(figure, Way.SWELL, processes, false, BLUES.get(i)));
            lines.add(line(figure, Way.SWELL, processes, true, BLUES.get(i)));
        }
        return lines;
    }

    /** With one handle per process there is no difference between one deployment and many. */
    private Series line(
            ToDoubleFunction<LoadCase> figure, Way way, int processes, boolean isOneDeployment, String color) {
        List<Point> points = cases.stream()
                .filter(one -> one.way == way && one.processes == processes)
                .filter(one -> one.handles == 1 || one.isOneDeployment() == isOneDeployment)
                .sorted(Comparator.comparingInt(one -> one.handles))
                .map(one -> new Point(one.handles, figure.applyAsDouble(one)))
                .toList();
        return new Series(isOneDeployment ? "" : Integer.toString(processes), color, isOneDeployment, points);
    }
}
