package io.swell.node.simulate;

import io.swell.node.simulate.page.Page;
import io.swell.node.simulate.report.OutcomeJson;
import io.swell.node.simulate.report.OutcomeTable;
import io.swell.node.simulate.report.Report;
import io.swell.node.text.Progress;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.input.BadInput;
import io.swell.simulator.Conditions;
import io.swell.simulator.Contender;
import io.swell.simulator.Trace;
import io.swell.simulator.trace.TraceFiles;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Plays one trace under every contender and says what became of it. */
public final class Simulate {

    private final SimulateOptions options;
    private final DeploymentConfig deployment;

    private Simulate(SimulateOptions options, DeploymentConfig deployment) {
        this.options = options;
        this.deployment = deployment;
    }

    /**
     * Reads everything, and only then plays.
     *
     * @param out for the table
     * @param err for what is played although not all of it can be
     * @param progress hears how far it is
     * @return exit code
     * @throws BadInput or InvalidConfiguration with what is wrong; nothing was played then
     */
    public static int run(SimulateOptions options, PrintStream out, PrintStream err, Progress progress) {
        SplittableRandom random = new SplittableRandom(options.seed());
        Contenders contenders = new Contenders(options, random.nextDouble());
        List<Contender> all = contenders.all();
        Simulate simulate = new Simulate(options, contenders.deployment());
        Duration slo = contenders.slo();
        try (progress) {
            progress.begin(1 + Play.steps(options, all));
            progress.step("trace");
            Trace trace = TraceFiles.read(
                    options.traces(), options.deployment(), options.service(), random.split(), err::println);
            Play play = new Play(options, trace, simulate.conditions(trace, slo), all, progress);
            Report report = play.report();
            progress.close();
            OutcomeTable.lines(report).forEach(out::println);
            options.json().ifPresent(file -> OutcomeJson.write(file, report));
            options.html().ifPresent(file -> Page.write(file, report, play.load(), play.timelines()));
        }
        return 0;
    }

    private Conditions conditions(Trace trace, Duration slo) {
        AutoscalingConfig bounds = deployment.autoscaling();
        int slots = deployment.maxOngoingRequests();
        int warm = options.warmReplicas().orElseGet(() -> Conditions.warmReplicas(trace, slots));
        if (options.warmReplicas().isPresent() && warm > bounds.maxReplicas()) {
            throw BadInput.of("--warm-replicas", "must be at most max-replicas, " + bounds.maxReplicas(), warm);
        }
        return new Conditions(slots, options.coldStart(), slo, bounds.minReplicas(), bounds.maxReplicas(), warm);
    }
}
