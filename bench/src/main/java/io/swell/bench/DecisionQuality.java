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
import io.swell.bench.quality.Standing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One untuned configuration of Swell against peers that were tuned for every single cell, in virtual time. */
final class DecisionQuality implements Bench {

    /** Where recordings lie unless {@code --shared} says otherwise, from the folder of the project. */
    private static final Path SHARED = Path.of("..", "shared");

    @Override
    public String question() {
        return "how good are the decisions? cost and late requests against tuned peers, simulated; --markdown FILE";
    }

    @Override
    public BenchReport run(boolean quick) {
        return run(new Call("decision-quality", quick, Map.of()));
    }

    @Override
    public BenchReport run(Call call) {
        Optional<MarkedPage> page = call.file("--markdown").map(file -> MarkedPage.read(file, QualityPage.PARTS));
        RecordedLoad recorded = new RecordedLoad(shared(call).resolve("data"));
        Matrix matrix = call.quick() ? Matrix.quick(recorded.present()) : Matrix.full(recorded.present());
        SloDeployment own = new SloDeployment("adaptive");
        List<CellResult> results = MatrixRun.play(matrix, own, Bound.PROVED, System.err::println);
        Standing standing = Standing.of(results);

        BenchReport report = new BenchReport(call.name());
        skippedLines(recorded).forEach(report::line);
        report.line(results.size() + " cells; policy " + own.policy()
                + ", told nothing but the SLO. Cost as a multiple of");
        report.line("others', where both keep late requests to 1 %; medians over the cells.")
                .line("");
        report.table(QualityTables.families(results).text()).line("");
        report.line("Lost: late where somebody need not be, or more than 1.15 × the best tuned peer.")
                .line("");
        report.table(QualityTables.losses(results).text());
        List<Must> musts = QualityMusts.of(standing);
        musts.forEach(report::must);
        results.forEach(
                result -> CellJson.add(result, report.variant(result.cell().name())));
        page.map(document -> QualityPage.fill(document, results, musts, call.quick(), recorded.missing()))
                .ifPresent(report::page);
        return report;
    }

    private static Path shared(Call call) {
        return call.file("--shared").orElseGet(() -> Path.of(System.getProperty("bench.root", "."))
                .resolve(SHARED)
                .normalize());
    }

    private static List<String> skippedLines(RecordedLoad recorded) {
        return recorded.missing().stream()
                .map(name -> "SKIPPED: all cells of " + name + ": its recording is not there")
                .toList();
    }
}
