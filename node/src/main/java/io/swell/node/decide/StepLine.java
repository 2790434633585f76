package io.swell.node.decide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swell.shared.input.InputLines;
import java.util.Map.Entry;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of steps as JSON, read strictly. Numbers that are none are read first, so that the refusal can name them. */
final class StepLine {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private static final Set<String> FIELDS = Set.of("at", "ongoing", "load", "queued", "running", "target");

    /** Beyond this no time in microseconds and no sum of loads is exact. */
    private static final double LARGEST = 1e10;

    private final InputLines lines;
    private final ObjectNode fields;

    private StepLine(InputLines lines, ObjectNode fields) {
        this.lines = lines;
        this.fields = fields;
    }

    /**
     * Takes a line apart.
     *
     * @param lines where it came from, for messages
     * @throws io.swell.shared.input.BadInput if it is not one JSON object of known fields
     */
    static StepLine parse(InputLines lines, String line) {
        JsonNode node;
        try {
            node = READER.readTree(line);
        } catch (JsonProcessingException e) {
            throw lines.refuse("line", "must be one JSON object (" + e.getOriginalMessage() + ")", line);
        }
        if (!(node instanceof ObjectNode fields)) {
            throw lines.refuse("line", "must be one JSON object", line);
        }
        for (Entry<String, JsonNode> field : fields.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw lines.refuse(
                        field.getKey(), "must be one of at, ongoing, load, queued, running, target", field.getValue());
            }
        }
        return new StepLine(lines, fields);
    }

    /** The time as it was written, to be echoed. */
    JsonNode at() {
        return fields.get("at");
    }

    DryRun.Step step() {
        OptionalDouble at = number("at");
        if (at.isEmpty()) {
            throw lines.refuse("at", "must be given, in seconds", fields);
        }
        OptionalDouble ongoing = number("ongoing");
        OptionalDouble load = number("load");
        if (ongoing.isPresent() == load.isPresent()) {
            throw lines.refuse("ongoing", "or load must be given, and only one of them", fields);
        }
        return new DryRun.Step(
                at.getAsDouble(), ongoing, load, number("queued").orElse(0), count("running"), count("target"));
    }

    private OptionalDouble number(String key) {
        @Nullable JsonNode value = fields.get(key);
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= LARGEST)) {
            throw lines.refuse(key, "must be a number from 0 to 1e10", written(value));
        }
        return OptionalDouble.of(value.doubleValue());
    }

    private OptionalInt count(String key) {
        @Nullable JsonNode value = fields.get(key);
        if (value == null) {
            return OptionalInt.empty();
        }
        double number = value.doubleValue();
        if (!value.isNumber() || number != Math.rint(number) || number < 0 || number > Integer.MAX_VALUE) {
            throw lines.refuse(key, "must be a whole number, at least 0", written(value));
        }
        return OptionalInt.of((int) number);
    }

    /** As the user wrote it; what is no number in JSON either would get quotes. */
    private static String written(JsonNode value) {
        return value.isNumber() ? value.asText() : value.toString();
    }
}
