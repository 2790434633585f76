package io.swell.controller;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.TimerScheduler;
import io.swell.controller.pace.ReportRounds;
import io.swell.controller.pace.TickSchedule;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.timer.SingleTimer;
import java.time.Duration;

/**
 * When the controller takes its turns: once it has read what waits in its mailbox, with the last report of a round, or when
 * something falls due by itself. It tells the controller so by messages of its own.
 */
final class Turns implements AutoCloseable {

    /** Something may have fallen due by itself. */
    enum Tick implements ControllerCommand.Local {
        INSTANCE
    }

    /** Those of a round who have not reported are not waited for any longer. */
    enum RoundOver implements ControllerCommand.Local {
        INSTANCE
    }

    /** Comes after what was in the mailbox before it, and so tells how long that is. */
    record Settle(long sentMicros) implements ControllerCommand.Local {}

    private final ActorRef<ControllerCommand> controller;
    private final TimerScheduler<ControllerCommand> timers;
    private final SingleTimer roundTimer;
    private final TickSchedule ticks;
    private boolean isSoon;
    private boolean awaitsRound;

    /** @param roundTimer closed with this */
    Turns(
            ActorRef<ControllerCommand> controller,
            TimerScheduler<ControllerCommand> timers,
            SingleTimer roundTimer,
            TickSchedule ticks) {
        this.controller = controller;
        this.timers = timers;
        this.roundTimer = roundTimer;
        this.ticks = ticks;
    }

    /** Whatever else waits in the mailbox first: many reports then cost one decision. */
    void soon(long nowMicros) {
        if (!isSoon) {
            isSoon = true;
            controller.tell(new Settle(nowMicros));
        }
    }

    /** Other reports of the round first: they share one turn. */
    void withTheRound() {
        if (!isSoon && !awaitsRound) {
            awaitsRound = true;
            roundTimer.set(ReportRounds.SPREAD.toNanos(), () -> controller.tell(RoundOver.INSTANCE));
        }
    }

    /** The turn that was to be soon is taken now. */
    void settling() {
        isSoon = false;
    }

    /** A turn was taken, whatever the cause; nothing waits for a round now. */
    void taken() {
        if (awaitsRound) {
            awaitsRound = false;
            roundTimer.cancel();
        }
    }

    /** How much later than it was set the tick comes that comes now. */
    long ticked(long nowMicros) {
        long lateMicros = ticks.lateMicros(nowMicros);
        ticks.ticked(nowMicros);
        return lateMicros;
    }

    /** Whether a tick is to come. */
    boolean isArmed() {
        return ticks.isSet();
    }

    /** A tick is to come about when something falls due, if none comes before. */
    void arm(long dueMicros, long nowMicros) {
        if (ticks.mustBeSet(dueMicros)) {
            long wait = ticks.set(dueMicros) - nowMicros;
            timers.startSingleTimer(Tick.INSTANCE, Duration.ofNanos(1_000 * Math.max(0, wait)));
        }
    }

    @Override
    public void close() {
        roundTimer.close();
    }
}
