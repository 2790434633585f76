package io.swell.node.simulate.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swell.shared.input.BadInput;
import io.swell.simulator.Outcome;
import io.swell.simulator.ScaleEvent;
import io.swell.simulator.frontier.Frontier;
import io.swell.simulator.frontier.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Outcomes for programs: an array with one object for each, times in seconds, events as {@code [time, from, to]}. With a
 * bound each object has it. Swept, each has its {@code setPoint}: null for contenders as they come, which stand first, and
 * for those that have none; and how it stands in the frontier, where it is a point of it.
 */
public final class OutcomeJson {

    private static final JsonMapper WRITER = new JsonMapper();

    private final Report report;

    private OutcomeJson(Report report) {
        this.report = report;
    }

    /**
     * Writes them.
     *
     * @throws BadInput if the file cannot be written
     */
    public static void write(Path file, Report report) {
        try {
            Files.writeString(file, WRITER.writeValueAsString(new OutcomeJson(report).all()) + "\n");
        } catch (IOException e) {
            throw BadInput.of("--json", "must be a file that can be written", e);
        }
    }

    private ArrayNode all() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        Optional<Frontier> frontier = report.frontier();
        for (Outcome outcome : report.outcomes()) {
            ObjectNode json = json(outcome);
            frontier.ifPresent(swept -> put(json, OptionalDouble.empty(), swept.standing(outcome)));
            all.add(json);
        }
        frontier.ifPresent(swept -> swept.entries().stream()
                .filter(entry -> entry.point().setPoint().isPresent())
                .forEach(entry -> all.add(
                        put(json(entry.point().outcome()), entry.point().setPoint(), Optional.of(entry.standing())))));
        return all;
    }

    private static ObjectNode put(ObjectNode json, OptionalDouble setPoint, Optional<Standing> standing) {
        if (setPoint.isPresent()) {
            json.put("setPoint", setPoint.getAsDouble());
        } else {
            json.putNull("setPoint");
        }
        standing.ifPresent(value -> json.put("frontier", value.name().toLowerCase(Locale.ROOT)));
        return json;
    }

    private ObjectNode json(Outcome outcome) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("policy", outcome.policy())
                .put("requests", outcome.requests())
                .put("violationRate", outcome.violationRate())
                .put("waitP50", nanos(outcome.waitP50()))
                .put("waitP99", nanos(outcome.waitP99()))
                .put("replicaSeconds", nanos(outcome.replicaSeconds()))
                .put("scaleEvents", outcome.scaleEvents())
                .put("reversals", outcome.reversals())
                .put("peakReplicas", outcome.peakReplicas());
        ArrayNode events = json.putArray("events");
        for (ScaleEvent event : outcome.events()) {
            events.addArray().add(nanos(event.at())).add(event.from()).add(event.to());
        }
        report.bound().ifPresent(bound -> json.put("lowerBound", nanos(bound.replicaSeconds()))
                .put("lowerBoundWithoutWaiting", nanos(bound.withoutWaiting())));
        return json;
    }

    /** Whole nanoseconds: more is noise of adding up. */
    private static double nanos(double seconds) {
        return Math.rint(seconds * 1e9) / 1e9;
    }
}
