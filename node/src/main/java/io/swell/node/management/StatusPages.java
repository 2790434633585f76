package io.swell.node.management;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.ClusterStatus.ProcessStatus;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.StatusPage;
import io.swell.shared.protocol.StatusPage.Cursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** Asks for a status page by page, and puts them together. Where the controller moves meanwhile, it begins again. */
final class StatusPages {

    private final ActorSystem<?> system;
    private final ActorRef<ControllerCommand> controller;
    private final int decisions;
    private final Duration timeout;
    private final long deadlineNanos;
    private final List<DeploymentStatus> deployments = new ArrayList<>();
    private final List<ProcessStatus> processes = new ArrayList<>();

    private StatusPages(
            ActorSystem<?> system, ActorRef<ControllerCommand> controller, int decisions, Duration timeout) {
        this.system = system;
        this.controller = controller;
        this.decisions = decisions;
        this.timeout = timeout;
        this.deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    /**
     * The whole status; fails with a {@link TimeoutException} if its last page has not come within the time.
     *
     * @param decisions at most so many of each deployment, the newest
     */
    static CompletionStage<ClusterStatus> collect(
            ActorSystem<?> system, ActorRef<ControllerCommand> controller, int decisions, Duration timeout) {
        StatusPages pages = new StatusPages(system, controller, decisions, timeout);
        return pages.ask(Cursor.START).thenCompose(pages::take);
    }

    private CompletionStage<StatusPage> ask(Cursor from) {
        long left = deadlineNanos - System.nanoTime();
        if (left <= 0) {
            return CompletableFuture.failedFuture(new TimeoutException(
                    "status was not complete within " + timeout + "; deployments told by then: " + deployments.size()));
        }
        return AskPattern.ask(
                controller,
                replyTo -> new ControllerCommand.GetStatus(replyTo, from, decisions),
                Duration.ofNanos(left),
                system.scheduler());
    }

    private CompletionStage<ClusterStatus> take(StatusPage page) {
        return take(page.status(), page);
    }

    /** @param first the first page's status, whose controller the others must be of */
    private CompletionStage<ClusterStatus> take(ClusterStatus first, StatusPage page) {
        if (!page.status().term().equals(first.term())) {
            deployments.clear();
            processes.clear();
            return ask(Cursor.START).thenCompose(this::take);
        }
        deployments.addAll(page.status().deployments());
        processes.addAll(page.status().processes());
        return page.last()
                ? CompletableFuture.completedFuture(whole(first))
                : ask(page.next()).thenCompose(following -> take(first, following));
    }

    private ClusterStatus whole(ClusterStatus first) {
        return new ClusterStatus(
                first.term(),
                first.grantedIntervalMillis(),
                first.lagMillis(),
                List.copyOf(deployments),
                List.copyOf(processes),
                first.messages());
    }
}
