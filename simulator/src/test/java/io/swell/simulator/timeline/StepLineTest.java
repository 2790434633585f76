package io.swell.simulator.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepLineTest {

    @Test
    void keepsChangesOnlyAndOfOneInstantTheLast() {
        StepLine line = new StepLine();
        line.add(0, 1);
        line.add(1, 1);
        line.add(2, 3);
        line.add(2, 4);

        assertThat(line.size()).isEqualTo(2);
        assertThat(line.time(1)).isEqualTo(2);
        assertThat(line.value(1)).isEqualTo(4);
        assertThat(line.thinned(10)).isSameAs(line);
    }

    @Test
    void losesNoPeakWhenThinned() {
        StepLine line = new StepLine();
        for (int i = 0; i < 10_000; i++) {
            line.add(i, i == 5_555 ? 99 : i % 3);
        }

        StepLine thinned = line.thinned(100);

        assertThat(thinned.size()).isBetween(100, 202);
        assertThat(IntStream.range(0, thinned.size()).map(thinned::value).max()).hasValue(99);
        for (int i = 1; i < thinned.size(); i++) {
            assertThat(thinned.time(i)).isGreaterThan(thinned.time(i - 1));
        }
    }
}
