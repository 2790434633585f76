package io.swell.controller;

import io.swell.controller.autoscaling.Autoscaler;
import io.swell.controller.autoscaling.ScalingOrder;
import io.swell.controller.autoscaling.load.Receipt.RefusedEntry;
import io.swell.controller.deployment.ReplicaOperation;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Everything the controller can say. */
final class ControllerLog {

    /** Of one report. */
    private static final int REFUSED_ENTRIES_TOLD = 10;

    /** Of those to which the same happened. */
    private static final int DEPLOYMENTS_TOLD = 10;

    private ControllerLog() {}

    static void termNotTaken(Logger log, String why) {
        log.warn("Cannot take a term yet, trying again. why={}", why);
    }

    static void targetsNotConfirmed(Logger log, int shards) {
        log.warn("No majority to read granted targets from; took what this process knows of them. shards={}", shards);
    }

    static void policyStatesNotConfirmed(Logger log, int deployments) {
        log.warn(
                "No majority to read the memory of policies from; took what this process knows of it. deployments={}",
                deployments);
    }

    /** After a change of defaults these may be all. */
    static void policiesNotRestored(Logger log, List<DeploymentId> deployments) {
        log.warn(
                "Policies begin anew: what was kept of them cannot be read, or is of another configuration. deployments={} first={}",
                deployments.size(),
                deployments.subList(0, Math.min(DEPLOYMENTS_TOLD, deployments.size())));
    }

    static void began(Logger log, Term term) {
        log.info("This controller decides from now on. term={} holder={}", term.number(), term.holder());
    }

    static void outranked(Logger log, Term own, Term heard) {
        log.warn("A higher term than this controller's was heard; it takes another. term={} heard={}", own, heard);
    }

    /** A sender that is broken is so in every entry and every interval: a few say it. */
    static void refusedEntries(Logger log, ProcessId process, List<RefusedEntry> entries) {
        for (RefusedEntry entry : entries.subList(0, Math.min(REFUSED_ENTRIES_TOLD, entries.size()))) {
            log.warn(
                    "Refused an entry of a report; the rest of it counts. process={} deployment={} rule={}",
                    process,
                    entry.deployment(),
                    entry.rule());
        }
        if (entries.size() > REFUSED_ENTRIES_TOLD) {
            log.warn(
                    "Refused more entries of that report. process={} more={}",
                    process,
                    entries.size() - REFUSED_ENTRIES_TOLD);
        }
    }

    static void unreadableReport(Logger log, MetricsReport report, String why) {
        log.warn(
                "A report cannot be read, and none of it counts; its sender will send another. process={} sequence={} rule={}",
                report.process(),
                report.sequence(),
                why);
    }

    static void wasPaused(Logger log, long micros) {
        log.warn(
                "Did not run for a while; no downscale before every process has reported again. paused={}ms",
                micros / 1_000);
    }

    static void scaled(Logger log, Autoscaler.Change change) {
        log.info("{} {}", change.deployment(), change.record().sentence());
    }

    static void ordered(Logger log, DeploymentId deployment, @Nullable ScalingOrder order) {
        if (order == null) {
            log.info("An operator has the deployment decide again. deployment={}", deployment);
        } else {
            log.info(
                    "An operator has said how many replicas there are. deployment={} order={} replicas={} until={}",
                    deployment,
                    order.kind(),
                    order.replicas(),
                    order.untilMillis() == ScalingOrder.UNLIMITED
                            ? "taken back"
                            : Instant.ofEpochMilli(order.untilMillis()));
        }
    }

    static void orders(Logger log, ReplicaOperation operation) {
        log.debug(
                "Orders a host. order={} replica={} host={}",
                operation.getClass().getSimpleName(),
                operation.replica(),
                operation.host());
    }
}
