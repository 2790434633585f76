package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestKeyTest {

    private static final List<String> KEYS = List.of("min-replicas", "max-replicas", "initial-replicas", "policy");

    @ParameterizedTest(name = "{0} is nearest to {1}")
    @CsvSource({
        "max-replica, max-replicas",
        "max_replicas, max-replicas",
        "minreplicas, min-replicas",
        "mix-replicas, max-replicas",
        "polcy, policy",
        "inital-replicas, initial-replicas",
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(NearestKey.to(typed, KEYS)).contains(meant);
    }

    @ParameterizedTest(name = "{0} to {1} takes {2}")
    @CsvSource({"kitten, sitting, 3", "'', abc, 3", "abc, '', 3", "same, same, 0", "ab, ba, 2"})
    void countsLettersToChange(String from, String to, int distance) {
        assertThat(NearestKey.distance(from, to)).isEqualTo(distance);
    }

    @Test
    void knowsNothingWhereThereIsNothingToKnow() {
        assertThat(NearestKey.to("anything", List.of())).isEmpty();
    }
}
