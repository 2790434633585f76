package io.swell.controller;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.Term;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The timer that ends rounds has a thread, which nobody but the controller could end. */
class ControllerTimerTest {

    private final ControllerFixture cluster = new ControllerFixture();
    private final ActorRef<ControllerCommand> controller = cluster.start();

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void endsWithATermAndWithTheController() {
        Term term = cluster.introduced(controller);
        awaitARound(1);

        cluster.push(controller, cluster.emptyReport(2, 1, new Term(term.number(), term.holder() + 1)));
        awaitTimers(0);

        cluster.expectHost(HostCommand.IntroduceController.class);
        awaitARound(3);
        cluster.kit.stop(controller);
        awaitTimers(0);
    }

    /** A report that waits for its second part starts the timer, unless a turn is about to be taken anyway. */
    private void awaitARound(long sequence) {
        cluster.pusher.awaitAssert(() -> {
            cluster.push(controller, cluster.emptyReport(sequence, 2, Term.NONE));
            return requireTimers(1);
        });
    }

    private void awaitTimers(int count) {
        cluster.pusher.awaitAssert(() -> requireTimers(count));
    }

    private static boolean requireTimers(int count) {
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("controller-swell-controller")))
                .hasSize(count);
        return true;
    }
}
