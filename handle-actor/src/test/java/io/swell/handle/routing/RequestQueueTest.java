package io.swell.handle.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestQueueTest {

    private final RequestQueue queue = new RequestQueue();
    private final PendingRequest a = request("a");
    private final PendingRequest b = request("b");
    private final PendingRequest c = request("c");

    @Test
    void firstInIsFirstOut() {
        offerAll(a, b, c);
        assertThat(drain()).containsExactly(a, b, c);
        assertThat(queue.peek()).isNull();
    }

    @Test
    void takesNoMoreThanItsLimit() {
        assertThat(queue.offer(a, 2)).isTrue();
        assertThat(queue.offer(b, 2)).isTrue();
        assertThat(queue.offer(c, 2)).isFalse();
        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    void aLimitOfNoneTakesNothingAndMinusOneTakesAnything() {
        assertThat(queue.offer(a, 0)).isFalse();
        assertThat(queue.offer(a, RequestQueue.UNLIMITED)).isTrue();
    }

    @Test
    void whatIsGivenBackGoesFirstWhateverTheLimit() {
        offerAll(a, b);
        queue.remove(a);
        queue.offer(c, 2);
        queue.giveBack(a);
        assertThat(drain()).containsExactly(a, b, c);
    }

    @Test
    void oneMayLeaveFromAnyPlace() {
        offerAll(a, b, c);
        queue.remove(b);
        assertThat(queue.size()).isEqualTo(2);
        queue.remove(c);
        assertThat(drain()).containsExactly(a);
    }

    @Test
    void refusesWhatWaitsTwiceOrNotAtAll() {
        assertThatThrownBy(() -> queue.remove(a)).isInstanceOf(IllegalStateException.class);
        offerAll(a);
        assertThatThrownBy(() -> queue.offer(a, 9)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> queue.giveBack(a)).isInstanceOf(IllegalStateException.class);
        assertThat(queue.size()).isEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void agreesWithAPlainList(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);
        List<PendingRequest> model = new ArrayList<>();
        for (int step = 0; step < 5_000; step++) {
            PendingRequest fresh = request("step " + step);
            switch (chance.nextInt(4)) {
                case 0 -> {
                    queue.giveBack(fresh);
                    model.add(0, fresh);
                }
                case 1 -> {
                    if (!model.isEmpty()) {
                        queue.remove(model.remove(chance.nextInt(model.size())));
                    }
                }
                default -> {
                    if (queue.offer(fresh, 20)) {
                        model.add(fresh);
                    }
                }
            }
            assertThat(queue.size()).isEqualTo(model.size());
            assertThat(queue.peek()).isSameAs(model.isEmpty() ? null : model.get(0));
        }
        assertThat(drain()).isEqualTo(model);
    }

    private void offerAll(PendingRequest... requests) {
        for (PendingRequest request : requests) {
            queue.offer(request, RequestQueue.UNLIMITED);
        }
    }

    private List<PendingRequest> drain() {
        List<PendingRequest> all = new ArrayList<>();
        for (PendingRequest next = queue.peek(); next != null; next = queue.peek()) {
            queue.remove(next);
            all.add(next);
        }
        return all;
    }

    private static PendingRequest request(String name) {
        return new PendingRequest(name, outcome -> {}, 0, 1);
    }
}
