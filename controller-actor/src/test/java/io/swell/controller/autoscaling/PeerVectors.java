package io.swell.controller.autoscaling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;

/**
 * Test vectors of other autoscalers' behaviour, read from beside the project. A run prints how many ran, and which were left
 * out and why.
 */
public final class PeerVectors {

    private static final Path FILE = Path.of("..", "..", "shared", "vectors", "peers.json");

    private PeerVectors() {}

    /**
     * Has each vector of a kind checked.
     *
     * @param check what is checked, or, instead, why the vector does not apply; throws if the vector is not met
     * @return how many ran
     */
    public static int each(String group, String kind, Function<JsonNode, Optional<String>> check) {
        if (!Files.exists(FILE)) {
            Assumptions.abort("skipped: vectors of " + group + "." + kind + ", for " + FILE + " is not there");
        }
        int ran = 0;
        Map<String, Integer> leftOut = new TreeMap<>();
        JsonNode vectors = read().path(group).path(kind);
        for (JsonNode vector : vectors) {
            Optional<String> reason = check.apply(vector);
            if (reason.isPresent()) {
                leftOut.merge(reason.get(), 1, Integer::sum);
            } else {
                ran++;
            }
        }
        System.out.printf("Peer vectors, %s.%s: %d of %d ran%n", group, kind, ran, vectors.size());
        leftOut.forEach((reason, count) -> System.out.printf("  %d left out: %s%n", count, reason));
        return ran;
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
