package io.swell.shared.report;

import io.swell.shared.config.MetricsPusherSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.HandleId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.List;

/**
 * The reports of one process: when the next one goes and what it carries. What to send is {@link ReportSession}'s choice,
 * when to send {@link PushSchedule}'s.
 *
 * <p>Whoever drives it sends what {@link #collect} answers, no sooner than {@link #dueNanos} says, and passes on what the
 * controller answers. Times are those of the clock the meters run on. Methods that answer a {@code boolean} say whether
 * the next report may be due sooner than before.
 */
public final class ProcessReports {

    private final MetricsPusherSettings settings;
    private final ProcessMeters meters = new ProcessMeters();
    private final ReportSession session;
    private final PushSchedule schedule;
    private RoutingState routing = RoutingState.NONE;

    /**
     * Reports that begin.
     *
     * @param firstNanos when the first one goes unless something hurries it: jittered, so that many processes do not speak
     *     at once
     */
    public ProcessReports(ProcessId process, MetricsPusherSettings settings, long firstNanos) {
        this.settings = settings;
        this.session = new ReportSession(process, settings.maxPartBytes());
        this.schedule = new PushSchedule(settings, firstNanos);
    }

    /** Every meter that is reported. */
    public ProcessMeters meters() {
        return meters;
    }

    /** A handle begins. The first of its deployment here is news: the process wants to know where replicas are. */
    public boolean register(HandleId handle, LoadMeter meter) {
        return meters.register(handle, meter) && hurry();
    }

    /** A handle has ended; what it counted stays. */
    public void remove(HandleId handle, long nowNanos) {
        meters.remove(handle, nowNanos);
    }

    /** A request waits, and nothing runs for its deployment or its load has passed an edge: that is news if it is unsaid. */
    public boolean noteUrgency(DeploymentId deployment, long nowNanos) {
        DeploymentMeters of = meters.of(deployment);
        if (of == null) {
            return false;
        }
        int known = session.lastSentOngoing(of);
        int ongoing = of.read(nowNanos).ongoing();
        boolean isNews = known == 0 ? ongoing > 0 : ongoing > settings.urgentGrowthFactor() * known;
        return isNews && hurry();
    }

    /** The process now holds this routing update; one told twice is stuck at it and needs another. */
    public boolean noteRouting(Term term, long version) {
        RoutingState told = new RoutingState(term, version);
        boolean isStuck = told.equals(routing);
        routing = told;
        return isStuck && hurry();
    }

    /** When the next report goes, or the one in flight is given up; it may be past. */
    public long dueNanos() {
        return schedule.dueNanos(session.isInFlight());
    }

    /** The report that is due, in its parts. One still in flight is taken for lost, and this one is in flight now. */
    public List<MetricsReport> collect(long nowNanos) {
        session.giveUp();
        List<MetricsReport> parts = session.collect(meters, routing, schedule.isUrgent(), nowNanos);
        for (DeploymentMeters each : meters.deployments()) {
            each.watchGrowth(settings.urgentGrowthFactor());
        }
        schedule.sent(nowNanos);
        return parts;
    }

    /** The controller holds the report. An answer to another than the one in flight is none. */
    public boolean acknowledged(Term term, long sequence, Duration nextInterval) {
        if (!session.acknowledge(term, sequence)) {
            return false;
        }
        schedule.grant(nextInterval);
        return true;
    }

    /** The controller lacks the report's base; the next one is a snapshot and goes soon. */
    public boolean snapshotNeeded(Term term, long sequence, Duration nextInterval) {
        if (!session.startOver(term, sequence)) {
            return false;
        }
        schedule.grant(nextInterval);
        return hurry();
    }

    /** A number later than any report's so far. */
    public long nextSequence() {
        return session.nextSequence();
    }

    private boolean hurry() {
        schedule.want();
        return true;
    }
}
