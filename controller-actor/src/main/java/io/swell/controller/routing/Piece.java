package io.swell.controller.routing;

import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ReplicaPlace.Located;
import io.swell.shared.protocol.ReplicaPlace.Parent;
import io.swell.shared.protocol.RoutesPiece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Something to be told of one deployment, encoded, and the parents it refers to. A list too long for one piece is told
 * in several, which go to a process one after the other: the first replaces what it has, the others add.
 */
record Piece(RoutesPiece encoded, List<Parent> parents) {

    /**
     * Replicas in one piece, so that even with names of the greatest length, each on a host of its own with an address of
     * the greatest length, it fits a frame of Artery (256 KiB). A larger message is dropped with nothing but a log line.
     */
    static final int MOST_REPLICAS = 400;

    /** All there is to know of the deployment. */
    static List<Piece> complete(PublishedRoutes routes) {
        return pieces(routes, true, routes.replicas(), List.of());
    }

    /** What has changed. */
    static List<Piece> since(PublishedRoutes before, PublishedRoutes after) {
        Set<Located> known = new HashSet<>(before.replicas());
        Set<ReplicaId> remaining = new HashSet<>();
        after.replicas().forEach(located -> remaining.add(located.replica()));
        return pieces(
                after,
                false,
                after.replicas().stream()
                        .filter(located -> !known.contains(located))
                        .toList(),
                before.replicas().stream()
                        .map(Located::replica)
                        .filter(replica -> !remaining.contains(replica))
                        .toList());
    }

    private static List<Piece> pieces(
            PublishedRoutes routes, boolean complete, List<Located> added, List<ReplicaId> removed) {
        List<Piece> pieces = new ArrayList<>(1);
        int from = 0;
        do {
            pieces.add(piece(routes, complete && from == 0, slice(added, from), slice(removed, from)));
            from += MOST_REPLICAS;
        } while (from < added.size() || from < removed.size());
        return pieces;
    }

    private static <T> List<T> slice(List<T> all, int from) {
        return all.subList(Math.min(from, all.size()), Math.min(from + MOST_REPLICAS, all.size()));
    }

    private static Piece piece(PublishedRoutes routes, boolean complete, List<Located> added, List<ReplicaId> removed) {
        Set<Parent> parents = new LinkedHashSet<>();
        added.forEach(located -> parents.add(located.place().parent()));
        RoutesPiece encoded = RoutesPiece.of(
                routes.deployment(), routes.availability(), routes.detail(), routes.limits(), complete, added, removed);
        return new Piece(encoded, List.copyOf(parents));
    }
}
