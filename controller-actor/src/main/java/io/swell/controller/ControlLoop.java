package io.swell.controller;

import akka.actor.typed.ActorRef;
import io.swell.controller.autoscaling.Autoscaler;
import io.swell.controller.autoscaling.ScalingOrder;
import io.swell.controller.autoscaling.load.ClusterLoad.Interest;
import io.swell.controller.deployment.ReplicaFleet;
import io.swell.controller.deployment.ReplicaOperation;
import io.swell.controller.routing.RoutingBook;
import io.swell.shared.config.BudgetConfig;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.OrderAnswer;
import io.swell.shared.protocol.Term;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * One turn of the controller: decide what is wanted, plan how to get there, order it, and tell every process what
 * changed. Each step looks only at what has cause; a turn without any costs next to nothing.
 */
final class ControlLoop {

    /** Deployments whose routes are worked out in one turn: some milliseconds. */
    private static final int PUBLISHED_PER_TURN = 500;

    private final Term term;
    private final DeployedSpecs specs;
    private final TargetMemory memory;
    private final PolicyMemory policies;
    private final Autoscaler autoscaler;
    private final ReplicaFleet fleet;
    private final RoutingBook routing;
    private final HostBook hosts;
    private final StatusBoard status;
    private final LongSupplier wallMillis;
    private final Logger log;
    private final Set<DeploymentId> toPublish = new LinkedHashSet<>();
    private boolean adopted;
    /** Each deployment once, since it was adopted. */
    private boolean publishedAll;

    ControlLoop(
            ControllerState state, TargetMemory memory, PolicyMemory policies, LongSupplier wallMillis, Logger log) {
        this.term = state.term();
        this.specs = state.specs();
        this.memory = memory;
        this.policies = policies;
        this.autoscaler = state.autoscaler();
        this.fleet = state.fleet();
        this.routing = state.routing();
        this.hosts = state.hosts();
        this.status = state.status();
        this.wallMillis = wallMillis;
        this.log = log;
    }

    void deploy(long nowMicros) {
        List<DeploymentId> notRestored = new ArrayList<>();
        for (DeploymentConfig config : specs.all()) {
            autoscaler.deploy(config.id(), config.autoscaling(), config.maxOngoingRequests(), nowMicros);
            memory.remembered(config.id()).ifPresent(granted -> {
                autoscaler.adopt(config.id(), granted.target());
                autoscaler.order(config.id(), granted.order(), nowMicros);
            });
            if (!isRestored(config, nowMicros)) {
                notRestored.add(config.id());
            }
            fleet.deploy(config.id(), specs.template(config));
        }
        if (!notRestored.isEmpty()) {
            ControllerLog.policiesNotRestored(log, notRestored);
        }
        for (BudgetConfig budget : specs.budgets()) {
            autoscaler.share(budget, member -> budget.costs(Objects.requireNonNull(specs.config(member))));
        }
    }

    /** What an operator says; it is carried out with the next turn. */
    void order(OperatorOrder said, long nowMicros) {
        DeploymentId deployment = said.deployment();
        ScalingOrder order = said.at(wallMillis.getAsLong(), autoscaler.target(deployment));
        ControllerLog.ordered(log, deployment, order);
        autoscaler.order(deployment, order, nowMicros);
        memory.granted(deployment, autoscaler.target(deployment), order);
    }

    /** Why there can be no order for the deployment; empty if there can. */
    Optional<OrderAnswer> refusal(DeploymentId deployment) {
        if (specs.config(deployment) == null) {
            return Optional.of(OrderAnswer.notDeployed(deployment));
        }
        return adopted
                ? Optional.empty()
                : Optional.of(OrderAnswer.notYet(
                        deployment, "the controller has just begun and does not know what runs yet; try again"));
    }

    /** Replicas granted. */
    int target(DeploymentId deployment) {
        return autoscaler.target(deployment);
    }

    /** Whether its policy goes on from what was kept of it, if anything was. */
    private boolean isRestored(DeploymentConfig config, long nowMicros) {
        return policies.remembered(config)
                .map(state -> autoscaler.restore(config.id(), state, nowMicros))
                .orElse(true);
    }

