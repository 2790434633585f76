package io.swell.handle;

import static io.swell.handle.HandleBench.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.ReplicaCommand.Execute;
import io.swell.shared.protocol.RequestOutcome.Completed;
import io.swell.shared.protocol.RequestOutcome.NotRunning;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandleStopTest {

    private final HandleBench bench = new HandleBench();
    private final ActorRef<HandleCommand> handle = bench.handle();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everyCallerIsToldWhenTheHandleStops() {
        bench.route(handle, "r1");
        bench.call(handle, 1);
        bench.call(handle, 2);
        bench.executed("r1", 1);
        bench.settle(handle);
        LoadMeter meter = bench.meterOf(handle);

        bench.kit.stop(handle);

        bench.caller.expectMessage(new NotRunning(ECHO, "the handle has stopped"));
        bench.caller.expectMessage(new NotRunning(ECHO, "the handle has stopped"));
        LoadSnapshot load = meter.read(bench.nanoTime());
        assertThat(load.ongoing()).isZero();
        assertThat(load.failures()).isEqualTo(2);
        assertThat(bench.loadOf("r1").reserved()).isZero();
    }

    /** A table without an address for its replica is a programmer's error; callers must not pay for it with silence. */
    @Test
    void everyCallerIsToldWhenTheHandleFails() {
        bench.call(handle, 1);
        bench.call(handle, 2);
        bench.routeWithoutAddress(handle, "r1");
        bench.caller.expectMessage(new NotRunning(ECHO, "the handle has stopped"));
        bench.caller.expectMessage(new NotRunning(ECHO, "the handle has stopped"));
        assertThat(bench.loadOf("r1").reserved()).isZero();
    }

    @Test
    void aLeavingHandleTakesNothingNewAndSaysWhenAllAreAnswered() {
        TestProbe<Done> left = bench.kit.createTestProbe();
        bench.route(handle, "r1");
        bench.call(handle, 1);
        bench.call(handle, 2);
        Execute first = bench.executed("r1", 1);

        handle.tell(new HandleActor.StopAccepting(left.getRef()));
        bench.call(handle, 3);

        bench.caller.expectMessage(new NotRunning(ECHO, "this process is leaving"));
        HandleBench.complete(first, "one");
        bench.caller.expectMessage(new Completed("one"));
        Execute second = bench.executed("r1", 2);
        left.expectNoMessage(Duration.ZERO);
        HandleBench.complete(second, "two");
        bench.caller.expectMessage(new Completed("two"));
        left.expectMessage(Done.getInstance());
        bench.settle(handle);
        left.expectNoMessage(Duration.ZERO);
    }

    @Test
    void aLeavingHandleDoesNotWaitForReplicasWhoseCallersHaveGivenUp() {
        TestProbe<Done> left = bench.kit.createTestProbe();
        bench.route(handle, "r1");
        bench.call(handle, 1, Duration.ofSeconds(1));
        bench.executed("r1", 1);
        handle.tell(new HandleActor.StopAccepting(left.getRef()));
        bench.settle(handle);
        bench.advance(Duration.ofSeconds(1), handle);
        left.expectMessage(Done.getInstance());
    }

    @Test
    void anIdleHandleLeavesAtOnceAndStaysClosed() {
        TestProbe<Done> left = bench.kit.createTestProbe();
        handle.tell(new HandleActor.StopAccepting(left.getRef()));
        left.expectMessage(Done.getInstance());
        bench.call(handle, 1);
        bench.caller.expectMessage(new NotRunning(ECHO, "this process is leaving"));
    }
}
