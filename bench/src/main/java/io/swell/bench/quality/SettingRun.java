package io.swell.bench.quality;

import io.swell.simulator.Contender;
import io.swell.simulator.SetPoint;
import io.swell.simulator.Trace;
import io.swell.simulator.peers.Baseline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Plays the cells of one setting. All peers are tuned alike: each at every set-point of one grid, and the cheapest of those
 * within the SLO counts. So tuning knows the trace beforehand, which Swell does not.
 */
final class SettingRun {

    /** Those that Swell is compared with, by name. */
    static final List<String> PEERS =
            List.of("ray-serve", "ray-serve-fast", "knative", "hpa-external", "hpa-utilization");

    private static final double ROUNDING = 1e-9;

    private final Setting setting;
    private final Stage stage;
    private final Map<Integer, List<Score>> fixed = new HashMap<>();

    private SettingRun(Setting setting, Trace trace) {
        this.setting = setting;
        this.stage = new Stage(setting, trace);
    }

    /** One contender's run, judged by each SLO. */
    private record Played(String name, String setting, List<Score> scores) {

        Rival at(int slo) {
            return new Rival(name, setting, scores.get(slo));
        }
    }

    /**
     * Plays them, in the order of the SLOs.
     *
     * @throws IllegalStateException if a run cannot be believed
     */
    static List<CellResult> of(Setting setting, SloPolicy own, Bound bound) {
        return new SettingRun(setting, setting.workload().trace(setting.seed())).results(own, bound);
    }

    private List<CellResult> results(SloPolicy own, Bound bound) {
        List<Played> stock = new ArrayList<>();
        List<List<Played>> sweeps = new ArrayList<>();
        for (String name : PEERS) {
            Contender peer = Baseline.named(name);
            stock.add(new Played(name, "", stage.play(peer)));
            sweeps.add(sweep(peer));
        }
        List<CellResult> results = new ArrayList<>();
        for (int i = 0; i < setting.slos().size(); i++) {
            int slo = i;
            Cell cell = setting.cell(setting.slos().get(slo));
            CellResult result = new CellResult(
                    cell,
                    stage.play(own.contender(cell)).get(slo),
                    stock.stream().map(played -> played.at(slo)).toList(),
                    sweeps.stream().flatMap(sweep -> best(sweep, slo).stream()).toList(),
                    fewestFixed(slo),
                    bound.of(stage.trace(), setting.conditions(stage.trace(), cell.sloSeconds())));
            requireAboveBound(result);
            results.add(result);
        }
        return results;
    }

    private List<Played> sweep(Contender peer) {
        List<Played> sweep = new ArrayList<>();
        for (SetPoint setPoint : peer.setPoints()) {
            sweep.add(new Played(peer.name(), Text.number(setPoint.value()), stage.play(setPoint.contender())));
        }
        return sweep;
    }

    private static Optional<Rival> best(List<Played> sweep, int slo) {
        return Rival.cheapestWithin(sweep.stream().map(played -> played.at(slo)).toList());
    }

    /** Of fewer replicas no request waits less, so the fewest can be found by halving. */
    private Optional<Rival> fewestFixed(int slo) {
        int slots = setting.slots();
        int low = 1;
        int high = Math.min(Setting.MOST_REPLICAS, (stage.trace().peakBusySlots() + slots - 1) / slots);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fixed(middle, slo).isWithin()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Rival rival = new Rival("fixed", Integer.toString(high), fixed(high, slo));
        return Optional.of(rival).filter(found -> found.score().isWithin());
    }

    private Score fixed(int replicas, int slo) {
        return fixed.computeIfAbsent(replicas, size -> stage.play(Baseline.named("fixed=" + size)))
                .get(slo);
    }

    /** A fixed size is exempt: it begins with replicas of its own, which the bound would have pay for their cold start. */
    private static void requireAboveBound(CellResult result) {
        OptionalDouble bound = result.bound();
        List<Rival> all = new ArrayList<>(result.stock());
        all.addAll(result.tuned());
        all.add(new Rival("swell", "", result.own()));
        for (Rival rival : all) {
            if (rival.score().isWithin() && rival.score().cost() < (1 - ROUNDING) * bound.orElse(0)) {
                throw new IllegalStateException(result.cell().place() + ": " + rival.text()
                        + " must cost at least the bound, " + bound.getAsDouble() + ", was: "
                        + rival.score().cost());
            }
        }
    }
}
