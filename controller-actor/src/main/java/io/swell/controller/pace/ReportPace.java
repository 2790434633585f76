package io.swell.controller.pace;

import java.time.Duration;

/**
 * How often processes may report, by how late the controller is.
 *
 * <p>The lag is how long a message waits in the controller's mailbox. When it passes a tenth of the interval granted, the
 * interval is doubled, up to {@link #WIDEST} times the configured one; when it stays below a hundredth, it is halved
 * again, no sooner than after one such interval: processes obey with their next acknowledgement, so the effect of a step
 * shows only then. Reports the controller is too slow for never queue up: their senders coalesce them.
 */
public final class ReportPace {

    static final int WIDEST = 16;

    private final long baseMicros;
    private long grantedMicros;
    private long steppedMicros;
    private long lagMicros;

    public ReportPace(Duration interval, long nowMicros) {
        this.baseMicros = interval.toNanos() / 1_000;
        this.grantedMicros = baseMicros;
        this.steppedMicros = nowMicros;
    }

    /** A message has waited so long. */
    public void waited(long waitMicros, long nowMicros) {
        lagMicros = waitMicros;
        if (nowMicros - steppedMicros < grantedMicros) {
            return;
        }
        if (waitMicros > grantedMicros / 10 && grantedMicros < WIDEST * baseMicros) {
            step(grantedMicros * 2, nowMicros);
        } else if (waitMicros < grantedMicros / 100 && grantedMicros > baseMicros) {
            step(grantedMicros / 2, nowMicros);
        }
    }

    public Duration granted() {
        return Duration.ofNanos(grantedMicros * 1_000);
    }

    public long grantedMicros() {
        return grantedMicros;
    }

    public long lagMicros() {
        return lagMicros;
    }

    /** Whether what it knows is older than it seems: no reason to take replicas away. */
    public boolean isLagging() {
        return lagMicros > baseMicros;
    }

    /** How long a process may be silent: longer when it was told to report less often. */
    public long expiryMicros(Duration configured) {
        return configured.toNanos() / 1_000 * (grantedMicros / baseMicros);
    }

    private void step(long micros, long nowMicros) {
        grantedMicros = micros;
        steppedMicros = nowMicros;
    }
}
