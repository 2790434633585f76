package io.swell.controller.routing;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which process knows what about where replicas are, and the updates that bring all of them up to date. Each process's
 * updates are numbered; its reports say which it holds, so that a lost one is noticed and sent again without any message
 * of its own.
 *
 * <p>A <em>change</em> goes at once to everyone who knows the deployment. A <em>list</em>, for who does not know it yet,
 * waits its turn: so many bytes may be under way to one process and to all of them, so many are made in one turn. A
 * controller that begins owes every process everything; told all at once, it would drown the reports it lives on.
 */
public final class RoutingBook {

    /** Lists under way to all processes together. */
    static final int ALL_WINDOWS_BYTES = 32 * 1_024 * 1_024;

    private final Term term;
    private final long patienceMicros;
    private final Map<ProcessId, ProcessRoutes> processes = new HashMap<>();
    private final DeploymentNumbers deployments = new DeploymentNumbers();
    private final Map<DeploymentId, PublishedRoutes> changed = new LinkedHashMap<>();
    private final ArrayDeque<ProcessRoutes> owedLists = new ArrayDeque<>();
    private final ArrayList<RoutedDeployment> encoded = new ArrayList<>();
    private final BitSet heard = new BitSet();
    private boolean someResendDue;
    private boolean unfinished;

    /** An update and where it goes. */
    public record Outgoing(ActorRef<DirectoryCommand> directory, RoutingUpdate update) {}

    /**
     * An empty book.
     *
     * @param patienceMicros how long a small update may be on its way before it counts as lost
     */
    public RoutingBook(Term term, long patienceMicros) {
        this.term = term;
        this.patienceMicros = patienceMicros;
    }

    /** A process reported, and with it what it holds. */
    public void reported(MetricsReport report, ActorRef<DirectoryCommand> directory, long nowMicros) {
        ProcessRoutes process = processes.computeIfAbsent(report.process(), id -> new ProcessRoutes(directory));
        boolean sameTerm = report.routingTerm().equals(term);
        process.holds(sameTerm, report.routingVersion(), report.sequence(), nowMicros, patienceMicros);
        someResendDue |= process.isResendDue();
        queue(process);
    }

    /** A process got its first handle for a deployment, or lost its last. */
    public void interest(ProcessId process, DeploymentId deployment, boolean interested) {
        ProcessRoutes routes = processes.get(process);
        if (routes != null && interested) {
            RoutedDeployment wanted = deployments.of(deployment);
            if (routes.beginInterest(wanted.number())) {
                wanted.interestBegan();
            }
            queue(routes);
        } else if (routes != null) {
            RoutedDeployment unwanted = deployments.of(deployment);
            if (routes.endInterest(unwanted.number())) {
                unwanted.interestEnded();
            }
            deployments.forgetIfIdle(unwanted);
        }
    }

    public void remove(ProcessId process) {
        ProcessRoutes gone = processes.remove(process);
        if (gone != null) {
            owedLists.remove(gone);
            gone.interests().stream().mapToObj(deployments::at).forEach(unwanted -> {
                unwanted.interestEnded();
                deployments.forgetIfIdle(unwanted);
            });
        }
    }

    /** A deployment's routes are these now. */
    public void publish(PublishedRoutes routes) {
        RoutedDeployment deployment = deployments.of(routes.deployment());
        if (routes.equals(deployment.published())) {
            changed.remove(routes.deployment());
            deployments.forgetIfIdle(deployment);
        } else {
            changed.put(routes.deployment(), routes);
        }
    }

    public void withdraw(DeploymentId deployment) {
        publish(PublishedRoutes.unknown(deployment));
    }

    /**
     * What must be sent now so that every process comes to know what was published; it counts as sent. Bounded: ask
     * {@link #isUnfinished} whether there is more, once others have had their turn.
     */
    public List<Outgoing> takeUpdates(long nowMicros) {
        Turn turn = new Turn(term, nowMicros);
        tellChanges(turn);
        sendAgain(turn);
        tellLists(turn);
        forgetEncodings();
        return turn.outgoing();
    }

