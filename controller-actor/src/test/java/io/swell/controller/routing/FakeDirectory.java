package io.swell.controller.routing;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.ReplicaAddress;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.Term;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A process that applies updates by the rules of {@link RoutingUpdate}, and no others. */
final class FakeDirectory {

    /** What it holds of one deployment. */
    record Table(Availability availability, Set<ReplicaId> replicas) {}

    final Set<DeploymentId> handles = new TreeSet<>();
    private final Map<DeploymentId, Table> tables = new HashMap<>();
    private Term term = Term.NONE;
    private long version;
    private boolean refusedOne;

    Term term() {
        return term;
    }

    long version() {
        return version;
    }

    @Nullable
    Table table(DeploymentId deployment) {
        return tables.get(deployment);
    }

    /** Its actor begins anew; handles stay. */
    void forget() {
        tables.clear();
        term = Term.NONE;
        version = 0;
        refusedOne = false;
    }

    boolean hasRefusedOne() {
        return refusedOne;
    }

    void receive(RoutingUpdate update, List<DeploymentRoutes> deployments) {
        if (update.term().isBefore(term)) {
            refusedOne = true;
            return;
        }
        if (term.isBefore(update.term())) {
            term = update.term();
            version = 0;
        }
        boolean isNext = version > 0 && update.version() == version + 1 && hasTheLists(deployments);
        if (update.complete() ? update.version() >= version : isNext) {
            apply(update, deployments);
            version = update.version();
        }
    }

    private boolean hasTheLists(List<DeploymentRoutes> deployments) {
        return deployments.stream().allMatch(routes -> routes.complete() || tables.containsKey(routes.deployment()));
    }

    private void apply(RoutingUpdate update, List<DeploymentRoutes> deployments) {
        if (update.complete()) {
            Set<DeploymentId> listed = new HashSet<>();
            deployments.forEach(routes -> listed.add(routes.deployment()));
            tables.keySet().removeIf(deployment -> !listed.contains(deployment) && !handles.contains(deployment));
        }
        for (DeploymentRoutes routes : deployments) {
            Set<ReplicaId> replicas = new TreeSet<>();
            Table before = tables.get(routes.deployment());
            if (before != null && !routes.complete()) {
                replicas.addAll(before.replicas());
            }
            routes.removed().forEach(replicas::remove);
            routes.added().stream().map(ReplicaAddress::replica).forEach(replicas::add);
            tables.put(routes.deployment(), new Table(routes.availability(), replicas));
        }
    }
}
