package io.swell.node.management;

import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.ClusterStatus.ProcessStatus;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.StatusPage;
import io.swell.shared.protocol.StatusPage.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks for a status page by page, and puts them together. Where the controller moves meanwhile, it begins again. */
final class StatusPages {

    private final Inquiry inquiry;
    private final int decisions;
    private final List<DeploymentStatus> deployments = new ArrayList<>();
    private final List<ProcessStatus> processes = new ArrayList<>();

    private StatusPages(Inquiry inquiry, int decisions) {
        this.inquiry = inquiry;
        this.decisions = decisions;
    }

    /**
     * The whole status; fails with a {@code TimeoutException} if its last page has not come within the time.
     *
     * @param decisions at most so many of each deployment, the newest
     */
    static CompletionStage<ClusterStatus> collect(Inquiry inquiry, int decisions) {
        StatusPages pages = new StatusPages(inquiry, decisions);
        return pages.ask(Cursor.START).thenCompose(pages::take);
    }

    private CompletionStage<StatusPage> ask(Cursor from) {
        return inquiry.ask(replyTo -> new ControllerCommand.GetStatus(replyTo, from, decisions));
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
