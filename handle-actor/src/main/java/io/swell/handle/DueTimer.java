package io.swell.handle;

import akka.actor.Cancellable;
import akka.actor.typed.javadsl.ActorContext;
import io.swell.shared.protocol.HandleCommand;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The one timer of a handle. It runs only while something is due, and is set anew only for something earlier: a request
 * that is answered in time costs no cancelling, and an idle handle soon has no timer.
 */
final class DueTimer {

    /** Something may be due. One that is not the latest set is to be ignored. */
    record Due(long atNanos) implements HandleCommand.Local {}

    /** Akka refuses delays of years; what is due later is looked at once a day. */
    private static final long LONGEST_DELAY_NANOS = Duration.ofDays(1).toNanos();

    private final ActorContext<HandleCommand> context;
    private @Nullable Cancellable running;
    private long atNanos;

    DueTimer(ActorContext<HandleCommand> context) {
        this.context = context;
    }

    /** Fires at this time or earlier. */
    void fireBy(long wishNanos, long nowNanos) {
        if (running != null && atNanos - wishNanos <= 0) {
            return;
        }
        cancel();
        long delayNanos = Math.min(LONGEST_DELAY_NANOS, Math.max(0, wishNanos - nowNanos));
        atNanos = nowNanos + delayNanos;
        running = context.scheduleOnce(Duration.ofNanos(delayNanos), context.getSelf(), new Due(atNanos));
    }

    /** Whether this is the firing of the timer that was set last; it no longer runs then. */
    boolean fired(Due due) {
        if (running == null || due.atNanos() != atNanos) {
            return false;
        }
        running = null;
        return true;
    }

    void cancel() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }
}
