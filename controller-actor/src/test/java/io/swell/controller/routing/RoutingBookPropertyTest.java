package io.swell.controller.routing;

import static io.swell.controller.routing.RoutingScene.TERM;
import static io.swell.controller.routing.RoutingScene.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.routing.RoutingBook.Outgoing;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Over a channel that drops, repeats and reorders: after quiet every process holds what was published, and only that. */
class RoutingBookPropertyTest {

    private static final int SEEDS = 2_000;
    private static final int STEPS = 200;
    private static final long MILLI = 1_000;
    private static final long INTERVAL = 1_000 * MILLI;
    private static final int PROCESSES = 3;
    private static final List<DeploymentId> DEPLOYMENTS = IntStream.range(0, 4)
            .mapToObj(number -> new DeploymentId("d" + number))
            .toList();
    private static final RoutingScene SCENE = new RoutingScene();

    @AfterAll
    static void stop() {
        SCENE.close();
    }

    @Test
    void afterQuietEveryInterestedProcessHoldsWhatWasPublished() {
        long updates = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Run run = new Run(seed, true);
            try {
                run.go();
                run.becomeQuiet();
                run.allHoldWhatWasPublished();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            updates += run.sent;
        }
        System.out.println("routing book: seeds 0 to " + (SEEDS - 1) + ", " + updates + " updates");
    }

    @Test
    void whereNothingIsLostNoListIsSentTwice() {
        for (long seed = 0; seed < SEEDS / 4; seed++) {
            Run run = new Run(seed, false);
            run.go();
            run.becomeQuiet();
            run.allHoldWhatWasPublished();
            assertThat(run.complete).as("complete updates, seed %d", seed).isLessThanOrEqualTo(PROCESSES);
            assertThat(run.lists).as("whole lists, seed %d", seed).isLessThanOrEqualTo(run.begunInterests);
        }
    }

    private record Delivery(long at, int process, RoutingUpdate update) {}

    private static final class Run {
        private final Random random;
        private final boolean faults;
        private final RoutingBook book = new RoutingBook(TERM, INTERVAL);
        private final List<FakeDirectory> directories = new ArrayList<>();
        private final List<Set<DeploymentId>> told = new ArrayList<>();
        private final Map<DeploymentId, PublishedRoutes> published = new HashMap<>();
        private final PriorityQueue<Delivery> channel =
                new PriorityQueue<>(java.util.Comparator.comparingLong(Delivery::at));
        private boolean quiet;
        private long now;
        private long sent;
        private int complete;
        private int lists;
        private int begunInterests;

        Run(long seed, boolean faults) {
            this.random = new Random(seed);
            this.faults = faults;
            for (int i = 0; i < PROCESSES; i++) {
                directories.add(new FakeDirectory());
                told.add(new HashSet<>());
            }
        }

        void go() {
            for (int step = 0; step < STEPS; step++) {
                DeploymentId deployment = DEPLOYMENTS.get(random.nextInt(DEPLOYMENTS.size()));
                int process = random.nextInt(PROCESSES);
                switch (random.nextInt(6)) {
                    case 0 -> directories.get(process).handles.add(deployment);
                    case 1 -> {
                        if (random.nextInt(3) == 0) {
                            directories.get(process).handles.remove(deployment);
                        }
                    }
                    case 2, 3 -> publish(deployment);
                    case 4 -> aFrozenControllerSpeaks(process);
                    default -> report(process);
                }
                advance(random.nextInt(400) * MILLI);
            }
        }

        void becomeQuiet() {
            quiet = true;
            for (int i = 0; i < 12; i++) {
                for (int process = 0; process < PROCESSES; process++) {
                    report(process);
                }
                advance(INTERVAL);
            }
        }

        void allHoldWhatWasPublished() {
            for (FakeDirectory directory : directories) {
                for (DeploymentId deployment : directory.handles) {
                    PublishedRoutes truth = published.getOrDefault(deployment, PublishedRoutes.unknown(deployment));
                    assertThat(directory.table(deployment))
                            .as("%s", deployment)
                            .isEqualTo(new FakeDirectory.Table(
                                    truth.availability(),
                                    new java.util.TreeSet<>(truth.replicas().keySet())));
                }
            }
        }

        private void publish(DeploymentId deployment) {
            if (random.nextInt(8) == 0) {
                book.withdraw(deployment);
                published.computeIfPresent(deployment, (id, before) -> PublishedRoutes.unknown(id));
                return;
            }
            int[] replicas =
                    IntStream.range(0, 6).filter(i -> random.nextBoolean()).toArray();
            PublishedRoutes routes = SCENE.routes(deployment, replicas);
            published.put(deployment, routes);
            book.publish(routes);
        }

        /** One that was replaced says that there is nothing. */
        private void aFrozenControllerSpeaks(int process) {
            FakeDirectory directory = directories.get(process);
            if (faults && directory.term().equals(TERM)) {
                List<DeploymentRoutes> nothing = DEPLOYMENTS.stream()
                        .map(id -> PublishedRoutes.unknown(id).complete())
                        .toList();
                directory.receive(new RoutingUpdate(new Term(4, 9), 1_000, true, nothing));
                assertThat(directory.hasRefusedOne()).isTrue();
            }
        }

        /** A report that arrives says what is held, and which interests began and ended since the last that arrived. */
        private void report(int process) {
            if (isLost()) {
                return;
            }
            FakeDirectory directory = directories.get(process);
            book.reported(
                    RoutingScene.report(process, directory.term(), directory.version()), SCENE.directory(process), now);
            for (DeploymentId deployment : DEPLOYMENTS) {
                boolean interested = directory.handles.contains(deployment);
                Set<DeploymentId> known = told.get(process);
                if (interested ? known.add(deployment) : known.remove(deployment)) {
                    begunInterests += interested ? 1 : 0;
                    book.interest(process(process), deployment, interested);
                }
            }
        }

        private void advance(long micros) {
            for (Outgoing outgoing : book.takeUpdates(now)) {
                send(outgoing);
            }
            now += micros;
            while (!channel.isEmpty() && channel.peek().at() <= now) {
                Delivery delivery = channel.remove();
                directories.get(delivery.process()).receive(delivery.update());
            }
        }

        private void send(Outgoing outgoing) {
            int process = IntStream.range(0, PROCESSES)
                    .filter(i -> SCENE.directory(i).equals(outgoing.directory()))
                    .findFirst()
                    .orElseThrow();
            RoutingUpdate update = outgoing.update();
            sent++;
            complete += update.complete() ? 1 : 0;
            for (DeploymentRoutes routes : update.deployments()) {
                assertThat(told.get(process)).as("interests").contains(routes.deployment());
                assertThat(routes.availability() == Availability.UNKNOWN
                                && !routes.added().isEmpty())
                        .isFalse();
                lists += routes.complete() ? 1 : 0;
            }
            if (isLost()) {
                return;
            }
            boolean slow = faults && !quiet;
            int copies = slow && random.nextInt(6) == 0 ? 2 : 1;
            for (int i = 0; i < copies; i++) {
                channel.add(new Delivery(now + (slow ? random.nextInt(700) * MILLI : 0), process, update));
            }
        }

        private boolean isLost() {
            return faults && !quiet && random.nextInt(5) == 0;
        }
    }
}
