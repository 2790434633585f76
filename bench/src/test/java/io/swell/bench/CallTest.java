package io.swell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.bench.BenchMain.Call;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {

    @Test
    void takesANameAndItsFilesInAnyOrder() {
        assertThat(Call.of(List.of("--svg", "c.svg", "curve", "--quick", "--json", "c.json")))
                .contains(new Call("curve", true, Map.of("--json", Path.of("c.json"), "--svg", Path.of("c.svg"))));
    }

    @Test
    void isThoroughUnlessToldToBeQuick() {
        assertThat(Call.of(List.of("idle"))).contains(new Call("idle", false, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "idle fleet", "idle --json", "--quick", "idle --fast"})
    void refusesWhatItDoesNotKnow(String line) {
        assertThat(Call.of(line.isEmpty() ? List.of() : List.of(line.split(" ", -1))))
                .isEmpty();
    }
}
