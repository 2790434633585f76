package io.swell.controller.routing;

import static io.swell.controller.routing.RoutingScene.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.routing.RoutingBook.Outgoing;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.ReplicaPlace.Located;
import io.swell.shared.protocol.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** One run of a routing book, or of several one after the other, against directories that keep the rules. */
final class RoutingRun {

    static final int PROCESSES = 3;

    private static final int FRAME = 256 * 1_024;
    private static final int STEPS = 200;
    private static final long MILLI = 1_000;
    private static final long INTERVAL = 1_000 * MILLI;
    private static final int QUIET_INTERVALS = 40;

    /** In order of {@code number} where they arrive at once. */
    private record Delivery(long at, long number, Runnable what) {}

    private final RoutingScene scene;
    private final Random random;
    private final boolean faults;
    private final int mostReplicas;
    private final int largest;
    private final List<DeploymentId> deployments;
    private final List<FakeDirectory> directories = new ArrayList<>();
    private final List<Set<DeploymentId>> told = new ArrayList<>();
    private final List<TreeMap<Long, Integer>> underWay = new ArrayList<>();
    private final Map<DeploymentId, PublishedRoutes> published = new HashMap<>();
    private final PriorityQueue<Delivery> channel =
            new PriorityQueue<>(Comparator.comparingLong(Delivery::at).thenComparing(Delivery::number));
    private Term term = RoutingScene.TERM;
    private RoutingBook book = new RoutingBook(term, INTERVAL);
    private boolean quiet;
    private long reports;
    private long deliveries;
    private long now;
    long sent;
    int complete;
    int lists;
    int begunInterests;
    int mostUnderWay;

    RoutingRun(RoutingScene scene, long seed, boolean faults, int deployments, int mostReplicas, int largest) {
        this.scene = scene;
        this.random = new Random(seed);
        this.faults = faults;
        this.mostReplicas = mostReplicas;
        this.largest = largest;
        this.deployments = IntStream.range(0, deployments)
                .mapToObj(number -> new DeploymentId("d" + number))
                .toList();
        for (int i = 0; i < PROCESSES; i++) {
            directories.add(new FakeDirectory());
            told.add(new HashSet<>());
            underWay.add(new TreeMap<>());
        }
    }

    void everyoneWantsEverything() {
        deployments.forEach(this::publish);
        directories.forEach(directory -> directory.handles.addAll(deployments));
    }

    void go() {
        for (int step = 0; step < STEPS; step++) {
            DeploymentId deployment = deployments.get(random.nextInt(deployments.size()));
            int process = random.nextInt(PROCESSES);
            switch (random.nextInt(7)) {
                case 0 -> directories.get(process).handles.add(deployment);
                case 1 -> {
                    if (random.nextInt(3) == 0) {
                        directories.get(process).handles.remove(deployment);
                    }
                }
                case 2, 3 -> publish(deployment);
                case 4 -> misfortune(process);
                default -> report(process);
            }
            advance(random.nextInt(400) * MILLI);
        }
    }

