package io.swell.node.demo;

import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints lines where nothing can be redrawn: scale events as they happen, and now and then each deployment. */
final class PlainDisplay implements DemoDisplay {

    private static final long INTERVAL_MICROS = 5_000_000;

    private final PrintStream out;
    private int eventsPrinted;
    private long nextMicros;
    private boolean closed;

    PlainDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void show(DemoView view) {
        if (closed) {
            return;
        }
        List<ScaleEvent> events = view.events();
        events.subList(Math.min(eventsPrinted, events.size()), events.size())
                .forEach(event -> out.println(SummaryText.event(event, view.startMillis())));
        eventsPrinted = events.size();
        if (view.elapsedMicros() >= nextMicros) {
            nextMicros = view.elapsedMicros() - view.elapsedMicros() % INTERVAL_MICROS + INTERVAL_MICROS;
            out.println(progress(view));
            view.status().deployments().forEach(each -> out.println(line(each)));
        }
        out.flush();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private static String progress(DemoView view) {
        return String.format(
                Locale.ROOT,
                "%d of %d s: %s",
                view.elapsedSeconds(),
                view.totalSeconds(),
                SummaryText.requests(view.counts()));
    }

    private static String line(DeploymentStatus status) {
        return "  " + status.deployment()
                + " ongoing=" + status.ongoing()
                + " queued=" + status.queued()
                + " desired=" + StatusTable.desired(status)
                + " target=" + status.target()
                + " running=" + StatusTable.running(status)
                + " where=" + StatusTable.where(status, ",")
                + " reason=\"" + StatusTable.reason(status) + "\"";
    }
}
