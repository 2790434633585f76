package io.swell.node.text;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One line of a terminal that says how far something has got; not before it has taken a second, and gone when it is done. */
public final class ProgressBar implements Progress {

    /** Set by the launcher if standard error is a terminal. */
    static final String TERMINAL = "SWELL_STDERR_TERMINAL";

    private static final int WIDTH = 24;
    private static final double PATIENCE_SECONDS = 1;
    private static final long REPAINT_MILLIS = 200;
    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";

    private final PrintStream terminal;
    private final LongSupplier nanoTime;
    private long beganNanos;
    private int steps = 1;
    private int begun;
    private String current = "";
    private boolean isPainted;
    private boolean isClosed;

    ProgressBar(PrintStream terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.beganNanos = nanoTime.getAsLong();
    }

    /** A bar that keeps itself up to date if there is a terminal that can show it, else nothing. */
    public static Progress open(PrintStream err, Map<String, String> environment) {
        if (environment.getOrDefault(TERMINAL, "").isEmpty() || "dumb".equals(environment.get("TERM"))) {
            return NOBODY;
        }
        ProgressBar bar = new ProgressBar(err, System::nanoTime);
        ScheduledExecutorService painter = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        var unused = painter.scheduleWithFixedDelay(bar::paint, REPAINT_MILLIS, REPAINT_MILLIS, TimeUnit.MILLISECONDS);
        return bar;
    }

    @Override
    public synchronized void begin(int number) {
        beganNanos = nanoTime.getAsLong();
        steps = number;
    }

    @Override
    public synchronized void step(String what) {
        begun++;
        current = what;
    }

    synchronized void paint() {
        double seconds = (nanoTime.getAsLong() - beganNanos) / 1e9;
        if (isClosed || seconds < PATIENCE_SECONDS) {
            return;
        }
        int done = Math.min(WIDTH, WIDTH * Math.max(0, begun - 1) / steps);
        terminal.printf(
                Locale.ROOT,
                "\r[%s%s] %d of %d: %s, %.0f s%s",
                "#".repeat(done),
                "-".repeat(WIDTH - done),
                begun,
                steps,
                current,
                seconds,
                CLEAR_TO_END_OF_LINE);
        terminal.flush();
        isPainted = true;
    }

    @Override
    public synchronized void close() {
        if (isPainted && !isClosed) {
            terminal.print("\r" + CLEAR_TO_END_OF_LINE);
            terminal.flush();
        }
        isClosed = true;
    }
}
