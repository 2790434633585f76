package io.swell.handle.metrics;

import io.swell.shared.id.HandleId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadMeter;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;
import java.util.List;

/**
 * The books a {@link MetricsPusherActor} keeps, for a process that exists only on paper: what it would send, and when is
 * for the bench to say.
 */
public final class EmulatedPusher {

    private static final double GROWTH_FACTOR = 2;

    private final ProcessLoad load = new ProcessLoad();
    private final ReportSession session;
    private RoutingState routing = RoutingState.NONE;

    public EmulatedPusher(ProcessId process, int maxPartBytes) {
        this.session = new ReportSession(process, maxPartBytes);
    }

    public void register(HandleId handle, LoadMeter meter) {
        load.register(handle, meter);
    }

    public boolean isInFlight() {
        return session.isInFlight();
    }

    /** As {@code MetricsPusherActor} makes a report: reads all meters, and sets the edges of all. */
    public List<MetricsReport> collect(boolean urgent, long nowNanos) {
        List<MetricsReport> parts = session.collect(load, routing, urgent, nowNanos);
        for (DeploymentMeters meters : load.deployments()) {
            meters.watchGrowth(GROWTH_FACTOR);
        }
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