    void becomeQuiet() {
        quiet = true;
        for (int i = 0; i < QUIET_INTERVALS; i++) {
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
                TreeSet<io.swell.shared.id.ReplicaId> replicas = new TreeSet<>();
                truth.replicas().stream().map(Located::replica).forEach(replicas::add);
                assertThat(directory.table(deployment))
                        .as("%s", deployment)
                        .isEqualTo(new FakeDirectory.Table(truth.availability(), replicas));
            }
        }
    }

    private void publish(DeploymentId deployment) {
        if (random.nextInt(8) == 0) {
            book.withdraw(deployment);
            published.computeIfPresent(deployment, (id, before) -> PublishedRoutes.unknown(id));
            return;
        }
        int most = random.nextInt(50) == 0 ? largest : mostReplicas;
        int[] replicas =
                IntStream.range(0, most).filter(i -> random.nextBoolean()).toArray();
        PublishedRoutes routes = scene.routes(deployment, replicas);
        published.put(deployment, routes);
        book.publish(routes);
    }

    private void misfortune(int process) {
        FakeDirectory directory = directories.get(process);
        if (!faults) {
            return;
        }
        if (random.nextInt(10) == 0) {
            directory.forget();
        } else if (random.nextInt(20) == 0) {
            replaceController();
        } else if (directory.term().equals(term)) {
            directory.receive(new RoutingUpdate(new Term(4, 9), 1_000, true, List.of(), List.of()), List.of());
            assertThat(directory.hasRefusedOne()).isTrue();
        }
    }

    /** What the old one sent may still arrive; the new one knows what is published, and nothing of any process. */
    private void replaceController() {
        term = new Term(term.number() + 1, 1);
        book = new RoutingBook(term, INTERVAL);
        published.values().forEach(book::publish);
        told.forEach(Set::clear);
        underWay.forEach(Map::clear);
    }

    /** A report says what is held; those that arrive say which interests began and ended since the last that did. */
    private void report(int process) {
        FakeDirectory directory = directories.get(process);
        var report = RoutingScene.report(process, ++reports, directory.term(), directory.version());
        RoutingBook addressee = book;
        if (!isLost()) {
            later(() -> {
                if (book == addressee) {
                    received(process, report);
                }
            });
        }
    }

    private void received(int process, io.swell.shared.protocol.MetricsReport report) {
        book.reported(report, scene.directory(process), now);
        if (report.routingTerm().equals(term)) {
            underWay.get(process).headMap(report.routingVersion(), true).clear();
        }
        Set<DeploymentId> known = told.get(process);
        FakeDirectory directory = directories.get(process);
        for (DeploymentId deployment : deployments) {
            boolean interested = directory.handles.contains(deployment);
            if (interested ? known.add(deployment) : known.remove(deployment)) {
                begunInterests += interested ? 1 : 0;
                book.interest(process(process), deployment, interested);
            }
        }
    }

    private void advance(long micros) {
        takeTurns();
        now += micros;
        while (!channel.isEmpty() && channel.peek().at() <= now) {
            channel.remove().what().run();
        }
        takeTurns();
    }

    private void takeTurns() {
        int turns = 0;
        do {
            book.takeUpdates(now).forEach(this::send);
            assertThat(turns++).as("turns").isLessThan(1_000);
        } while (book.isUnfinished());
    }

    private void send(Outgoing outgoing) {
        int process = IntStream.range(0, PROCESSES)
                .filter(i -> scene.directory(i).equals(outgoing.directory()))
                .findFirst()
                .orElseThrow();
        RoutingUpdate update = outgoing.update();
        List<DeploymentRoutes> says = scene.read(update);
        sent++;
        complete += update.complete() ? 1 : 0;
        for (DeploymentRoutes routes : says) {
            assertThat(routes.availability() == Availability.UNKNOWN
                            && !routes.added().isEmpty())
                    .isFalse();
            lists += routes.complete() ? 1 : 0;
        }
        keepsItsBounds(process, update);
        int copies = faults && !quiet && random.nextInt(6) == 0 ? 2 : 1;
        for (int i = 0; i < copies && !isLost(); i++) {
            later(() -> directories.get(process).receive(update, says));
        }
    }

    private void keepsItsBounds(int process, RoutingUpdate update) {
        int bytes = RoutingScene.bytes(update);
        assertThat(bytes).isLessThan(FRAME);
        Map<Long, Integer> way = underWay.get(process);
        if (update.complete()) {
            way.clear();
        }
        way.put(update.version(), bytes);
        int sum = way.values().stream().mapToInt(Integer::intValue).sum();
        mostUnderWay = Math.max(mostUnderWay, sum);
        assertThat(sum).isLessThan(ProcessRoutes.WINDOW_WITH_CHANGES_BYTES + 2 * PartBuilder.MOST_BYTES);
    }

    private void later(Runnable what) {
        channel.add(new Delivery(now + (faults && !quiet ? random.nextInt(700) * MILLI : 0), ++deliveries, what));
    }

    private boolean isLost() {
        return faults && !quiet && random.nextInt(5) == 0;
    }
}
