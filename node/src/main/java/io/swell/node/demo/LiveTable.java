package io.swell.node.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Redraws itself in place in a terminal, with the cursor hidden meanwhile. */
final class LiveTable implements DemoDisplay {

    private static final int EVENTS_SHOWN = 5;
    private static final int BAR = 20;

    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final int width;
    private final boolean colour;
    private int drawn;
    private boolean closed;

    /**
     * Nothing is drawn yet.
     *
     * @param width of the terminal; lines are cut to it
     */
    LiveTable(PrintStream out, int width, boolean colour) {
        this.out = out;
        this.width = width;
        this.colour = colour;
    }

    @Override
    public synchronized void show(DemoView view) {
        if (closed) {
            return;
        }
        List<String> lines = lines(view);
        StringBuilder frame = new StringBuilder(drawn == 0 ? HIDE_CURSOR : "\u001b[" + drawn + "A");
        for (int i = 0; i < lines.size(); i++) {
            String line = cut(lines.get(i));
            frame.append(i == 0 && colour ? BOLD + line + PLAIN : line)
                    .append(CLEAR_TO_END_OF_LINE)
                    .append('\n');
        }
        out.print(frame.append(CLEAR_BELOW));
        out.flush();
        drawn = lines.size();
    }

    @Override
    public synchronized void close() {
        if (!closed && drawn > 0) {
            out.print(SHOW_CURSOR);
            out.flush();
        }
        closed = true;
    }

    /** What is drawn, before it is cut to the terminal. */
    static List<String> lines(DemoView view) {
        List<String> lines = new ArrayList<>();
        lines.add(progress(view));
        lines.add(SummaryText.requests(view.counts()));
        lines.add("");
        lines.addAll(StatusTable.lines(view.status()));
        lines.add("");
        List<ScaleEvent> events = view.events();
        events.subList(Math.max(0, events.size() - EVENTS_SHOWN), events.size())
                .forEach(event -> lines.add(SummaryText.event(event, view.startMillis())));
        return lines;
    }

    private static String progress(DemoView view) {
        long seconds = view.elapsedSeconds();
        long total = view.totalSeconds();
        int done = (int) (BAR * seconds / Math.max(1, total));
        return String.format(
                Locale.ROOT,
                "swell demo  [%s%s] %d of %d s, %d s left  %d processes, %d handles",
                "#".repeat(done),
                "-".repeat(BAR - done),
                seconds,
                total,
                total - seconds,
                view.status().processes().size(),
                view.handles());
    }

    private String cut(String line) {
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }
}
