package io.swell.node.management;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swell.shared.input.WrittenDuration;
import io.swell.shared.protocol.OrderLimits;
import java.time.Duration;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What comes with an order, read strictly: one JSON object of known fields, or nothing at all. */
final class OrderBody {

    private static final int DEEPEST = 8;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final ObjectNode fields;

    private OrderBody(ObjectNode fields) {
        this.fields = fields;
    }

    /**
     * Takes it apart.
     *
     * @param known the fields it may have
     * @throws Refusal if it is anything else
     */
    static OrderBody parse(String text, Set<String> known) {
        if (text.isBlank()) {
            return new OrderBody(JsonNodeFactory.instance.objectNode());
        }
        JsonNode node;
        try {
            node = READER.readTree(text);
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest("body", "must be one JSON object (" + e.getOriginalMessage() + ")", text);
        }
        if (!(node instanceof ObjectNode fields)) {
            throw Refusal.badRequest("body", "must be one JSON object", text);
        }
        for (Entry<String, JsonNode> field : fields.properties()) {
            if (!known.contains(field.getKey())) {
                String rule = known.isEmpty()
                        ? "is not known: this takes no fields"
                        : "is not known: fields are " + String.join(", ", new TreeSet<>(known));
                throw Refusal.badRequest(field.getKey(), rule, field.getValue());
            }
        }
        return new OrderBody(fields);
    }

    /** How many: {@code "replicas": 8}. */
    int replicas() {
        @Nullable JsonNode value = fields.get("replicas");
        if (value == null
                || !value.canConvertToExactIntegral()
                || !value.canConvertToInt()
                || value.intValue() < 0
                || value.intValue() > OrderLimits.MOST_REPLICAS) {
            throw Refusal.badRequest(
                    "replicas",
                    "must be a whole number from 0 to " + OrderLimits.MOST_REPLICAS,
                    value == null ? "" : value);
        }
        return value.intValue();
    }

    /** For how long: {@code "for": "30m"}; empty, or null, until it is resumed. */
    Optional<Duration> duration() {
        @Nullable JsonNode value = fields.get("for");
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        Optional<Duration> duration = (value.isTextual()
                        ? WrittenDuration.parse(value.textValue())
                        : Optional.<Duration>empty())
                .filter(OrderLimits::permits);
        if (duration.isEmpty()) {
            throw Refusal.badRequest("for", "must be a duration from 1s to 366d, such as \"30m\"", value);
        }
        return duration;
    }
}