    /** Whether the next turn has something to send even if nothing happens. */
    public boolean isUnfinished() {
        return unfinished;
    }

    private void tellChanges(Turn turn) {
        if (changed.isEmpty()) {
            return;
        }
        Map<Integer, List<Piece>> changes = new HashMap<>();
        BitSet numbers = new BitSet();
        changed.forEach((id, routes) -> {
            RoutedDeployment deployment = deployments.of(id);
            if (!deployment.isUnwanted()) {
                changes.put(deployment.number(), Piece.since(deployment.published(), routes));
                numbers.set(deployment.number());
            }
            deployment.publish(routes);
            deployments.forgetIfIdle(deployment);
        });
        changed.clear();
        for (ProcessRoutes process : processes.values()) {
            heard.clear();
            heard.or(numbers);
            process.retainKnown(heard);
            if (!heard.isEmpty()) {
                tellChanges(process, changes, turn);
            }
        }
    }

    /** One who is sent too much already gets the lists instead, in time. */
    private void tellChanges(ProcessRoutes process, Map<Integer, List<Piece>> changes, Turn turn) {
        PartBuilder builder = new PartBuilder();
        if (turn.hasRoomFor(heard.cardinality())) {
            heard.stream()
                    .forEach(number -> changes.getOrDefault(number, List.of()).forEach(builder::add));
        }
        if (builder.isEmpty() || !process.mayBeSentChanges(builder.bytes())) {
            process.owe(heard);
            queue(process);
        } else {
            turn.send(process, builder);
        }
    }

    private void sendAgain(Turn turn) {
        if (!someResendDue) {
            return;
        }
        someResendDue = false;
        for (ProcessRoutes process : processes.values()) {
            if (process.isResendDue() && turn.hasRoomForLists()) {
                turn.sendAgain(process);
            }
            someResendDue |= process.isResendDue();
        }
    }

    private void tellLists(Turn turn) {
        unfinished = someResendDue;
        if (owedLists.isEmpty()) {
            return;
        }
        long underWay = 0;
        for (ProcessRoutes process : processes.values()) {
            underWay += process.bytesUnderWay(turn.nowMicros(), patienceMicros);
        }
        while (!owedLists.isEmpty() && underWay < ALL_WINDOWS_BYTES) {
            if (!turn.hasRoomForLists()) {
                unfinished = true;
                return;
            }
            ProcessRoutes process = owedLists.remove();
            process.setQueued(false);
            underWay += tellLists(process, turn);
            queue(process);
        }
    }

    /** One part of what the process is owed, in order of number, a list never in two turns. */
    private int tellLists(ProcessRoutes process, Turn turn) {
        PartBuilder builder = new PartBuilder();
        int next = process.nextOwed(0);
        while (next >= 0 && builder.bytes() < PartBuilder.MOST_BYTES / 2) {
            encoded(deployments.at(next)).forEach(builder::add);
            process.paid(next);
            next = process.nextOwed(next + 1);
        }
        return builder.isEmpty() ? 0 : turn.send(process, builder);
    }

    private List<Piece> encoded(RoutedDeployment deployment) {
        if (!deployment.isEncoded()) {
            encoded.add(deployment);
        }
        return deployment.complete();
    }

    /** Lists stay encoded for as long as somebody waits for any: everybody wants the same, and then nobody for hours. */
    private void forgetEncodings() {
        if (!encoded.isEmpty() && processes.values().stream().noneMatch(ProcessRoutes::isOwedMore)) {
            encoded.forEach(RoutedDeployment::forgetEncoding);
            encoded.clear();
            encoded.trimToSize();
        }
    }

    private void queue(ProcessRoutes process) {
        if (!process.isQueued() && process.isOwedMore() && process.mayBeSentLists()) {
            process.setQueued(true);
            owedLists.add(process);
        }
    }
}
