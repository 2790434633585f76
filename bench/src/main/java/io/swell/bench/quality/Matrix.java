package io.swell.bench.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * Which cells are played. Recorded load is met with all cold starts, slots and SLOs; synthetic load, of which the shape
 * matters, with five slots. Where a trace is random, with five seeds.
 */
public record Matrix(List<Setting> settings) {

    private static final List<Integer> COLD_STARTS = List.of(2, 10, 30, 60);
    private static final List<Integer> SLOTS = List.of(1, 5, 16);
    private static final List<Integer> MIDDLE_SLOTS = List.of(5);
    private static final List<Double> SLOS = List.of(0.25, 0.5, 1.0, 2.0);
    private static final int SEEDS = 5;

    public Matrix {
        settings = List.copyOf(settings);
    }

    /** All of them. */
    public static Matrix full(List<Workload> recorded) {
        List<Setting> settings = new ArrayList<>();
        recorded.forEach(load -> settings.addAll(settings(load, COLD_STARTS, SLOTS, SLOS, SEEDS)));
        SyntheticLoad.all().forEach(load -> settings.addAll(settings(load, COLD_STARTS, MIDDLE_SLOTS, SLOS, SEEDS)));
        return new Matrix(settings);
    }

    /** Each workload once or twice: to see whether a change made things better or worse, not to quote. */
    public static Matrix quick(List<Workload> recorded) {
        List<Setting> settings = new ArrayList<>();
        List<Double> slos = List.of(0.5, 1.0);
        recorded.forEach(load -> settings.addAll(settings(
                load, load.name().equals("twitter9h") ? List.of(10) : List.of(10, 60), MIDDLE_SLOTS, slos, 1)));
        SyntheticLoad.all().forEach(load -> settings.addAll(settings(load, List.of(10), MIDDLE_SLOTS, slos, 1)));
        return new Matrix(settings);
    }

    public int cells() {
        return settings.stream().mapToInt(setting -> setting.slos().size()).sum();
    }

    private static List<Setting> settings(
            Workload load, List<Integer> coldStarts, List<Integer> slots, List<Double> slos, int seeds) {
        List<Setting> settings = new ArrayList<>();
        for (int cold : coldStarts) {
            for (int slot : slots) {
                for (int seed = 1; seed <= (load.isRandom() ? seeds : 1); seed++) {
                    settings.add(new Setting(load, seed, cold, slot, slos));
                }
            }
        }
        return settings;
    }
}
