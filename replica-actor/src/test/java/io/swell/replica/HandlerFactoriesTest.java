package io.swell.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.swell.shared.id.ReplicaId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HandlerFactoriesTest {

    private static final String HERE = HandlerFactoriesTest.class.getName() + "$";

    private final HandlerFactories factories = new HandlerFactories(getClass().getClassLoader());
    private final ReplicaContext context = new FixedContext();

    @ParameterizedTest
    @ValueSource(strings = {"Plain", "WithContext", "Factory"})
    void createsWhatADeploymentNames(String name) throws Exception {
        RequestHandler<?, ?> handler = factories.create(" " + HERE + name + " ", context);

        assertThat(handler).isInstanceOf(Plain.class);
        assertThat(((Plain) handler).replica).isEqualTo(name.equals("Plain") ? "none" : "summarizer#a");
    }

    @Test
    void createsANewHandlerForEachReplica() throws Exception {
        assertThat(factories.create(HERE + "Plain", context)).isNotSameAs(factories.create(HERE + "Plain", context));
    }

    @Test
    void prefersWhatWasRegisteredInCode() throws Exception {
        Plain registered = new Plain();
        factories.register(TestSystems.SUMMARIZER, given -> registered);

        assertThat(factories.create("com.acme.Gone", context)).isSameAs(registered);
    }

    @Test
    void saysSoWhenThereIsNeitherClassNorRegistration() {
        assertThatThrownBy(() -> factories.create(" ", context))
                .isInstanceOf(HandlerUnusableException.class)
                .hasMessage("deployment summarizer names no handler class (key handler), and no factory is registered"
                        + " for it in this process");
    }

    @Test
    void saysSoWhenAClassIsNotThere() {
        assertThatThrownBy(() -> factories.create("com.acme.Gone", context))
                .hasMessage("handler com.acme.Gone is not on the class path");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "NoHandler | implements neither RequestHandler nor RequestHandlerFactory",
                "Abstract | is abstract; name a class that can be created",
                "Hidden | must be public",
                "Inner | must be static, as a class inside another",
                "HiddenConstructor | must have a public constructor that takes a ReplicaContext or nothing",
                "OtherConstructor | must have a public constructor that takes a ReplicaContext or nothing",
                "FactoryWithArguments | must have a public constructor without parameters"
            })
    void saysWhichRuleAClassBreaks(String name, String rule) {
        assertThatThrownBy(() -> factories.create(HERE + name, context))
                .isInstanceOf(HandlerUnusableException.class)
                .hasMessage("handler " + HERE + name + " " + rule);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ThrowingConstructor | the constructor of handler % failed: IllegalStateException: no licence",
                "ThrowingFactory | handler % could not be created: IOException: no disk",
                "NullFactory | handler % created null instead of a RequestHandler",
                "ThrowingInitializer | handler % could not be loaded: IllegalStateException: no native library"
            })
    void saysWhatUserCodeThrew(String name, String message) {
        assertThatThrownBy(() -> factories.create(HERE + name, context))
                .isInstanceOf(HandlerUnusableException.class)
                .message()
                .isEqualTo(message.replace("%", HERE + name));
    }

    public static class Plain implements RequestHandler<String, String> {
        final String replica;

        public Plain() {
            this.replica = "none";
        }

        Plain(ReplicaContext context) {
            this.replica = context.replica().toString();
        }

        @Override
        public CompletionStage<String> handle(String request, RequestContext context) {
            return CompletableFuture.completedFuture(request);
        }
    }

    public static final class WithContext extends Plain {
        public WithContext(ReplicaContext context) {
            super(context);
        }

        public WithContext() {}
    }

    public static final class Factory implements RequestHandlerFactory {
        @Override
        public RequestHandler<?, ?> create(ReplicaContext context) {
            return new Plain(context);
        }
    }

    public static final class NoHandler {}

    public abstract static class Abstract extends Plain {}

    static final class Hidden extends Plain {}

    @SuppressWarnings("ClassCanBeStatic") // breaks the rule on purpose
    public final class Inner extends Plain {}

    public static final class HiddenConstructor extends Plain {
        HiddenConstructor() {}
    }

    public static final class OtherConstructor extends Plain {
        public OtherConstructor(String name) {
            assertThat(name).isNotNull();
        }
    }

    public static final class FactoryWithArguments implements RequestHandlerFactory {
        public FactoryWithArguments(ReplicaContext context) {
            assertThat(context).isNotNull();
        }

        @Override
        public RequestHandler<?, ?> create(ReplicaContext context) {
            return new Plain();
        }
    }

    public static final class ThrowingConstructor extends Plain {
        public ThrowingConstructor() {
            throw new IllegalStateException("no licence");
        }
    }

    public static final class ThrowingFactory implements RequestHandlerFactory {
        @Override
        public RequestHandler<?, ?> create(ReplicaContext context) throws Exception {
            throw new java.io.IOException("no disk");
        }
    }

    public static final class NullFactory implements RequestHandlerFactory {
        @Override
        @SuppressWarnings("NullAway") // breaks the rule on purpose
        public RequestHandler<?, ?> create(ReplicaContext context) {
            return null;
        }
    }

    public static final class ThrowingInitializer extends Plain {
        static final String LIBRARY = load();

        private static String load() {
            throw new IllegalStateException("no native library");
        }
    }

    private record FixedContext() implements ReplicaContext {
        @Override
        public ReplicaId replica() {
            return TestSystems.replica("a");
        }

        @Override
        public Config config() {
            return ConfigFactory.empty();
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
}
