package io.swell.controller.routing;

import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what a process must be told into updates that fit a frame of Artery (256 KiB), which drops a larger message with
 * nothing but a log line. A deployment and a replica take some 250 bytes each.
 */
final class UpdateParts {

    /** Deployments and replicas in one update. */
    static final int MOST_ENTRIES = 500;

    private final List<List<DeploymentRoutes>> parts = new ArrayList<>();
    private List<DeploymentRoutes> open = new ArrayList<>();
    private int entries;

    private UpdateParts() {}

    /** In order; each but the first builds on the one before. None for no news. */
    static List<List<DeploymentRoutes>> of(List<DeploymentRoutes> news) {
        UpdateParts parts = new UpdateParts();
        news.forEach(parts::addInPieces);
        parts.close();
        return parts.parts;
    }

    private void addInPieces(DeploymentRoutes routes) {
        int added = Math.min(routes.added().size(), MOST_ENTRIES - 1);
        add(piece(routes, routes.complete(), 0, added, true));
        for (int from = added; from < routes.added().size(); from += MOST_ENTRIES - 1) {
            int to = Math.min(routes.added().size(), from + MOST_ENTRIES - 1);
            add(piece(routes, false, from, to, false));
        }
    }

    private void add(DeploymentRoutes routes) {
        int size = 1 + routes.added().size() + routes.removed().size();
        if (entries > 0 && entries + size > MOST_ENTRIES) {
            close();
        }
        open.add(routes);
        entries += size;
    }

    private void close() {
        if (!open.isEmpty()) {
            parts.add(open);
            open = new ArrayList<>();
            entries = 0;
        }
    }

    private static DeploymentRoutes piece(DeploymentRoutes whole, boolean complete, int from, int to, boolean removes) {
        return new DeploymentRoutes(
                whole.deployment(),
                whole.availability(),
                whole.detail(),
                whole.limits(),
                complete,
                whole.added().subList(from, to),
                removes ? whole.removed() : List.of());
    }
}
