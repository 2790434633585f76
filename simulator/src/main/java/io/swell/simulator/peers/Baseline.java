package io.swell.simulator.peers;

import io.swell.simulator.Conditions;
import io.swell.simulator.Contender;
import io.swell.simulator.Outcome;
import io.swell.simulator.Scaler;
import io.swell.simulator.SimulatedPool;
import io.swell.simulator.Simulation;
import io.swell.simulator.Trace;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The autoscalers Swell is compared with, with the settings they come with. */
public enum Baseline {
    RAY_SERVE("ray-serve") {
        @Override
        Scaler scaler(Conditions conditions, SimulatedPool pool) {
            return new RayServe(RayServe.Settings.DEFAULT, conditions, pool);
        }
    },

    /** The same with the settings of those who find it slow. */
    RAY_SERVE_FAST("ray-serve-fast") {
        @Override
        Scaler scaler(Conditions conditions, SimulatedPool pool) {
            return new RayServe(RayServe.Settings.FAST, conditions, pool);
        }
    },

    KNATIVE("knative") {
        @Override
        Scaler scaler(Conditions conditions, SimulatedPool pool) {
            return new Knative(pool);
        }
    },

    HPA_EXTERNAL("hpa-external") {
        @Override
        Scaler scaler(Conditions conditions, SimulatedPool pool) {
            return Hpa.external(2, conditions, pool);
        }
    },

    HPA_UTILIZATION("hpa-utilization") {
        @Override
        Scaler scaler(Conditions conditions, SimulatedPool pool) {
            return Hpa.utilization(0.7, conditions, pool);
        }
    };

    private static final String FIXED = "fixed";

    private final String title;

    Baseline(String title) {
        this.title = title;
    }

    abstract Scaler scaler(Conditions conditions, SimulatedPool pool);

    /**
     * A baseline by name; {@code fixed} is the best fixed size, {@code fixed=N} that one.
     *
     * @throws IllegalArgumentException if there is none of that name; the message is the rule
     */
    public static Contender named(String text) {
        if (text.equals(FIXED)) {
            return new BestFixedSize(text);
        }
        if (text.startsWith(FIXED + "=")) {
            return fixed(text, text.substring(FIXED.length() + 1));
        }
        return Arrays.stream(values())
                .filter(each -> each.title.equals(text))
                .findFirst()
                .map(Baseline::contender)
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + names()));
    }

    /** What {@link #named} knows, for messages and help. */
    public static String names() {
        return Arrays.stream(values()).map(each -> each.title).collect(Collectors.joining(", ")) + ", fixed, fixed=N";
    }

    /**
     * Peers do not sleep here: how each of them wakes from none is a mechanism of its own, so at least one replica stays.
     */
    private Contender contender() {
        return new Played(title, (trace, conditions) -> {
            Conditions awake = conditions.withBounds(Math.max(1, conditions.minReplicas()), conditions.maxReplicas());
            Conditions warm = awake.withWarmReplicas(awake.bounded(conditions.warmReplicas()));
            return Simulation.run(title, trace, warm, pool -> scaler(warm, pool));
        });
    }

    private static Contender fixed(String text, String number) {
        if (!number.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException("must be fixed=N with a whole number N from 1 to 999999");
        }
        int replicas = Integer.parseInt(number);
        return new Played(text, (trace, conditions) -> BestFixedSize.play(text, replicas, trace, conditions));
    }

    private record Played(String name, Play how) implements Contender {

        interface Play {
            Outcome play(Trace trace, Conditions conditions);
        }

        @Override
        public Outcome play(Trace trace, Conditions conditions) {
            return how.play(trace, conditions);
        }
    }
}
