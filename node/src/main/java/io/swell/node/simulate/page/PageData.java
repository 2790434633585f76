package io.swell.node.simulate.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swell.node.simulate.report.Report;
import io.swell.simulator.Outcome;
import io.swell.simulator.frontier.Frontier;
import io.swell.simulator.timeline.LoadTimeline;
import io.swell.simulator.timeline.RunTimeline;
import io.swell.simulator.timeline.StepLine;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What the plots of a page are drawn from. Times are seconds, columns are by bucket; {@code page.js} reads it. */
final class PageData {

    private final Report report;
    private final LoadTimeline load;
    private final List<RunTimeline> runs;

    PageData(Report report, LoadTimeline load, List<RunTimeline> runs) {
        this.report = report;
        this.load = load;
        this.runs = runs;
    }

    String text() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("bucket", load.buckets().seconds())
                .put("count", load.buckets().count())
                .put("slo", report.conditions().sloSeconds())
                .put("budget", Outcome.VIOLATION_BUDGET);
        report.bound().ifPresent(bound -> json.put("bound", Math.rint(bound.replicaSeconds())));
        put(json.putObject("load"));
        ArrayNode all = json.putArray("runs");
        for (int i = 0; i < runs.size(); i++) {
            put(all.addObject(), report.outcomes().get(i), runs.get(i));
        }
        report.frontier().ifPresent(frontier -> put(json.putArray("frontier"), frontier));
        try {
            return new JsonMapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(ObjectNode json) {
        ArrayNode arrivals = json.putArray("arrivals");
        ArrayNode inService = json.putArray("inService");
        ArrayNode needed = json.putArray("needed");
        for (int bucket = 0; bucket < load.buckets().count(); bucket++) {
            arrivals.add(rounded(load.arrivals()[bucket], 100));
            inService.add(rounded(load.inService()[bucket], 100));
            needed.add(load.needed()[bucket]);
        }
    }

    private void put(ObjectNode json, Outcome outcome, RunTimeline run) {
        json.put("name", outcome.policy()).put("end", rounded(run.end(), 1_000));
        StepLine replicas = run.replicas();
        ArrayNode times = json.putArray("times");
        ArrayNode numbers = json.putArray("replicas");
        for (int i = 0; i < replicas.size(); i++) {
            times.add(rounded(replicas.time(i), 1_000));
            numbers.add(replicas.value(i));
        }
        ArrayNode waits = json.putArray("waits");
        ArrayNode late = json.putArray("late");
        for (int bucket = 0; bucket < load.buckets().count(); bucket++) {
            waits.add(rounded(run.longestWait(bucket), 10_000));
            late.add(run.late(bucket));
        }
        ArrayNode decisions = json.putArray("decisions");
        for (RunTimeline.Decision decision : run.decisions()) {
            decisions
                    .addArray()
                    .add(rounded(decision.at(), 1_000))
                    .add(decision.to())
                    .add(decision.reason());
        }
    }

    private void put(ArrayNode json, Frontier frontier) {
        List<String> names = report.outcomes().stream().map(Outcome::policy).toList();
        for (Frontier.Entry entry : frontier.entries()) {
            Outcome outcome = entry.point().outcome();
            ObjectNode point = json.addObject()
                    .put("run", names.indexOf(outcome.policy()))
                    .put("cost", Math.rint(outcome.replicaSeconds()))
                    .put("late", outcome.violationRate())
                    .put("standing", entry.standing().name().toLowerCase(Locale.ROOT));
            entry.point().setPoint().ifPresent(value -> point.put("setPoint", value));
        }
    }

    /** As a whole number where it is one: it takes less room. */
    private static BigDecimal rounded(double number, int parts) {
        return new BigDecimal(Math.rint(number * parts))
                .divide(BigDecimal.valueOf(parts))
                .stripTrailingZeros();
    }
}
