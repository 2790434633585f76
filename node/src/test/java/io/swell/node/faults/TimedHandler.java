package io.swell.node.faults;

import io.swell.replica.ReplicaContext;
import io.swell.replica.RequestContext;
import io.swell.replica.RequestHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Takes {@code handler-config.millis} for each request and answers with request, replica and node. Says on standard
 * output that its replica started and that it stopped.
 */
public final class TimedHandler implements RequestHandler<String, String> {

    private String signature = "";
    private String replica = "";
    private Executor later = Runnable::run;

    @Override
    public CompletionStage<Void> start(ReplicaContext context) {
        long millis = context.config().getDuration("time", TimeUnit.MILLISECONDS);
        replica = context.replica().toString();
        signature = "@" + replica + "@" + FaultNode.name();
        later = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, context.executor());
        new Line.ReplicaStarted(System.currentTimeMillis(), replica).print();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<String> handle(String request, RequestContext context) {
        return CompletableFuture.supplyAsync(() -> request + signature, later);
    }

    @Override
    public CompletionStage<Void> stop() {
        new Line.ReplicaStopped(System.currentTimeMillis(), replica).print();
        return CompletableFuture.completedFuture(null);
    }
}
