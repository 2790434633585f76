package io.swell.node.simulate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swell.shared.input.BadInput;
import io.swell.simulator.Outcome;
import io.swell.simulator.ScaleEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Outcomes for programs: an array with one object for each, times in seconds, events as {@code [time, from, to]}. */
final class OutcomeJson {

    private static final JsonMapper WRITER = new JsonMapper();

    private OutcomeJson() {}

    /** @throws BadInput if the file cannot be written */
    static void write(Path file, List<Outcome> outcomes) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        outcomes.forEach(outcome -> all.add(json(outcome)));
        try {
            Files.writeString(file, WRITER.writeValueAsString(all) + "\n");
        } catch (IOException e) {
            throw BadInput.of("--json", "must be a file that can be written", e);
        }
    }

    private static ObjectNode json(Outcome outcome) {
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
        return json;
    }

    /** Whole nanoseconds: more is noise of adding up. */
    private static double nanos(double seconds) {
        return Math.rint(seconds * 1e9) / 1e9;
    }
}
