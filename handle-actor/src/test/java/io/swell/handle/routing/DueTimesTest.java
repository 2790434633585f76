package io.swell.handle.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueTimesTest {

    private final DueTimes dueTimes = new DueTimes();

    @Test
    void nothingIsDueBeforeItsTime() {
        PendingRequest request = dueAt(10);
        dueTimes.add(request);
        assertThat(dueTimes.pollDue(9)).isNull();
        assertThat(dueTimes.next()).hasValue(10);
        assertThat(dueTimes.pollDue(10)).isSameAs(request);
        assertThat(dueTimes.next()).isEmpty();
    }

    @Test
    void orderHoldsAcrossTheOverflowOfTheClock() {
        PendingRequest before = dueAt(Long.MAX_VALUE - 1);
        PendingRequest after = dueAt(Long.MIN_VALUE + 1);
        dueTimes.add(after);
        dueTimes.add(before);
        assertThat(dueTimes.pollDue(Long.MAX_VALUE)).isSameAs(before);
        assertThat(dueTimes.pollDue(Long.MAX_VALUE)).isNull();
        assertThat(dueTimes.pollDue(Long.MIN_VALUE + 1)).isSameAs(after);
    }

    @Test
    void refusesWhatIsInItTwiceOrNotAtAll() {
        PendingRequest request = dueAt(1);
        assertThatThrownBy(() -> dueTimes.remove(request)).isInstanceOf(IllegalStateException.class);
        dueTimes.add(request);
        assertThatThrownBy(() -> dueTimes.add(request)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void givesWhatIsDueInOrderWhoeverLeavesInBetween(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);
        List<PendingRequest> model = new ArrayList<>();
        for (long now = 0; now < 5_000; now++) {
            if (chance.nextInt(3) > 0) {
                PendingRequest fresh = dueAt(now + chance.nextInt(200));
                dueTimes.add(fresh);
                model.add(fresh);
            }
            if (!model.isEmpty() && chance.nextInt(4) == 0) {
                dueTimes.remove(model.remove(chance.nextInt(model.size())));
            }
            for (PendingRequest due = dueTimes.pollDue(now); due != null; due = dueTimes.pollDue(now)) {
                long earliest = model.stream().mapToLong(r -> r.dueNanos).min().orElseThrow();
                assertThat(due.dueNanos).as("at %d", now).isEqualTo(earliest).isLessThanOrEqualTo(now);
                assertThat(model.remove(due)).isTrue();
            }
            assertThat(dueTimes.next().isPresent()).isEqualTo(!model.isEmpty());
        }
        model.sort(Comparator.comparingLong(r -> r.dueNanos));
        assertThat(dueTimes.next().orElse(-1)).isEqualTo(model.isEmpty() ? -1 : model.get(0).dueNanos);
    }

    private static PendingRequest dueAt(long nanos) {
        return new PendingRequest("r", outcome -> {}, nanos - 1, 1);
    }
}
