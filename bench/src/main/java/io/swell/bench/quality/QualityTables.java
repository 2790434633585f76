package io.swell.bench.quality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What came out: by family, by cell, and of every peer. What is lost stands in bold. */
public final class QualityTables {

    /** More than that, as a multiple of the best tuned peer's cost, is told apart. */
    private static final double FAR = 1.15;

    private QualityTables() {}

    /** One row for each family, and one for all. */
    public static Table families(List<CellResult> results) {
        Table table = new Table(
                "family",
                ">cells",
                ">somebody gets there",
                ">Swell too",
                ">cost / best tuned",
                ">90 % of cells",
                ">most",
                ">/ best stock",
                ">/ best fixed",
                ">/ bound",
                ">reversals/h, 90 %",
                ">most");
        byFamily(results).forEach((family, cells) -> addFamily(table, family, Standing.of(cells)));
        addFamily(table, "all", Standing.of(results));
        return table;
    }

    private static void addFamily(Table table, String family, Standing standing) {
        table.row(
                family,
                standing.cells(),
                standing.feasible(),
                standing.met() + " (" + Text.wholePercent(standing.shareMet()) + ")",
                Text.ratio(standing.tuned().median()),
                Text.ratio(standing.tuned().quantile(0.9)),
                Text.ratio(standing.tuned().max()),
                Text.ratio(standing.stock().median()),
                Text.ratio(standing.fixed().median()),
                Text.ratio(standing.bound().median()),
                Text.tenths(standing.reversals().quantile(0.9)),
                Text.tenths(standing.reversals().max()));
    }

    /** In Markdown, one table for each family, with a row for each of its cells. */
    public static List<String> cells(List<CellResult> results) {
        List<String> lines = new ArrayList<>();
        byFamily(results).forEach((family, cells) -> {
            Table table = new Table(
                    ">cold start",
                    ">slots",
                    ">SLO",
                    ">late",
                    ">cost",
                    ">/ best tuned",
                    "which",
                    ">/ best stock",
                    "which",
                    ">/ best fixed",
                    ">size",
                    ">/ bound",
                    ">reversals/h",
                    "lost");
            Row.of(cells).forEach(row -> addCell(table, row));
            lines.addAll(List.of("### " + family, ""));
            lines.addAll(table.markdown());
            lines.add("");
        });
        return lines;
    }

    private static void addCell(Table table, Row row) {
        Standing standing = row.standing();
        table.row(
                row.place().coldStartSeconds() + " s",
                row.place().slots(),
                Text.number(row.place().sloSeconds()) + " s",
                bold(
                        row.isLate(),
                        range(standing.late().median(), standing.late().max())),
                Text.cost(row.medianCost()),
                bold(row.isDearer(), Text.ratio(standing.tuned().median())),
                row.most(CellResult::bestTuned),
                bold(standing.stock().median() > 1, Text.ratio(standing.stock().median())),
                row.most(CellResult::bestStock),
                bold(standing.fixed().median() > 1, Text.ratio(standing.fixed().median())),
                row.most(CellResult::fixed).replace("fixed ", ""),
                Text.ratio(standing.bound().median()),
                bold(row.isRestless(), Text.tenths(standing.reversals().max())),
                row.losses());
    }

    /** The cells in which Swell is late and need not be, or costs far more than a tuned peer: nothing of that is to be hidden. */
    public static Table losses(List<CellResult> results) {
        Table table = new Table("cell", ">late", ">/ best tuned", "which", ">reversals/h", "lost");
        for (Row row : Row.of(results)) {
            Standing standing = row.standing();
            if (row.isLate() || standing.tuned().max() > FAR) {
                table.row(
                        row.place().place(),
                        range(standing.late().median(), standing.late().max()),
                        Text.ratio(standing.tuned().median()),
                        row.most(CellResult::bestTuned),
                        Text.tenths(standing.reversals().max()),
                        row.losses());
            }
        }
        return table;
    }

    /** Median, and the most where seeds differ. */
    private static String range(double median, double most) {
        return most > median ? Text.percent(median) + " (" + Text.percent(most) + ")" : Text.percent(median);
    }

    /** What each peer costs within the SLO, as it comes and tuned, in thousands of replica-seconds. */
    public static Table peers(List<CellResult> results) {
        List<String> headings = new ArrayList<>(List.of("cell", ">Swell"));
        for (String peer : SettingRun.PEERS) {
            headings.add(">" + peer);
            headings.add(">tuned");
        }
        headings.add(">fixed");
        Table table = new Table(headings.toArray(new String[0]));
        for (Row row : Row.of(results)) {
            List<Object> columns = new ArrayList<>();
            columns.add(row.place().place());
            columns.add(costs(row, result -> Optional.of(new Rival("swell", "", result.own()))));
            for (String peer : SettingRun.PEERS) {
                columns.add(costs(row, result -> named(peer, result.stock())));
                columns.add(costs(row, result -> named(peer, result.tuned())));
            }
            columns.add(costs(row, CellResult::fixed));
            table.row(columns.toArray());
        }
        return table;
    }

    private static Optional<Rival> named(String peer, Collection<Rival> rivals) {
        return rivals.stream().filter(rival -> rival.name().equals(peer)).findFirst();
    }

    /** Median over the seeds that are within the SLO; how many, where not all are. */
    private static String costs(Row row, Function<CellResult, Optional<Rival>> choice) {
        Ratios costs = Ratios.of(row.results().stream()
                .flatMap(result -> choice.apply(result).stream())
                .filter(rival -> rival.score().isWithin())
                .mapToDouble(rival -> rival.score().cost() / 1_000));
        if (costs.count() == 0) {
            return Text.NOTHING;
        }
        int seeds = row.results().size();
        return Text.tenths(costs.median()) + (costs.count() < seeds ? " (" + costs.count() + "/" + seeds + ")" : "");
    }

    private static String bold(boolean isLost, String text) {
        return isLost ? "**" + text + "**" : text;
    }

    private static Map<String, List<CellResult>> byFamily(List<CellResult> results) {
        Map<String, List<CellResult>> families = new LinkedHashMap<>();
        for (CellResult result : results) {
            families.computeIfAbsent(result.cell().workload(), family -> new ArrayList<>())
                    .add(result);
        }
        return families;
    }
}
