package io.swell.node.demo;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.receptionist.Receptionist;
import io.swell.Swell;
import io.swell.node.demo.DemoDriver.Progress;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Looks at a running demo from its first process: who is there, how far the drivers are, what the controller knows. */
final class DemoRun {

    private static final Duration ASK_LIMIT = Duration.ofSeconds(10);

    private final ActorSystem<?> system;

    DemoRun(ActorSystem<?> system) {
        this.system = system;
    }

    /** Whether all processes report, all drivers are there and every deployment has what it starts with. */
    boolean isReady() {
        try {
            ClusterStatus status = status();
            return status.processes().stream()
                                    .filter(p -> p.state().equals("reporting"))
                                    .count()
                            == DemoNode.PROCESSES
                    && drivers().size() == DemoNode.PROCESSES
                    && status.deployments().stream().allMatch(DemoRun::hasWhatItStartsWith);
        } catch (DemoFailure e) {
            return false;
        }
    }

    private static boolean hasWhatItStartsWith(DeploymentStatus deployment) {
        return deployment.running() >= deployment.target();
    }

    void begin() {
        drivers().forEach(driver -> driver.tell(new DemoDriver.Begin()));
    }

    ClusterStatus status() {
        return await(Swell.get(system).status(ASK_LIMIT).toCompletableFuture(), "the controller");
    }

    /** All drivers together. */
    Progress progress() {
        List<CompletableFuture<Progress>> asked = new ArrayList<>();
        for (ActorRef<DemoDriver.Command> driver : drivers()) {
            asked.add(AskPattern.ask(driver, DemoDriver.GetProgress::new, ASK_LIMIT, system.scheduler())
                    .toCompletableFuture());
        }
        if (asked.size() < DemoNode.PROCESSES) {
            throw new DemoFailure("a process of the demo is gone: " + asked.size() + " of " + DemoNode.PROCESSES
                    + " drivers are left");
        }
        Progress sum = new Progress(RequestCounts.ZERO, 0, true);
        for (CompletableFuture<Progress> answer : asked) {
            Progress one = await(answer, "a driver");
            sum = new Progress(
                    sum.counts().plus(one.counts()), sum.handles() + one.handles(), sum.done() && one.done());
        }
        return sum;
    }

    /** Looks again and again, with a pause between, until it is so. */
    static void until(BooleanSupplier condition, Duration limit, String what) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new DemoFailure(what + " within " + limit.toSeconds() + " s");
            }
            pause(Duration.ofMillis(200));
        }
    }

    static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }

    private Set<ActorRef<DemoDriver.Command>> drivers() {
        Receptionist.Listing listing = await(
                AskPattern.<Receptionist.Command, Receptionist.Listing>ask(
                                system.receptionist(),
                                replyTo -> Receptionist.find(DemoDriver.KEY, replyTo),
                                ASK_LIMIT,
                                system.scheduler())
                        .toCompletableFuture(),
                "the receptionist");
        return listing.getServiceInstances(DemoDriver.KEY);
    }

    private static <T> T await(CompletableFuture<T> future, String whom) {
        try {
            return future.get(ASK_LIMIT.toSeconds() + 1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw new DemoFailure(whom + " does not answer: " + e.getMessage());
        }
    }
}
