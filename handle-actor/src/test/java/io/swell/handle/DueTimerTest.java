package io.swell.handle;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.swell.shared.protocol.HandleCommand;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DueTimerTest {

    /** Asks the timer to fire by then, answers when it was asked. */
    private record Wish(long atMillis, ActorRef<String> asked) implements HandleCommand.Local {}

    private record Cancel(ActorRef<String> done) implements HandleCommand.Local {}

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final TestProbe<String> events = kit.createTestProbe();
    private final ActorRef<HandleCommand> owner = kit.spawn(owner());

    @AfterEach
    void close() {
        kit.shutdownTestKit();
    }

    @Test
    void firesAtTheWishedTimeOnce() {
        wish(100);
        time.timePasses(Duration.ofMillis(99));
        events.expectNoMessage(Duration.ZERO);
        time.timePasses(Duration.ofMillis(1));
        events.expectMessage("fired for 100");
        time.timePasses(Duration.ofDays(2));
        events.expectNoMessage(Duration.ZERO);
    }

    @Test
    void anEarlierWishReplacesTheTimer() {
        wish(100);
        wish(40);
        time.timePasses(Duration.ofMillis(40));
        events.expectMessage("fired for 40");
        time.timePasses(Duration.ofMillis(60));
        events.expectNoMessage(Duration.ZERO);
    }

    @Test
    void aLaterWishDoesNotTouchTheTimer() {
        wish(40);
        wish(100);
        time.timePasses(Duration.ofMillis(40));
        events.expectMessage("fired for 40");
    }

    @Test
    void aWishFarAwayIsLookedAtOnceADay() {
        wish(Duration.ofDays(9_999).toMillis());
        time.timePasses(Duration.ofDays(1));
        events.expectMessage("fired for " + Duration.ofDays(1).toMillis());
    }

    @Test
    void aCancelledTimerIsNotHeardOf() {
        wish(40);
        owner.tell(new Cancel(events.getRef()));
        events.expectMessage("cancelled");
        time.timePasses(Duration.ofMillis(40));
        events.expectNoMessage(Duration.ZERO);
    }

    @Test
    void aFiringOfATimerThatWasReplacedIsNone() {
        wish(100);
        owner.tell(new DueTimer.Due(Duration.ofMillis(40).toNanos()));
        events.expectMessage("stale");
        time.timePasses(Duration.ofMillis(100));
        events.expectMessage("fired for 100");
    }

    private void wish(long atMillis) {
        owner.tell(new Wish(atMillis, events.getRef()));
        events.expectMessage("asked");
    }

    /** An actor whose clock stands at 0: only the timer's wishes matter. */
    private Behavior<HandleCommand> owner() {
        return Behaviors.setup(context -> {
            DueTimer timer = new DueTimer(context);
            return Behaviors.receive(HandleCommand.class)
                    .onMessage(Wish.class, wish -> {
                        timer.fireBy(Duration.ofMillis(wish.atMillis()).toNanos(), 0);
                        wish.asked().tell("asked");
                        return Behaviors.same();
                    })
                    .onMessage(Cancel.class, cancel -> {
                        timer.cancel();
                        cancel.done().tell("cancelled");
                        return Behaviors.same();
                    })
                    .onMessage(DueTimer.Due.class, due -> {
                        long millis = Duration.ofNanos(due.atNanos()).toMillis();
                        events.getRef().tell(timer.fired(due) ? "fired for " + millis : "stale");
                        return Behaviors.same();
                    })
                    .build();
        });
    }
}
