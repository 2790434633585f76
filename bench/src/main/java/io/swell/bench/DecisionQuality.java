package io.swell.bench;

import io.swell.bench.BenchMain.Call;
import io.swell.bench.quality.Bound;
import io.swell.bench.quality.Matrix;
import io.swell.bench.quality.RecordedLoad;
import io.swell.bench.quality.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One untuned configuration of Swell against peers that were tuned for every single cell, in virtual time. */
final class DecisionQuality implements Bench {

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
        RecordedLoad recorded = QualityRun.recorded(call);
        Matrix matrix = call.quick() ? Matrix.quick(recorded.present()) : Matrix.full(recorded.present());
        QualityRun run = QualityRun.of(call, recorded, matrix, Bound.PROVED);
        List<Must> musts = QualityMusts.of(Standing.of(run.results()));
        musts.forEach(run.report()::must);
        page.map(document -> QualityPage.fill(document, run.results(), musts, call.quick(), recorded.missing()))
                .ifPresent(run.report()::page);
        return run.report();
    }
}
