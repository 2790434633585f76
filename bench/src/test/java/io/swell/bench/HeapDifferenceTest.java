package io.swell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeapDifferenceTest {

    @Test
    void sharesOutWhatIsMoreInOneThanInTheOther() {
        HeapDifference difference = HeapDifference.between(heap(Map.of("A", 100, "B", 7)), heap(Map.of("A", 300)), 10);
        assertThat(difference.bytesByClass()).containsEntry("A", 20.0).containsEntry("B", -0.7);
    }

    @Test
    void takesAwayWhatBelongsToSomethingElse() {
        HeapDifference pair = HeapDifference.between(heap(Map.of()), heap(Map.of("A", 5)), 1);
        HeapDifference both = HeapDifference.between(heap(Map.of()), heap(Map.of("A", 100)), 1);
        assertThat(both.minus(pair, 10).total()).isEqualTo(50);
    }

    @Test
    void showsTheLargestFirst() {
        HeapDifference difference = HeapDifference.between(heap(Map.of()), heap(Map.of("small", 1, "large", 9)), 1);
        assertThat(difference.lines("a thing"))
                .containsExactly(
                        "bytes of a thing  bytes",
                        "large               9.0",
                        "small               1.0",
                        "all classes together: 10.0");
    }

    private static JsonNode heap(Map<String, Integer> bytes) {
        return new ObjectMapper().valueToTree(bytes);
    }
}
