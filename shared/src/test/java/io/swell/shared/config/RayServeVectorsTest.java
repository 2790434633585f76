package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What Ray Serve accepts as {@code autoscaling_config} we accept as {@code autoscaling}, and refuse what it refuses. */
final class RayServeVectorsTest {

    private static final Path VECTORS = Path.of("../../shared/vectors/ray-serve.json");

    /** Ray Serve's keys that have no counterpart, because they are deprecated there. */
    private static final Set<String> NOT_TAKEN_OVER =
            Set.of("metrics_interval_s", "smoothing_factor", "upscale_smoothing_factor", "downscale_smoothing_factor");

    @Test
    void judgesConfigurationsAsRayServeDoes() throws IOException {
        if (!Files.exists(VECTORS)) {
            Assumptions.abort("Skipped: validity of configurations in Ray Serve; there is no " + VECTORS);
        }
        List<String> leftOut = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        int ran = 0;
        for (JsonNode vector : new ObjectMapper().readTree(VECTORS.toFile()).get("vectors")) {
            if (!vector.get("kind").asText().equals("config_validation")) {
                continue;
            }
            List<String> foreign = keys(vector.get("config")).stream()
                    .filter(NOT_TAKEN_OVER::contains)
                    .toList();
            if (!foreign.isEmpty()) {
                leftOut.add(vector.get("id").asText() + " (uses " + foreign + ", not taken over)");
                continue;
            }
            ran++;
            if (isValid(vector.get("config")) != vector.get("valid").asBoolean()) {
                differences.add(vector.toString());
            }
        }
        System.out.println("config_validation: " + ran + " vectors ran, left out: " + leftOut);
        assertThat(differences).isEmpty();
        assertThat(ran).isPositive();
    }

    private static boolean isValid(JsonNode config) {
        StringBuilder autoscaling = new StringBuilder("swell.deployments.it.autoscaling {\n");
        keys(config)
                .forEach(key ->
                        autoscaling.append(entry(key, config.get(key).asText())).append('\n'));
        try {
            return !Reading.settings(autoscaling.append("}").toString())
                    .deployments()
                    .isEmpty();
        } catch (InvalidConfiguration e) {
            return false;
        }
    }

    /** Kebab-case for snake case, and durations with their unit for keys that end in it. */
    private static String entry(String key, String value) {
        boolean seconds = key.endsWith("_s");
        String name = (seconds ? key.substring(0, key.length() - 2) : key).replace('_', '-');
        return name + " = " + value + (seconds ? "s" : "");
    }

    private static List<String> keys(JsonNode config) {
        List<String> keys = new ArrayList<>();
        config.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
