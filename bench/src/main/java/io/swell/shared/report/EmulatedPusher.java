package io.swell.shared.report;

import io.swell.shared.config.MetricsPusherSettings;
import io.swell.shared.id.HandleId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.List;

/**
 * The books and the schedule of a {@code MetricsPusherActor}, for a process that exists only on paper. Whoever holds it
 * does what that actor does, in its order; only the timer is the bench's.
 */
public final class EmulatedPusher {

    private final MetricsPusherSettings settings;
    private final ProcessMeters load = new ProcessMeters();
    private final ReportSession session;
    private PushSchedule schedule;
    private RoutingState routing = RoutingState.NONE;

    public EmulatedPusher(ProcessId process, MetricsPusherSettings settings, long nowNanos) {
        this.settings = settings;
        this.session = new ReportSession(process, settings.maxPartBytes());
        this.schedule = new PushSchedule(settings, nowNanos);
    }

    public void register(HandleId handle, LoadMeter meter) {
        load.register(handle, meter);
    }

    public boolean isInFlight() {
        return session.isInFlight();
    }

    /**
     * Starts a schedule as that of a process that has just begun.
     *
     * @param jitter from 0 to 1: where within the first interval its first report goes
     */
    public void begin(long nowNanos, double jitter) {
        schedule = new PushSchedule(
                settings, nowNanos + (long) (settings.interval().toNanos() * jitter));
    }

    /** How long nothing need happen. */
    public long waitNanos(long nowNanos) {
        return Math.max(0, schedule.dueNanos(session.isInFlight()) - nowNanos);
    }

    /** The next report should go as soon as it may. */
    public void want() {
        schedule.want();
    }

    public void grant(Duration interval) {
        schedule.grant(interval);
    }

    /** As {@code MetricsPusherActor} makes a report: reads all meters, and sets the edges of all. */
    public List<MetricsReport> collect(boolean urgent, long nowNanos) {
        List<MetricsReport> parts = session.collect(load, routing, urgent || schedule.isUrgent(), nowNanos);
        for (DeploymentMeters meters : load.deployments()) {
            meters.watchGrowth(settings.urgentGrowthFactor());
        }
        schedule.sent(nowNanos);
        return parts;
    }

    public boolean acknowledge(Term term, long sequence) {
        return session.acknowledge(term, sequence);
    }

    public boolean startOver(Term term, long sequence) {
        return session.startOver(term, sequence);
    }

    public void giveUp() {
        session.giveUp();
    }

    public void routed(Term term, long version) {
        routing = new RoutingState(term, version);
    }
}
