package io.swell.bench.quality;

import static io.swell.bench.quality.RateShape.scale;

import io.swell.simulator.Trace;
import io.swell.simulator.trace.ServiceLaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Draws settings of which everything is left to chance: the kind of load, how it goes up and down, how much of it there is, how
 * long a request takes, and the slots, the cold start and the SLO it is met with. No constant was chosen on them.
 */
public final class DrawnMatrix {

    private static final int HOUR = 3_600;

    /** So that a few hundred of them can be played in minutes. */
    private static final int MOST_REQUESTS = 250_000;

    /** A recording is played no faster than this leaves of it. */
    private static final double SHORTEST_SECONDS = 1_800;

    /** Of slots kept busy on average: at so many a replica the peaks of most loads are far from the limit of replicas. */
    private static final double MOST_REPLICAS_BUSY = 25;

    private static final double SHORTEST_MEAN = 0.1;
    private static final double LONGEST_MEAN = 8;

    /** Begins the seeds: another number, and all loads are others. */
    private static final long SALT = 0x5DEE_CE66DL;

    private static final List<Double> CVS = List.of(0.3, 1.0, 1.0, 2.0);
    private static final List<Integer> HOURS = List.of(1, 1, 2, 3);
    private static final List<Integer> SLOTS = List.of(1, 2, 4, 5, 8, 16, 32);
    private static final List<Double> SLOS = List.of(0.25, 0.5, 1.0, 2.0);

    private final List<Workload> recorded;

    /** @param recorded load of others that is there; each is drawn twice as often as a shape */
    public DrawnMatrix(List<Workload> recorded) {
        this.recorded = List.copyOf(recorded);
    }

    /** The settings of so many numbers, beginning with {@code from}; a number is always the same setting. */
    public Matrix of(int from, int count) {
        List<Setting> settings = new ArrayList<>();
        for (int number = from; number < from + count; number++) {
            settings.add(setting(number));
        }
        return new Matrix(settings);
    }

    private Setting setting(int number) {
        RandomGenerator random = new SplittableRandom(SALT * number);
        int seconds = HOUR * any(HOURS, random);
        double busy = scale(random, 1.5, 120);
        int slots = any(SLOTS, random);
        while (busy / slots > MOST_REPLICAS_BUSY) {
            slots *= 2;
        }
        int coldStart = (int) Math.round(scale(random, 2, 60));
        double slo = any(SLOS, random);
        return new Setting(load(seconds, busy, random), number, coldStart, slots, List.of(slo));
    }

    private Workload load(int seconds, double busy, RandomGenerator random) {
        List<RateShape> shapes = RateShape.all();
        int kind = random.nextInt(shapes.size() + 2 * recorded.size());
        if (kind >= shapes.size()) {
            Workload base = recorded.get((kind - shapes.size()) / 2);
            double squeeze = scale(random, 0.5, 6);
            return new Workload(base.name(), true, seeded -> squeezed(base, squeeze, seconds, busy, seeded));
        }
        double mean = Math.max(scale(random, SHORTEST_MEAN, LONGEST_MEAN), busy * seconds / MOST_REQUESTS);
        ServiceLaw law = ServiceLaw.parse(
                String.format(Locale.ROOT, "lognormal:mean=%.0fms,cv=%.1f", 1_000 * mean, any(CVS, random)));
        RateShape shape = shapes.get(kind);
        return new Workload(shape.name(), true, seeded -> {
            double[] rates = shape.draw().rates(seconds, seeded);
            double times = busy / mean / Arrays.stream(rates).average().orElseThrow();
            Arrays.setAll(rates, t -> times * rates[t]);
            return PoissonArrivals.draw(rates, law, seeded);
        });
    }

    /** A piece of a recording, faster or slower, with as many of its requests as may be, and services that keep {@code busy} slots. */
    private static Trace squeezed(Workload base, double atMost, int seconds, double busy, RandomGenerator random) {
        Trace all = base.trace(random.nextInt(1_000_000));
        double last = all.arrival(all.size() - 1);
        double squeeze = Math.min(atMost, last / SHORTEST_SECONDS);
        double from = Math.max(0, last - squeeze * seconds) * random.nextDouble();
        double to = Math.min(last, from + squeeze * seconds);
        double share = MOST_REQUESTS / (all.size() * (to - from) / last);
        Trace.Builder piece = new Trace.Builder();
        double work = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.arrival(i) >= from && all.arrival(i) < to && random.nextDouble() < share) {
                piece.add((all.arrival(i) - from) / squeeze, all.service(i));
                work += all.service(i);
            }
        }
        return slower(piece.build(), busy * (to - from) / squeeze / work);
    }

    private static Trace slower(Trace trace, double times) {
        Trace.Builder slower = new Trace.Builder();
        for (int i = 0; i < trace.size(); i++) {
            slower.add(trace.arrival(i), times * trace.service(i));
        }
        return slower.build();
    }

    private static <T> T any(List<T> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }
}