    /** Whether there is cause for another turn at once. */
    boolean settle(long nowMicros) {
        autoscaler.wallTime(wallMillis.getAsLong() - Math.floorDiv(nowMicros, 1_000), nowMicros);
        if (fleet.isComplete()) {
            adoptOnce(nowMicros);
            decide(nowMicros);
            memory.write();
            autoscaler.takePolicyStates(nowMicros).forEach(policies::write);
        }
        fleet.plan(nowMicros).forEach(this::order);
        boolean again = observe();
        return tellProcesses(nowMicros) || again;
    }

    /** When a turn has cause though nothing happens; {@link Long#MAX_VALUE} for never. */
    long dueMicros() {
        return Math.min(fleet.isComplete() ? autoscaler.dueMicros() : Long.MAX_VALUE, fleet.dueMicros());
    }

    /** A controller that is not the cluster's first lowers nothing: what was granted holds, and what runs beyond it. */
    private void adoptOnce(long nowMicros) {
        if (adopted) {
            return;
        }
        adopted = true;
        for (DeploymentConfig config : specs.all()) {
            if (term.number() > 1) {
                int remembered = memory.remembered(config.id())
                        .map(GrantedTarget::target)
                        .orElse(0);
                autoscaler.adopt(config.id(), Math.max(remembered, fleet.observedTarget(config.id())));
            }
            grant(config.id(), autoscaler.target(config.id()), nowMicros);
            toPublish.add(config.id());
        }
        memory.keepOnly(specs.ids());
    }

    private void decide(long nowMicros) {
        for (Autoscaler.Change change : autoscaler.decide(nowMicros)) {
            ControllerLog.scaled(log, change);
            grant(change.deployment(), change.record().after(), nowMicros);
        }
    }

    private void grant(DeploymentId deployment, int target, long nowMicros) {
        fleet.setTarget(deployment, target);
        memory.granted(deployment, target, autoscaler.order(deployment, nowMicros));
    }

    private void order(ReplicaOperation operation) {
        ActorRef<HostCommand> host = hosts.host(operation.host());
        DeploymentConfig config = specs.config(operation.replica().deployment());
        if (host == null) {
            return; // Its report will come, and the order be repeated.
        }
        ControllerLog.orders(log, operation);
        if (operation instanceof ReplicaOperation.Start start && config != null) {
            host.tell(new HostCommand.StartReplica(term, start.replica(), DeployedSpecs.spec(config)));
        } else if (operation instanceof ReplicaOperation.Drain drain) {
            host.tell(new HostCommand.DrainReplica(term, drain.replica()));
        } else if (operation instanceof ReplicaOperation.Stop stop) {
            host.tell(new HostCommand.StopReplica(term, stop.replica()));
        }
    }

    /** Whether the autoscaler has news of running replicas to think about. */
    private boolean observe() {
        boolean news = false;
        for (DeploymentId changed : fleet.takeRoutingChanges()) {
            toPublish.add(changed);
            news |= autoscaler.observeRunning(changed, fleet.running(changed));
        }
        return news;
    }

    /** Whether there is more to tell: what is much is told in several turns, reports in between. */
    private boolean tellProcesses(long nowMicros) {
        for (Interest interest : autoscaler.load().takeInterests()) {
            routing.interest(interest.process(), interest.deployment(), interest.interested());
        }
        if (!adopted) {
            return fleet.isComplete(); // A picture with holes would take replicas from handles that use them.
        }
        publish();
        if (!publishedAll) {
            return true; // Who asks for what is not published yet would be told that nobody deployed it.
        }
        routing.takeUpdates(nowMicros).forEach(outgoing -> outgoing.directory().tell(outgoing.update()));
        return routing.isUnfinished() || !toPublish.isEmpty();
    }

    private void publish() {
        Iterator<DeploymentId> next = toPublish.iterator();
        for (int i = 0; i < PUBLISHED_PER_TURN && next.hasNext(); i++) {
            routing.publish(status.routes(next.next()));
            next.remove();
        }
        publishedAll |= toPublish.isEmpty();
    }
}
