package io.swell.bench;

import io.swell.bench.BenchMain.Call;
import io.swell.bench.quality.Bound;
import io.swell.bench.quality.CellJson;
import io.swell.bench.quality.CellResult;
import io.swell.bench.quality.Matrix;
import io.swell.bench.quality.MatrixRun;
import io.swell.bench.quality.QualityTables;
import io.swell.bench.quality.RecordedLoad;
import io.swell.bench.quality.SloDeployment;
import java.nio.file.Path;
import java.util.List;

/**
 * Swell's policy {@code adaptive}, told nothing but the SLO, in all cells of a matrix.
 *
 * @param report with one variant for each cell, and what is to be seen in a terminal
 */
record QualityRun(BenchReport report, List<CellResult> results) {

    /** Where recordings lie unless {@code --shared} says otherwise, from the folder of the project. */
    private static final Path SHARED = Path.of("..", "shared");

    static RecordedLoad recorded(Call call) {
        Path shared = call.file("--shared").orElseGet(() -> Path.of(System.getProperty("bench.root", "."))
                .resolve(SHARED)
                .normalize());
        return new RecordedLoad(shared.resolve("data"));
    }

    /** Plays them all. */
    static QualityRun of(Call call, RecordedLoad recorded, Matrix matrix, Bound bound) {
        SloDeployment own = new SloDeployment("adaptive");
        List<CellResult> results = MatrixRun.play(matrix, own, bound, System.err::println);
        BenchReport report = new BenchReport(call.name());
        recorded.missing()
                .forEach(name -> report.line("SKIPPED: all cells of " + name + ": its recording is not there"));
        report.line(results.size() + " cells; policy " + own.policy()
                + ", told nothing but the SLO. Cost as a multiple of");
        report.line("others', where both keep late requests to 1 %; medians over the cells.")
                .line("");
        report.table(QualityTables.families(results).text()).line("");
        report.line("Lost: late where somebody need not be, or more than 1.15 × the best tuned peer.")
                .line("");
        report.table(QualityTables.losses(results).text());
        results.forEach(
                result -> CellJson.add(result, report.variant(result.cell().name())));
        return new QualityRun(report, results);
    }
}
