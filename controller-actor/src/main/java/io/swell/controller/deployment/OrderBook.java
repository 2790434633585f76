package io.swell.controller.deployment;

import io.swell.controller.deployment.ReplicaLife.Draining;
import io.swell.controller.deployment.ReplicaLife.Starting;
import io.swell.controller.deployment.ReplicaLife.Stopped;
import io.swell.controller.deployment.ReplicaOperation.Drain;
import io.swell.controller.deployment.ReplicaOperation.Start;
import io.swell.controller.deployment.ReplicaOperation.Stop;
import java.util.ArrayList;
import java.util.List;

/**
 * The orders of one plan: whatever is due, to hosts that can be reached; orders to others wait until they can. All
 * starts come first, then drains, then stops.
 */
final class OrderBook {

    private final long orderTimeoutMicros;
    private final List<ReplicaOperation> starts = new ArrayList<>();
    private final List<ReplicaOperation> drains = new ArrayList<>();
    private final List<ReplicaOperation> stops = new ArrayList<>();

    OrderBook(long orderTimeoutMicros) {
        this.orderTimeoutMicros = orderTimeoutMicros;
    }

    /** Writes down what is due for this deployment; answers when it must be looked at again. */
    long write(DeploymentState deployment, long now) {
        long next = deployment.backoff().quietAtMicros();
        if (now < deployment.backoff().notBeforeMicros()) {
            next = Math.min(next, deployment.backoff().notBeforeMicros());
        }
        for (Replica replica : deployment.replicas()) {
            if (replica.life().orderDueMicros() <= now && replica.host().isReachable()) {
                order(deployment, replica);
                deployment.move(replica, replica.life().orderSent(Micros.after(now, orderTimeoutMicros)));
            }
            next = Math.min(next, nextLookAt(replica));
        }
        return next;
    }

    List<ReplicaOperation> all() {
        List<ReplicaOperation> all = new ArrayList<>(starts);
        all.addAll(drains);
        all.addAll(stops);
        return List.copyOf(all);
    }

    private void order(DeploymentState deployment, Replica replica) {
        if (replica.life() instanceof Starting) {
            starts.add(new Start(replica.id(), replica.host().id(), deployment.templateOf(replica.version())));
        } else if (replica.life() instanceof Draining draining) {
            drains.add(new Drain(replica.id(), replica.host().id(), draining.reason()));
        } else if (replica.life() instanceof Stopped stopped) {
            stops.add(new Stop(replica.id(), replica.host().id(), stopped.reason()));
        }
    }

    private static long nextLookAt(Replica replica) {
        long order = replica.host().isReachable() ? replica.life().orderDueMicros() : Micros.NEVER;
        return replica.life() instanceof Draining draining ? Math.min(order, draining.deadlineMicros()) : order;
    }
}
