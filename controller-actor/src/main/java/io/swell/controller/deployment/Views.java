package io.swell.controller.deployment;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What others may see of a deployment. */
final class Views {

    private Views() {}

    static List<RoutableReplica> routable(DeploymentState deployment) {
        return deployment.replicas(Replica::isRunning).stream()
                .map(replica -> new RoutableReplica(
                        replica.id(), replica.host().id(), replica.host().isReachable(), replica.place()))
                .sorted((one, other) -> one.replica().compareTo(other.replica()))
                .toList();
    }

    static FleetView of(DeploymentState deployment) {
        return new FleetView(
                deployment.target(),
                deployment.count(Replica::isStarting),
                deployment.count(Replica::isRunning),
                deployment.count(Replica::isDraining),
                deployment.pending(),
                deployment.replicas().stream()
                        .map(replica -> replica.host().id())
                        .distinct()
                        .sorted()
                        .toList(),
                health(deployment),
                detail(deployment));
    }

    private static DeploymentHealth health(DeploymentState deployment) {
        boolean lacking = deployment.count(r -> r.isRunning() && deployment.isCurrent(r)) < deployment.target();
        if (deployment.backoff().isUnhealthy(lacking)) {
            return DeploymentHealth.UNHEALTHY;
        }
        return outdated(deployment) > 0 ? DeploymentHealth.UPDATING : DeploymentHealth.HEALTHY;
    }

    private static String detail(DeploymentState deployment) {
        return Stream.of(deployment.backoff().trouble(), update(deployment), pending(deployment))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String update(DeploymentState deployment) {
        int outdated = outdated(deployment);
        return outdated == 0
                ? ""
                : "updating to version %s: %d of %d replicas run it, %d an older one"
                        .formatted(
                                deployment.template().version(),
                                deployment.count(r -> r.isRunning() && deployment.isCurrent(r)),
                                deployment.target(),
                                outdated);
    }

    private static String pending(DeploymentState deployment) {
        return deployment.pending() == 0 ? "" : "%d pending: %s".formatted(deployment.pending(), deployment.shortage());
    }

    private static int outdated(DeploymentState deployment) {
        return deployment.count(replica -> replica.isServing() && deployment.isOutdated(replica));
    }
}
