package io.swell.controller.autoscaling.metric;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand.HostMetrics;
import io.swell.shared.protocol.ControllerCommand.MetricSum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever is lost, comes twice or in another order, once each host was heard in full the book says what hosts have. */
class CustomMetricsPropertyTest {

    private static final int SEEDS = 300;
    private static final int STEPS = 100;
    private static final List<DeploymentId> DEPLOYMENTS =
            List.of(new DeploymentId("d0"), new DeploymentId("d1"), new DeploymentId("d2"));
    private static final List<String> NAMES = List.of("a", "b", "c");

    private record Key(DeploymentId deployment, String name) {}

    /** One host, what it has, and what of it is under way. */
    private static final class Sender {
        final ProcessId id;
        final Map<Key, MetricSum> has = new LinkedHashMap<>();
        final List<HostMetrics> underWay = new ArrayList<>();
        long sequence;

        Sender(int number) {
            this.id = new ProcessId("host:" + number, number);
        }

        void change(Random random) {
            Key key = new Key(pick(DEPLOYMENTS, random), pick(NAMES, random));
            if (random.nextInt(3) == 0) {
                has.remove(key);
            } else {
                has.put(key, new MetricSum(key.deployment, key.name, 1 + random.nextInt(3), random.nextGaussian()));
            }
        }

        void tell(Random random) {
            sequence++;
            int parts = 1 + random.nextInt(3);
            List<List<MetricSum>> shares = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                shares.add(new ArrayList<>());
            }
            has.values().forEach(sum -> pick(shares, random).add(sum));
            for (int i = 0; i < parts; i++) {
                underWay.add(new HostMetrics(id, sequence, i, parts, shares.get(i)));
            }
        }
    }

    private final CustomMetrics book = new CustomMetrics();
    private final Map<Key, Optional<MetricOverReplicas>> known = new HashMap<>();

    @Test
    void saysWhatHostsHave() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                new CustomMetricsPropertyTest().run(new Random(seed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        System.out.println("custom metrics against hosts: seeds 0 to " + (SEEDS - 1));
    }

    private void run(Random random) {
        Map<Integer, Sender> hosts = new TreeMap<>();
        for (int i = 0; i < 4; i++) {
            hosts.put(i, new Sender(i));
        }
        for (int step = 0; step < STEPS; step++) {
            Sender host = pick(List.copyOf(hosts.values()), random);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> host.change(random);
                case 3, 4 -> host.tell(random);
                case 5, 6 -> deliverSome(host, random);
                default -> lose(host, random);
            }
            if (random.nextInt(50) == 0) {
                book.remove(requireNonNull(hosts.remove(hosts.size() - 1)).id);
                hosts.put(hosts.size(), new Sender(100 + step));
            }
            changesAreTold();
        }
        hosts.values().forEach(host -> {
            host.tell(random);
            Collections.shuffle(host.underWay, random);
            host.underWay.forEach(book::record);
        });
        changesAreTold();
        compare(hosts);
    }

    private void deliverSome(Sender host, Random random) {
        Collections.shuffle(host.underWay, random);
        for (HostMetrics message : host.underWay.subList(0, host.underWay.size() / 2)) {
            book.record(message);
        }
        if (random.nextBoolean()) {
            lose(host, random);
        }
    }

    private static void lose(Sender host, Random random) {
        if (!host.underWay.isEmpty()) {
            host.underWay.remove(random.nextInt(host.underWay.size()));
        }
    }

    private void changesAreTold() {
        List<DeploymentId> changed = new ArrayList<>();
        book.takeChanged(changed::add);
        forEachKey(key -> {
            Optional<MetricOverReplicas> now = book.of(key.deployment).metric(key.name);
            if (!now.equals(known.getOrDefault(key, Optional.empty()))) {
                assertThat(changed).as("changed with %s", key).contains(key.deployment);
            }
            known.put(key, now);
        });
    }

    private void compare(Map<Integer, Sender> hosts) {
        forEachKey(key -> {
            int replicas = 0;
            double sum = 0;
            for (Sender host : hosts.values()) {
                MetricSum part = host.has.get(key);
                if (part != null) {
                    replicas += part.replicas();
                    sum += part.sum();
                }
            }
            Optional<MetricOverReplicas> says = book.of(key.deployment).metric(key.name);
            assertThat(says.map(MetricOverReplicas::replicas).orElse(0)).isEqualTo(replicas);
            assertThat(says.map(MetricOverReplicas::sum).orElse(0.0)).isCloseTo(sum, within(1e-9));
        });
    }

    private static void forEachKey(Consumer<Key> each) {
        DEPLOYMENTS.forEach(deployment -> NAMES.forEach(name -> each.accept(new Key(deployment, name))));
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
