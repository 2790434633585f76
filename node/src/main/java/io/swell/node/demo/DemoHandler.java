package io.swell.node.demo;

import io.swell.replica.ReplicaContext;
import io.swell.replica.RequestContext;
import io.swell.replica.RequestHandler;
import io.swell.replica.RequestHandlerFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The demo's user code: each replica is busy for as long as a request says. With {@code handler-config.start-up} it takes
 * that long to start, as one that loads a model does.
 */
public final class DemoHandler implements RequestHandlerFactory {

    private static final String START_UP = "start-up";

    @Override
    public RequestHandler<WorkRequest, WorkDone> create(ReplicaContext context) {
        Duration startUp = context.config().hasPath(START_UP) ? context.config().getDuration(START_UP) : Duration.ZERO;
        return new Replica(new SimulatedWork("work-of-" + context.replica()), startUp);
    }

    private record Replica(SimulatedWork work, Duration startUp) implements RequestHandler<WorkRequest, WorkDone> {

        @Override
        public CompletionStage<Void> start(ReplicaContext context) {
            return startUp.isZero()
                    ? CompletableFuture.completedFuture(null)
                    : work.perform(new WorkRequest(TimeUnit.NANOSECONDS.toMicros(startUp.toNanos())))
                            .thenAccept(done -> {});
        }

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
