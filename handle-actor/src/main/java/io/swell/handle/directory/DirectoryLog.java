package io.swell.handle.directory;

import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything a replica directory can say. */
final class DirectoryLog {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaDirectoryActor.class);

    private DirectoryLog() {}

    static void refused(RoutingUpdate update, HeldRouting held) {
        LOG.warn(
                "Refused routing of a controller that was replaced. term={} version={} heldTerm={}",
                update.term(),
                update.version(),
                held.term());
    }

    static void gap(RoutingUpdate update, HeldRouting held) {
        LOG.info(
                "Ignored routing that does not follow what is held; what is missing will be sent again."
                        + " term={} version={} heldVersion={}",
                update.term(),
                update.version(),
                held.version());
    }

    static void unreadable(RoutingUpdate update, IllegalArgumentException why) {
        LOG.error(
                "Ignored routing that cannot be read. term={} version={} why={}",
                update.term(),
                update.version(),
                why.toString());
    }

    static void applied(RoutingUpdate update) {
        LOG.debug(
                "Applied routing. term={} version={} complete={} deployments={}",
                update.term(),
                update.version(),
                update.complete(),
                update.pieces().size());
    }

    static void replicaEnded(ReplicaId replica) {
        LOG.info("Replica ended. replica={}", replica);
    }

    static void reachability(ReachabilitySource.ReachabilityChanged changed) {
        LOG.info("Node reachability changed. address={} state={}", changed.address(), changed.state());
    }
}
