package io.swell.node.demo;

import io.swell.replica.ReplicaContext;
import io.swell.replica.RequestContext;
import io.swell.replica.RequestHandler;
import io.swell.replica.RequestHandlerFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The demo's user code: each replica is busy for as long as a request says. */
public final class DemoHandler implements RequestHandlerFactory {

    @Override
    public RequestHandler<WorkRequest, WorkDone> create(ReplicaContext context) {
        return new Replica(new SimulatedWork("work-of-" + context.replica()));
    }

    private record Replica(SimulatedWork work) implements RequestHandler<WorkRequest, WorkDone> {

        @Override
        public CompletionStage<WorkDone> handle(WorkRequest request, RequestContext context) {
            CompletableFuture<WorkDone> done = work.perform(request);
            context.onAbandoned(() -> done.cancel(false));
            return done;
        }

        @Override
        public CompletionStage<Void> stop() {
            work.close();
            return CompletableFuture.completedFuture(null);
        }
    }
}
