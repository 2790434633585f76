package io.swell.controller.autoscaling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/** Test vectors of Ray Serve's behaviour, read from beside the project, in this project's words. */
final class RayServeVectors {

    private static final Path FILE = Path.of("..", "..", "shared", "vectors", "ray-serve.json");

    /** The policies of Ray Serve's own tests that are no part of any product, by the text the vectors give them. */
    private static final Map<String, AutoscalingPolicy> FUNCTIONS = Map.of(
            "3 if total_requests > 0 else 0", context -> context.ongoing() > 0 ? 3 : 0,
            "5 if target < 5 else 1 if target > 1 else target",
                    context -> {
                        int target = context.target();
                        return target < 5 ? 5 : 1;
                    },
            "constant 5", context -> 5);

    private RayServeVectors() {}

    static List<JsonNode> ofKind(String kind) {
        if (!Files.exists(FILE)) {
            Assumptions.abort("skipped: Ray Serve's vectors of kind " + kind + ", for " + FILE + " is not there");
        }
        try {
            JsonNode vectors = new ObjectMapper().readTree(FILE.toFile()).get("vectors");
            return StreamSupport.stream(vectors.spliterator(), false)
                    .filter(vector -> vector.get("kind").asText().equals(kind))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for a policy function nobody has written down here. */
    static Optional<AutoscalingPolicy> policy(JsonNode vector) {
        JsonNode function = vector.path("policy").path("fn");
        return function.isMissingNode()
                ? Optional.of(AutoscalingPolicy.named("ongoing-requests"))
                : Optional.ofNullable(FUNCTIONS.get(function.asText()));
    }

    static Declared deployment(JsonNode vector) {
        JsonNode config = vector.get("config");
        Declared declared = Declared.deployment()
                .bounds(
                        config.path("min_replicas").asInt(1),
                        config.path("max_replicas").asInt(100))
                .targetOngoing(number(config, 2, "target_ongoing_requests"))
                .lookBack(number(config, 30, "look_back_period_s"))
                .delays(number(config, 30, "upscale_delay_s"), number(config, 600, "downscale_delay_s"))
                .gains(
                        number(config, 1, "upscaling_factor", "upscale_smoothing_factor", "smoothing_factor"),
                        number(config, 1, "downscaling_factor", "downscale_smoothing_factor", "smoothing_factor"));
        if (config.hasNonNull("initial_replicas")) {
            declared.initial(config.get("initial_replicas").asInt());
        }
        if (config.hasNonNull("downscale_to_zero_delay_s")) {
            declared.delayToZero(config.get("downscale_to_zero_delay_s").asDouble());
        }
        return declared;
    }

    /** The same deployment as if it had no bounds, for vectors that tell what comes before them. */
    static Declared unbounded(JsonNode vector) {
        return deployment(vector).bounds(0, 1_000_000);
    }

    private static double number(JsonNode config, double otherwise, String... keys) {
        for (String key : keys) {
            if (config.hasNonNull(key)) {
                return config.get(key).asDouble();
            }
        }
        return otherwise;
    }
}
