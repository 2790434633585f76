package io.swell.testsupport;

import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.ReplicaPlace;
import io.swell.shared.protocol.ReplicaPlace.Located;
import io.swell.shared.protocol.ReplicaPlace.Parent;
import io.swell.shared.protocol.RoutesPiece;
import io.swell.shared.protocol.RoutesReader;
import io.swell.shared.protocol.Term;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Routing updates as tests want to write and read them: with refs. */
public final class RoutingUpdates {

    private RoutingUpdates() {}

    /** An update that says this. */
    public static RoutingUpdate of(
            ActorSystem<?> system, Term term, long version, boolean complete, List<DeploymentRoutes> deployments) {
        Map<String, Parent> parents = new LinkedHashMap<>();
        List<RoutesPiece> pieces = deployments.stream()
                .map(routes -> piece(ActorRefResolver.get(system), routes, parents))
                .toList();
        return new RoutingUpdate(term, version, complete, List.copyOf(parents.values()), pieces);
    }

    /** What an update says. */
    public static List<DeploymentRoutes> routes(ActorSystem<?> system, RoutingUpdate update) {
        return new RoutesReader(ActorRefResolver.get(system)).read(update);
    }

    private static RoutesPiece piece(ActorRefResolver resolver, DeploymentRoutes routes, Map<String, Parent> parents) {
        List<Located> added = routes.added().stream()
                .map(address -> new Located(
                        address.replica(),
                        ReplicaPlace.of(
                                address.replica(),
                                resolver.toSerializationFormat(address.ref()),
                                path -> parents.computeIfAbsent(path, first -> new Parent(parents.size() + 1, first)))))
                .toList();
        return RoutesPiece.of(
                routes.deployment(),
                routes.availability(),
                routes.detail(),
                routes.limits(),
                routes.complete(),
                added,
                routes.removed());
    }
}
