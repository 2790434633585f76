package io.swell.handle;

import static io.swell.handle.HandleBench.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import io.swell.handle.directory.SubscribeHandle;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HandleCommand.RequestFailed;
import io.swell.shared.protocol.HandleCommand.RequestRefused;
import io.swell.shared.protocol.ReplicaCommand.Execute;
import io.swell.shared.protocol.RequestOutcome.Completed;
import io.swell.shared.protocol.RequestOutcome.HandlerFailed;
import io.swell.shared.protocol.RequestOutcome.NotRunning;
import io.swell.shared.protocol.RequestOutcome.Rejected;
import io.swell.shared.protocol.RequestOutcome.ReplicaDied;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandleActorTest {

    private final HandleBench bench = new HandleBench();
    private final ActorRef<HandleCommand> handle = bench.handle();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void subscribesToItsDeployment() {
        assertThat(bench.directory.receiveMessage()).isEqualTo(new SubscribeHandle(ECHO, handle));
    }

    @Test
    void bringsTheAnswerOfAReplicaToTheCaller() {
        bench.route(handle, "r1");
        bench.call(handle, "hello");
        Execute execute = bench.executed("r1", "hello");
        assertThat(execute.remaining()).isEqualTo(HandleBench.TIMEOUT);
        assertThat(bench.load(handle).running()).isEqualTo(1);

        HandleBench.complete(execute, "world");

        bench.caller.expectMessage(new Completed("world"));
        LoadSnapshot load = bench.load(handle);
        assertThat(load.ongoing()).isZero();
        assertThat(load.completions()).isEqualTo(1);
        assertThat(bench.loadOf("r1").reserved()).isZero();
    }

    @Test
    void tellsTheCallerThatUserCodeFailed() {
        bench.route(handle, "r1");
        bench.call(handle, "hello");
        Execute execute = bench.executed("r1", "hello");
        handle.tell(new RequestFailed(execute.requestId(), "java.io.IOException", "disk full"));
        bench.caller.expectMessage(new HandlerFailed(ECHO, "java.io.IOException", "disk full"));
        assertThat(bench.load(handle).failures()).isEqualTo(1);
    }

    @Test
    void sendsWaitingRequestsInOrderAsRoomAppears() {
        bench.route(handle, "r1");
        bench.call(handle, 1);
        bench.call(handle, 2);
        bench.call(handle, 3);
        Execute first = bench.executed("r1", 1);
        assertThat(bench.load(handle).queued()).isEqualTo(2);
        HandleBench.complete(first, "one");
        Execute second = bench.executed("r1", 2);
        HandleBench.complete(second, "two");
        bench.executed("r1", 3);
        bench.caller.expectMessage(new Completed("one"));
        bench.caller.expectMessage(new Completed("two"));
    }

    @Test
    void letsRequestsWaitUntilItKnowsTheRoutes() {
        bench.call(handle, "early");
        assertThat(bench.load(handle).queued()).isEqualTo(1);
        bench.route(handle, "r1");
        bench.executed("r1", "early");
    }

    @Test
    void pokesThePusherForEachRequestThatWaitsWhileNothingRuns() {
        bench.call(handle, 1);
        bench.route(handle);
        bench.call(handle, 2);
        bench.settle(handle);
        assertThat(bench.urgent).hasValue(2);
        bench.route(handle, "r1");
        bench.call(handle, 3);
        bench.settle(handle);
        assertThat(bench.urgent).as("something runs now").hasValue(2);
    }

    @Test
    void rejectsWhatWouldHaveToWaitBeyondTheLimit() {
        bench.route(handle, 1, 1, "r1");
        bench.call(handle, 1);
        bench.call(handle, 2);
        bench.call(handle, 3);
        bench.caller.expectMessage(new Rejected(ECHO, 1));
        bench.executed("r1", 1);
        LoadSnapshot load = bench.load(handle);
        assertThat(load.ongoing()).isEqualTo(2);
        assertThat(load.rejections()).isEqualTo(1);
        assertThat(load.arrivals()).isEqualTo(3);
    }

    @Test
    void neverRejectsWhatAReplicaCanTakeAtOnce() {
        bench.route(handle, 2, 0, "r1");
        bench.call(handle, 1);
        bench.call(handle, 2);
        bench.executed("r1", 1);
        bench.executed("r1", 2);
        bench.call(handle, 3);
        bench.caller.expectMessage(new Rejected(ECHO, 0));
    }

    @Test
    void aRefusedRequestGoesToAnotherReplica() {
        bench.route(handle, "r1", "r2");
        bench.loadOf("r2").tryReserve(1);
        bench.call(handle, "hello");
        Execute refused = bench.executed("r1", "hello");
        bench.loadOf("r2").release();

        handle.tell(new RequestRefused(refused.requestId(), HandleBench.id("r1"), false));

        HandleBench.complete(bench.executed("r2", "hello"), "done");
        bench.caller.expectMessage(new Completed("done"));
        assertThat(bench.loadOf("r1").reserved()).isZero();
    }

    @Test
    void aReplicaThatRefusedIsAskedAgainOnlyAfterItsRest() {
        bench.route(handle, "r1");
        bench.call(handle, 1);
        bench.call(handle, 2);
        Execute refused = bench.executed("r1", 1);
        handle.tell(new RequestRefused(refused.requestId(), HandleBench.id("r1"), false));
        bench.settle(handle);
        bench.advance(HandleBench.BACKOFF.minusMillis(1), handle);
        bench.replica("r1").expectNoMessage(Duration.ZERO);
        assertThat(bench.load(handle).queued()).isEqualTo(2);

        bench.advance(Duration.ofMillis(1), handle);

        assertThat(bench.executed("r1", 1).requestId()).isNotEqualTo(refused.requestId());
    }

    @Test
    void aDrainingReplicaIsNotAskedAgain() {
        bench.route(handle, "r1");
        bench.call(handle, 1);
        handle.tell(new RequestRefused(bench.executed("r1", 1).requestId(), HandleBench.id("r1"), true));
        bench.settle(handle);
        bench.advance(HandleBench.BACKOFF.multipliedBy(10), handle);
        bench.replica("r1").expectNoMessage(Duration.ZERO);
        bench.route(handle, "r2");
        bench.executed("r2", 1);
    }

    @Test
    void neverRoutesToAReplicaTheTableDroppedButStillHearsItsAnswer() {
        bench.route(handle, 5, -1, "r1");
        bench.call(handle, 1);
        Execute last = bench.executed("r1", 1);
        bench.route(handle, 5, -1, "r2");
        bench.call(handle, 2);
        bench.executed("r2", 2);
        HandleBench.complete(last, "drained");
        bench.caller.expectMessage(new Completed("drained"));
    }

    @Test
    void callersOfAReplicaThatEndedAreToldOnce() {
        bench.route(handle, "r1");
        bench.call(handle, 1);
        Execute execute = bench.executed("r1", 1);
        bench.end(handle, "r1");
        bench.caller.expectMessage(new ReplicaDied(HandleBench.id("r1")));
        HandleBench.complete(execute, "from the grave");
        bench.end(handle, "r1");
        assertThat(bench.load(handle).failures()).isEqualTo(1);
        bench.caller.expectNoMessage(Duration.ZERO);
        assertThat(bench.loadOf("r1").reserved()).isZero();
    }

    @Test
    void waitingAndNewCallersOfAnUnknownDeploymentAreToldAtOnce() {
        bench.call(handle, 1);
        bench.route(handle, Availability.UNKNOWN, "", 1, -1);
        bench.caller.expectMessage(new NotRunning(ECHO, "there is no such deployment"));
        bench.call(handle, 2);
        bench.caller.expectMessage(new NotRunning(ECHO, "there is no such deployment"));
        LoadSnapshot load = bench.load(handle);
        assertThat(load.ongoing()).isZero();
        assertThat(load.failures()).isEqualTo(1);
        assertThat(load.rejections()).isEqualTo(1);
    }

    @Test
    void anUnhealthyDeploymentStillServesWithTheReplicasItHas() {
        bench.route(handle, Availability.UNHEALTHY, "no class Foo", 1, -1, "r1");
        bench.call(handle, 1);
        bench.call(handle, 2);
        bench.executed("r1", 1);
        bench.route(handle, Availability.UNHEALTHY, "no class Foo", 1, -1);
        bench.caller.expectMessage(new NotRunning(ECHO, "no class Foo"));
        assertThat(bench.load(handle).running()).isEqualTo(1);
    }

    @Test
    void countsWaitsLongerThanPromised() {
        bench.promiseWait(Duration.ofMillis(100));
        bench.call(handle, 1);
        bench.settle(handle);
        bench.advance(Duration.ofMillis(101), handle);
        bench.call(handle, 2);
        bench.route(handle, 5, -1, "r1");
        bench.executed("r1", 1);
        bench.executed("r1", 2);
        assertThat(bench.load(handle).lateWaits()).isEqualTo(1);
    }
}
