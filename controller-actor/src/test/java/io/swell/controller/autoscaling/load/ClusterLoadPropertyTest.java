package io.swell.controller.autoscaling.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes in whatever order, the sums kept entry by entry are those of adding everything up anew. */
class ClusterLoadPropertyTest {

    private static final int SEEDS = 300;
    private static final int STEPS = 150;
    private static final long EXPIRY_MICROS = 3_000_000;
    private static final String[] NAMES = {"d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9"};

    @Test
    void sumsAreThoseOfAddingUpAnew() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                new Run(seed).go();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        System.out.println("cluster load against adding up anew: seeds 0 to " + (SEEDS - 1));
    }

    /** One sender: its cumulative books, and the number of its last report. */
    private static final class Sender {
        final ProcessId id;
        final Map<Integer, LoadSnapshot> rows = new HashMap<>();
        long sequence;
        boolean held;

        Sender(ProcessId id) {
            this.id = id;
        }
    }

    private static final class Run {
        private final Random random;
        private final ClusterLoad load = new ClusterLoad((deployment, at) -> {});
        private final NaiveLoad naive = new NaiveLoad();
        private final List<Sender> senders = new ArrayList<>();
        private final Map<DeploymentId, Long> integrals = new HashMap<>();
        private long now;
        private long uid;

        Run(long seed) {
            random = new Random(seed);
            now = random.nextLong() >> 8;
        }

        void go() {
            for (int step = 0; step < STEPS; step++) {
                now += random.nextInt(1_000_000);
                boolean corrects = act(random.nextInt(20));
                compare(corrects);
            }
        }

        /** Whether it may have corrected an integral downwards. */
        private boolean act(int dice) {
            if (senders.isEmpty() || dice < 2) {
                Sender sender = new Sender(new ProcessId("host:1", ++uid));
                senders.add(sender);
                load.admit(sender.id, random.nextBoolean(), random.nextBoolean());
                naive.admit(sender.id);
                return false;
            }
            Sender sender = senders.get(random.nextInt(senders.size()));
            if (dice < 3) {
                senders.remove(sender);
                load.remove(sender.id, now);
                naive.remove(sender.id, now);
            } else if (dice < 5) {
                boolean unreachable = random.nextBoolean();
                load.unreachable(sender.id, unreachable);
                naive.unreachable(sender.id, unreachable);
            } else if (dice < 8) {
                load.markSilent(now, EXPIRY_MICROS);
                naive.markSilent(now, EXPIRY_MICROS);
            } else {
                report(sender);
                return true;
            }
            return false;
        }

        private void report(Sender sender) {
            boolean snapshot = !sender.held || random.nextInt(6) == 0;
            Map<Integer, LoadSnapshot> changed = new LinkedHashMap<>();
            for (int number = 0; number < NAMES.length; number++) {
                if (random.nextInt(3) == 0) {
                    changed.put(number, grown(sender.rows.getOrDefault(number, LoadSnapshot.ZERO)));
                }
            }
            sender.rows.putAll(changed);
            int handles = random.nextInt(3);
            send(sender, changed, snapshot, handles);
            Map<DeploymentId, LoadSnapshot> named = new HashMap<>();
            changed.forEach((number, row) -> named.put(new DeploymentId(NAMES[number]), row));
            naive.report(sender.id, named, snapshot, handles, now);
        }

        private void send(Sender sender, Map<Integer, LoadSnapshot> rows, boolean snapshot, int handles) {
            long base = snapshot ? 0 : sender.sequence;
            sender.sequence++;
            int parts = 1 + random.nextInt(3);
            List<Reported> cut = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                cut.add(Reported.by(sender.id, sender.sequence)
                        .on(base)
                        .part(part, parts)
                        .names(0, NAMES));
            }
            rows.forEach((number, row) -> cut.get(number % parts).row(number, handles, row));
            Collections.shuffle(cut, random);
            for (int i = 0; i < parts; i++) {
                Receipt.Filed filed = load.record(cut.get(i).build(), now);
                assertThat(filed.refused()).isEmpty();
                assertThat(filed.receipt() instanceof Receipt.Held).isEqualTo(i == parts - 1);
                if (random.nextInt(4) == 0) {
                    load.record(cut.get(random.nextInt(i + 1)).build(), now);
                }
            }
            sender.held = true;
        }

        private LoadSnapshot grown(LoadSnapshot row) {
            return new LoadSnapshot(
                    random.nextInt(5),
                    random.nextInt(5),
                    row.queuedMicros() + random.nextInt(1_000_000),
                    row.runningMicros() + random.nextInt(1_000_000),
                    row.arrivals() + random.nextInt(10),
                    row.completions() + random.nextInt(10),
                    0,
                    0,
                    0);
        }

        private void compare(boolean corrects) {
            for (String name : NAMES) {
                DeploymentId id = new DeploymentId(name);
                DeploymentLoad seen = load.load(id);
                assertThat(List.of(
                                (long) seen.handles(),
                                (long) seen.queued(),
                                (long) seen.ongoing(),
                                (long) seen.missingOngoing(),
                                (long) seen.unreachableOngoing(),
                                seen.counters().arrivals(),
                                seen.integralMicros(now)))
                        .as("handles, queued, ongoing, missing, unreachable, arrivals, integral of %s", name)
                        .containsExactly(
                                naive.handles(id),
                                naive.queued(id),
                                naive.ongoing(id),
                                naive.missing(id),
                                naive.unreachable(id),
                                naive.arrivals(id),
                                naive.integral(id, now));
                long before = integrals.getOrDefault(id, 0L);
                if (!corrects) {
                    assertThat(seen.integralMicros(now))
                            .as("integral of %s", name)
                            .isGreaterThanOrEqualTo(before);
                }
                integrals.put(id, seen.integralMicros(now));
            }
        }
    }
}
