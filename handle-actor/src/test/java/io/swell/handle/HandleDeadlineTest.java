package io.swell.handle;

import static io.swell.handle.HandleBench.ABANDON_INTERVAL;
import static io.swell.handle.HandleBench.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HandleCommand.RequestUnknown;
import io.swell.shared.protocol.ReplicaCommand.Abandon;
import io.swell.shared.protocol.ReplicaCommand.Execute;
import io.swell.shared.protocol.RequestOutcome.Completed;
import io.swell.shared.protocol.RequestOutcome.Expired;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandleDeadlineTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final HandleBench bench = new HandleBench();
    private final ActorRef<HandleCommand> handle = bench.handle();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aWaitingCallerIsToldAtItsDeadlineAndNotBefore() {
        bench.call(handle, 1, SECOND);
        bench.settle(handle);
        bench.advance(SECOND.minusMillis(1), handle);
        bench.caller.expectNoMessage(Duration.ZERO);
        bench.advance(Duration.ofMillis(1), handle);
        bench.caller.expectMessage(new Expired(ECHO, SECOND, false));
        assertThat(bench.load(handle).ongoing()).isZero();
    }

    @Test
    void whoDoesNotSayWaitsAsLongAsConfigured() {
        bench.call(handle, 1);
        bench.settle(handle);
        bench.advance(HandleBench.TIMEOUT, handle);
        bench.caller.expectMessage(new Expired(ECHO, HandleBench.TIMEOUT, false));
    }

    @Test
    void aShorterDeadlineThatComesLaterIsMetFirst() {
        bench.call(handle, 1, SECOND.multipliedBy(9));
        bench.call(handle, 2, SECOND);
        bench.settle(handle);
        bench.advance(SECOND, handle);
        bench.caller.expectMessage(new Expired(ECHO, SECOND, false));
        bench.advance(SECOND.multipliedBy(8), handle);
        bench.caller.expectMessage(new Expired(ECHO, SECOND.multipliedBy(9), false));
    }

    @Test
    void aCallerWithoutTimeIsToldAtOnce() {
        bench.route(handle, "r1");
        bench.call(handle, 1, Duration.ZERO);
        bench.caller.expectMessage(new Expired(ECHO, Duration.ZERO, false));
        bench.replica("r1").expectNoMessage(Duration.ZERO);
    }

    @Test
    void anOverdueRequestIsNotSentEvenIfTheTimerIsLate() {
        bench.call(handle, 1, SECOND);
        bench.settle(handle);
        bench.advanceClockOnly(SECOND);
        bench.route(handle, "r1");
        bench.caller.expectMessage(new Expired(ECHO, SECOND, false));
        bench.settle(handle);
        bench.replica("r1").expectNoMessage(Duration.ZERO);
    }

    @Test
    void aRunningRequestKeepsItsSlotUntilTheReplicaAnswers() {
        Execute execute = expiredAtReplica();
        LoadSnapshot load = bench.load(handle);
        assertThat(load.running()).isEqualTo(1);
        assertThat(bench.loadOf("r1").reserved()).isEqualTo(1);

        HandleBench.complete(execute, "too late");

        assertThat(bench.load(handle).ongoing()).isZero();
        assertThat(bench.loadOf("r1").reserved()).isZero();
        bench.caller.expectNoMessage(Duration.ZERO);
    }

    @Test
    void theReplicaIsAskedAgainAndAgainUntilItSaysItDoesNotHaveTheRequest() {
        Execute execute = expiredAtReplica();
        for (int i = 0; i < 3; i++) {
            bench.advance(ABANDON_INTERVAL, handle);
            bench.replica("r1").expectMessage(new Abandon(execute.requestId(), handle));
        }
        handle.tell(new RequestUnknown(execute.requestId()));
        assertThat(bench.load(handle).failures()).isEqualTo(1);
        assertThat(bench.loadOf("r1").reserved()).isZero();
        bench.advance(ABANDON_INTERVAL.multipliedBy(3), handle);
        bench.replica("r1").expectNoMessage(Duration.ZERO);
    }

    @Test
    void aReplicaThatEndsFreesWhatItHadOfCallersWhoGaveUp() {
        expiredAtReplica();
        bench.end(handle, "r1");
        assertThat(bench.load(handle).ongoing()).isZero();
        bench.caller.expectNoMessage(Duration.ZERO);
    }

    @Test
    void theSlotOfAnAbandonedRequestServesTheNextOnceItIsFree() {
        Execute execute = expiredAtReplica();
        bench.call(handle, 2);
        bench.settle(handle);
        bench.replica("r1").expectNoMessage(Duration.ZERO);
        handle.tell(new RequestUnknown(execute.requestId()));
        HandleBench.complete(bench.executed("r1", 2), "two");
        bench.caller.expectMessage(new Completed("two"));
    }

    /** A request that runs at r1 and whose caller was told that its time is over. */
    private Execute expiredAtReplica() {
        bench.route(handle, "r1");
        bench.call(handle, 1, SECOND);
        Execute execute = bench.executed("r1", 1);
        bench.settle(handle);
        bench.advance(SECOND, handle);
        bench.caller.expectMessage(new Expired(ECHO, SECOND, true));
        bench.replica("r1").expectMessage(new Abandon(execute.requestId(), handle));
        return execute;
    }
}
