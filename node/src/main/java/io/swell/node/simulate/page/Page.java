package io.swell.node.simulate.page;

import io.swell.node.simulate.report.Report;
import io.swell.shared.input.BadInput;
import io.swell.simulator.timeline.LoadTimeline;
import io.swell.simulator.timeline.RunTimeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A report as one HTML file: tables that need no script, and plots drawn by the script in it from the data in it. It loads
 * nothing, and says so to the browser.
 */
public final class Page {

    private Page() {}

    /**
     * Writes it.
     *
     * @param runs how the report's outcomes came about, in their order
     * @throws BadInput if the file cannot be written
     */
    public static void write(Path file, Report report, LoadTimeline load, List<RunTimeline> runs) {
        try {
            Files.writeString(file, text(report, load, runs));
        } catch (IOException e) {
            throw BadInput.of("--html", "must be a file that can be written", e);
        }
    }

    private static String text(Report report, LoadTimeline load, List<RunTimeline> runs) {
        PageTables tables = new PageTables(report, runs);
        return Template.ofResource("page.html")
                .fill(Map.ofEntries(
                        Map.entry(
                                "title",
                                Html.escape(String.valueOf(report.files().get(0).getFileName()))),
                        Map.entry("heading", Html.escape(report.heading())),
                        Map.entry("outcomes", tables.outcomes()),
                        Map.entry("frontier", tables.frontier()),
                        Map.entry("decisions", tables.decisions()),
                        Map.entry("style", PlotLibrary.style() + Template.resource("page.css")),
                        Map.entry("data", Html.script(new PageData(report, load, runs).text())),
                        Map.entry("licence", Html.comment(PlotLibrary.licence())),
                        Map.entry("library", PlotLibrary.script()),
                        Map.entry("plots", Template.resource("plots.js")),
                        Map.entry("script", Template.resource("page.js"))));
    }
}
