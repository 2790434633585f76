package io.swell.handle;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HandleCommand.RequestRefused;
import io.swell.shared.protocol.ReplicaCommand.Execute;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two handles of one process, one replica with room for one request. */
class HandlesSharingReplicasTest {

    private final HandleBench bench = new HandleBench();
    private final ActorRef<HandleCommand> a = bench.handle();
    private final ActorRef<HandleCommand> b = bench.handle();

    @BeforeEach
    void route() {
        bench.route(a, "r1");
        bench.route(b, "r1");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void togetherTheySendNoMoreThanTheReplicaTakes() {
        callAndSettle(a, "a1");
        callAndSettle(b, "b1");
        bench.executed("r1", "a1");
        bench.replica("r1").expectNoMessage(Duration.ZERO);
        assertThat(bench.load(b).queued()).isEqualTo(1);
    }

    @Test
    void aSlotReleasedByOneWakesTheOther() {
        callAndSettle(a, "a1");
        callAndSettle(b, "b1");
        HandleBench.complete(bench.executed("r1", "a1"), "done");
        bench.executed("r1", "b1");
    }

    @Test
    void theyTakeTurnsHoweverManyRequestsOneHas() {
        callAndSettle(a, "a1");
        callAndSettle(a, "a2");
        callAndSettle(a, "a3");
        callAndSettle(b, "b1");
        callAndSettle(b, "b2");
        Execute first = bench.executed("r1", "a1");
        HandleBench.complete(first, "done");
        for (String next : new String[] {"a2", "b1", "a3", "b2"}) {
            HandleBench.complete(bench.executed("r1", next), "done");
        }
    }

    @Test
    void whoDiesInLineDoesNotHoldUpTheOther() {
        callAndSettle(a, "a1");
        ActorRef<HandleCommand> c = bench.handle();
        bench.route(c, "r1");
        callAndSettle(c, "c1");
        callAndSettle(b, "b1");
        Execute first = bench.executed("r1", "a1");
        bench.kit.stop(c);
        HandleBench.complete(first, "done");
        bench.executed("r1", "b1");
    }

    @Test
    void aSlotHeldByAHandleThatStopsGoesToTheOther() {
        callAndSettle(a, "a1");
        callAndSettle(b, "b1");
        bench.executed("r1", "a1");
        bench.kit.stop(a);
        bench.executed("r1", "b1");
    }

    @Test
    void whoWaitsIsServedAfterTheRestThoughTheHandleThatWasRefusedIsGone() {
        callAndSettle(a, "a1");
        callAndSettle(b, "b1");
        Execute refused = bench.executed("r1", "a1");
        a.tell(new RequestRefused(refused.requestId(), HandleBench.id("r1"), false));
        bench.settle(a);
        bench.settle(b);
        bench.kit.stop(a);
        bench.settle(b);
        bench.advance(HandleBench.BACKOFF, b);
        bench.executed("r1", "b1");
    }

    private void callAndSettle(ActorRef<HandleCommand> handle, String request) {
        bench.call(handle, request);
        bench.settle(handle);
    }
}
