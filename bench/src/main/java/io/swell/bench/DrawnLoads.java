package io.swell.bench;

import io.swell.bench.BenchMain.Call;
import io.swell.bench.quality.Bound;
import io.swell.bench.quality.DrawnMatrix;
import io.swell.bench.quality.Matrix;
import io.swell.bench.quality.RecordedLoad;
import java.util.Map;
import java.util.Optional;

/** The same comparison where nobody had a say in the cells: a constant that suits those of {@link DecisionQuality} only shows here. */
final class DrawnLoads implements Bench {

    private static final int LOADS = 400;
    private static final int LOADS_QUICK = 40;

    @Override
    public String question() {
        return "and under loads drawn at random, on which nothing was tuned? --markdown FILE";
    }

    @Override
    public BenchReport run(boolean quick) {
        return run(new Call("drawn-loads", quick, Map.of()));
    }

    @Override
    public BenchReport run(Call call) {
        Optional<MarkedPage> page = call.file("--markdown").map(file -> MarkedPage.read(file, QualityPage.DRAWN));
        RecordedLoad recorded = QualityRun.recorded(call);
        Matrix matrix = new DrawnMatrix(recorded.present()).of(1, call.quick() ? LOADS_QUICK : LOADS);
        QualityRun run = QualityRun.of(call, recorded, matrix, Bound.UNKNOWN);
        page.map(document -> QualityPage.fillDrawn(document, run.results(), call.quick(), recorded.missing()))
                .ifPresent(run.report()::page);
        return run.report();
    }
}
