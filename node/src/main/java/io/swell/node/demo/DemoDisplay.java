package io.swell.node.demo;

import java.io.PrintStream;
import java.util.Map;

/** Shows how a run goes on. */
interface DemoDisplay extends AutoCloseable {

    /** Set by the launcher if standard output is a terminal: its width. */
    String COLUMNS = "SWELL_TERMINAL_COLUMNS";

    void show(DemoView view);

    /** Leaves the terminal as it was found. Nothing is shown afterwards. */
    @Override
    void close();

    /** Redraws in place if there is a terminal that can, else prints lines. */
    static DemoDisplay open(PrintStream out, Map<String, String> environment) {
        String columns = environment.getOrDefault(COLUMNS, "");
        if (!columns.matches("[1-9]\\d{0,4}") || "dumb".equals(environment.get("TERM"))) {
            return new PlainDisplay(out);
        }
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
        LiveTable table = new LiveTable(out, Integer.parseInt(columns), colour);
        // Ctrl-C ends the JVM without a word to whoever holds the table.
        Runtime.getRuntime().addShutdownHook(new Thread(table::close, "restore-terminal"));
        return table;
    }
}
