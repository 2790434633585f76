package io.swell.node.demo;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.swell.replica.ReplicaContext;
import io.swell.replica.RequestHandler;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DemoHandlerTest {

    private record Context(Config config) implements ReplicaContext {

        static Context of(String config) {
            return new Context(ConfigFactory.parseString(config));
        }

        @Override
        public ReplicaId replica() {
            return new ReplicaId(new DeploymentId("replay"), "1");
        }

        @Override
        public ActorSystem<?> system() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Executor executor() {
            return Runnable::run;
        }

        @Override
        public void recordMetric(String name, double value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> ActorRef<T> spawn(Behavior<T> behavior, String name) {
            throw new UnsupportedOperationException();
        }
    }

    private static CompletableFuture<Void> started(Context context) throws Exception {
        RequestHandler<?, ?> handler = new DemoHandler().create(context);
        return handler.start(context).toCompletableFuture();
    }

    @Test
    void startsAtOnceUnlessToldOtherwise() throws Exception {
        assertThat(started(Context.of(""))).isDone();
    }

    @Test
    void takesItsTimeToStart() throws Exception {
        long before = System.nanoTime();
        CompletableFuture<Void> start = started(Context.of("start-up = 30ms"));

        start.get(20, TimeUnit.SECONDS);

        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(30_000_000);
    }
}
