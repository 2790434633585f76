package io.swell.bench;

import io.swell.bench.jvm.BenchFailure;
import io.swell.controller.autoscaling.WhyBench;
import io.swell.node.text.TextTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** All JMH benches of this module in one go: single steps of the hot paths. */
final class Steps implements Bench {

    private static final String ALLOCATION = "gc.alloc.rate.norm";

    /** Below it is what the profiler itself allocates, spread over many steps. */
    private static final double NO_BYTES = 0.5;

    /** A step as it was measured. */
    private record Step(String name, double nanos, double error, double bytes) {

        static Step of(RunResult result) {
            String full = result.getParams().getBenchmark();
            String parameters = result.getParams().getParamsKeys().stream()
                    .map(key -> key + "=" + result.getParams().getParam(key))
                    .collect(Collectors.joining(", "));
            String name = full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
            var bytes = result.getSecondaryResults().get(ALLOCATION);
            return new Step(
                    parameters.isEmpty() ? name : name + " (" + parameters + ")",
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError(),
                    bytes == null ? Double.NaN : bytes.getScore());
        }
    }

    @Override
    public String question() {
        return "what do single steps take? decision, fold, encode and decode, look-back mean, replica choice, meter (JMH)";
    }

    @Override
    public BenchReport run(boolean quick) {
        List<Step> steps = new ArrayList<>();
        measured(quick).forEach(result -> steps.add(Step.of(result)));
        BenchReport report = new BenchReport("jmh");
        report.line(
                "Average time of one step (of one entry where a step takes a whole report), one fork each, with the");
        report.line("99.9 % confidence interval of its iterations; bytes allocated per step by the collector's books.");
        report.line("");
        TextTable table = new TextTable("step", ">ns", ">±", ">bytes allocated");
        for (Step step : steps) {
            table.row(step.name(), number(step.nanos()), number(step.error()), number(step.bytes()));
            Map<String, Object> figures = report.variant(step.name());
            figures.put("nanosPerOperation", step.nanos());
            figures.put("nanosPerOperationError", step.error());
            figures.put("bytesPerOperation", step.bytes());
        }
        report.table(table);
        return musts(report, steps);
    }

    private static Collection<RunResult> measured(boolean quick) {
        Options options = new OptionsBuilder()
                .include("io\\.swell\\..*Bench\\..*")
                .forks(1)
                .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC")
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(TimeValue.milliseconds(quick ? 300 : 1_000))
                .measurementIterations(quick ? 2 : 8)
                .measurementTime(TimeValue.milliseconds(quick ? 200 : 700))
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            return new Runner(options).run();
        } catch (RunnerException e) {
            throw new BenchFailure("JMH did not run: " + e.getMessage(), e);
        }
    }

    private static BenchReport musts(BenchReport report, List<Step> steps) {
        double decision = max(steps, "DecisionBench", Step::nanos);
        double record = max(steps, "WhyBench.remember", Step::nanos);
        double often = WhyBench.recordsPerDecision();
        double share = 100 * often * record / min(steps, "DecisionBench");
        report.line("");
        report.line(String.format(
                Locale.ROOT,
                "Why: a load that swings from 2 to 20 and back in ten minutes, decided twice a second, leaves %.4f records",
                often));
        report.line(String.format(
                Locale.ROOT, "per decision; each takes %.0f ns. Shares are of the fastest decision above.", record));
        double bytes = max(steps, "DecisionBench", Step::bytes);
        return report.must(Must.atMost("a full decision, the slowest", "ns", 150, decision))
                .must(Must.atMost("bytes allocated by a full decision", "B", NO_BYTES, bytes))
                .must(Must.atMost("an evaluation of panic-window", "ns", 150, evaluation(steps, "panic-window")))
                .must(Must.atMost("an evaluation of target-tracking", "ns", 150, evaluation(steps, "target-tracking")))
                .must(Must.atMost("an evaluation of adaptive", "ns", 1_000, evaluation(steps, "adaptive")))
                .must(Must.atMost(
                        "bytes allocated by an evaluation", "B", NO_BYTES, max(steps, "PolicyBench", Step::bytes)))
                .must(Must.atMost(
                        "meter, increment and decrement",
                        "ns",
                        30,
                        max(steps, "LoadMeterBench.incrementAndDecrement", Step::nanos)))
                .must(Must.atMost("remembering why, of the time of deciding", "%", 2, share));
    }

    private static double evaluation(List<Step> steps, String policy) {
        return max(steps, "PolicyBench.evaluation (policy=" + policy, Step::nanos);
    }

    private static double max(List<Step> steps, String name, java.util.function.ToDoubleFunction<Step> figure) {
        return steps.stream()
                .filter(step -> step.name().startsWith(name))
                .mapToDouble(figure)
                .max()
                .orElseThrow(() -> new BenchFailure("JMH did not run " + name));
    }

    private static double min(List<Step> steps, String name) {
        return steps.stream()
                .filter(step -> step.name().startsWith(name))
                .mapToDouble(Step::nanos)
                .min()
                .orElseThrow(() -> new BenchFailure("JMH did not run " + name));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
