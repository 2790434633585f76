package io.swell.replica;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.Payload;
import io.swell.shared.protocol.ReplicaCommand.Execute;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ActiveRequestTest {

    private final AtomicLong nanos = new AtomicLong(-5);

    private ActiveRequest lasting(Duration remaining) {
        TestInbox<HandleCommand> handle = TestInbox.create();
        Execute execute = new Execute(1, Payload.of("text"), remaining, handle.getRef());
        return new ActiveRequest(execute, TestSystems.replica("a"), new ReplicaLog("a"), nanos::get);
    }

    @Test
    void countsDownToZero() {
        ActiveRequest request = lasting(Duration.ofMillis(100));
        assertThat(request.remaining()).isEqualTo(Duration.ofMillis(100));

        nanos.addAndGet(Duration.ofMillis(30).toNanos());
        assertThat(request.remaining()).isEqualTo(Duration.ofMillis(70));

        nanos.addAndGet(Duration.ofMillis(80).toNanos());
        assertThat(request.remaining()).isZero();
    }

    @Test
    void survivesAnyTimeACallerClaims() {
        assertThat(lasting(Duration.ofSeconds(Long.MAX_VALUE)).remaining()).isGreaterThan(Duration.ofDays(1));
        assertThat(lasting(Duration.ofSeconds(Long.MIN_VALUE)).remaining()).isZero();
    }

    @Test
    void runsCallbacksOnceAlsoThoseThatComeLate() {
        ActiveRequest request = lasting(Duration.ofSeconds(1));
        AtomicInteger early = new AtomicInteger();
        AtomicInteger late = new AtomicInteger();
        request.onAbandoned(early::incrementAndGet);
        assertThat(early).hasValue(0);

        request.abandon();
        request.abandon();
        request.onAbandoned(late::incrementAndGet);

        assertThat(early).hasValue(1);
        assertThat(late).hasValue(1);
    }
}
