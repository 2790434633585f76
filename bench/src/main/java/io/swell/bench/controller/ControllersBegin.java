package io.swell.bench.controller;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.swell.shared.protocol.ControllerCommand;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Notices that a controller begins in this JVM, in the very moment: it says so in its log when it has read the cluster's
 * members and no message yet, so what it is sent from there comes as if those had been members too.
 */
final class ControllersBegin extends AppenderBase<ILoggingEvent> {

    private static final String FIRST_WORDS = "This controller decides from now on.";

    /** Where Akka notes whose thread it is. */
    private static final String ACTOR = "akkaSource";

    private final ActorSystem<?> system;
    private final List<Consumer<ActorRef<ControllerCommand>>> then = new CopyOnWriteArrayList<>();
    private volatile long nanoTime;

    private ControllersBegin(ActorSystem<?> system) {
        this.system = system;
    }

    static ControllersBegin watch(ActorSystem<?> system) {
        ControllersBegin watch = new ControllersBegin(system);
        watch.start();
        if (LoggerFactory.getLogger("io.swell.controller") instanceof Logger logger) {
            logger.addAppender(watch);
        }
        return watch;
    }

    /** What to do when the next begins. */
    void then(Consumer<ActorRef<ControllerCommand>> action) {
        then.add(action);
    }

    /** When the last one began that something was to be done for, if any did. */
    Map<String, ?> take() {
        return nanoTime == 0 ? Map.of() : Map.of("nanoTime", nanoTime);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!then.isEmpty() && event.getMessage().startsWith(FIRST_WORDS)) {
            nanoTime = System.nanoTime();
            ActorRef<ControllerCommand> controller = ActorRefResolver.get(system)
                    .resolveActorRef(event.getMDCPropertyMap().get(ACTOR));
            then.forEach(action -> action.accept(controller));
            then.clear();
        }
    }
}
