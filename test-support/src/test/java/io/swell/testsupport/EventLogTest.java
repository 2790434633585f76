package io.swell.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final EventLog<String> log = new EventLog<>("node-1");

    @Test
    void findsWhatHasHappenedAlready() {
        log.add("one");
        log.add("two");

        assertThat(log.await("two", LONG, "two"::equals)).isEqualTo("two");
        assertThat(log.all()).containsExactly("one", "two");
    }

    @Test
    void wakesWhoeverWaitsForWhatHappensLater() throws Exception {
        CountDownLatch looked = new CountDownLatch(1);
        log.add("one");
        CompletableFuture<String> found = CompletableFuture.supplyAsync(() -> log.await("two", LONG, event -> {
            looked.countDown();
            return event.equals("two");
        }));
        looked.await();

        log.add("two");

        assertThat(found.get()).isEqualTo("two");
    }

    @Test
    void looksOnlyAtWhatCameAfterThePosition() {
        log.add("up");
        int position = log.position();
        log.add("down");
        log.end();

        assertThatThrownBy(() -> log.awaitFrom(position, "second start", LONG, "up"::equals))
                .isInstanceOf(AssertionError.class);
        assertThat(log.awaitFrom(position, "stop", LONG, "down"::equals)).isEqualTo("down");
    }

    @Test
    void givesUpWhenTheTimeIsOverAndShowsWhatThereWas() {
        log.add("something else");

        assertThatThrownBy(() -> log.await("greeting", Duration.ofMillis(5), "hello"::equals))
                .isInstanceOf(AssertionError.class)
                .hasMessage("node-1: no greeting within 5 ms; last of 1:\n  something else");
    }

    @Test
    void givesUpAtOnceWhenNothingMoreCanCome() {
        log.end();

        assertThatThrownBy(() -> log.await("greeting", Duration.ofDays(1), "hello"::equals))
                .hasMessage("node-1: no greeting before the end of its output; last of 0:");
    }
}
