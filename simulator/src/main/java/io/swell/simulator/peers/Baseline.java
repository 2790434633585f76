package io.swell.simulator.peers;

import io.swell.simulator.Conditions;
import io.swell.simulator.Contender;
import io.swell.simulator.Outcome;
import io.swell.simulator.Scaler;
import io.swell.simulator.SimulatedPool;
import io.swell.simulator.Trace;
import io.swell.simulator.Witness;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The autoscalers Swell is compared with, with the settings they come with. */
public enum Baseline {
    RAY_SERVE("ray-serve", Target.REQUESTS, 2) {
        @Override
        Scaler scaler(double target, Conditions conditions, SimulatedPool pool) {
            return new RayServe(RayServe.Settings.DEFAULT.withTarget(target), conditions, pool);
        }
    },

    /** The same with the settings of those who find it slow. */
    RAY_SERVE_FAST("ray-serve-fast", Target.REQUESTS, 2) {
        @Override
        Scaler scaler(double target, Conditions conditions, SimulatedPool pool) {
            return new RayServe(RayServe.Settings.FAST.withTarget(target), conditions, pool);
        }
    },

    KNATIVE("knative", Target.SHARE_OF_SLOTS, 0.7) {
        @Override
        Scaler scaler(double target, Conditions conditions, SimulatedPool pool) {
            return new Knative(target, pool);
        }
    },

    HPA_EXTERNAL("hpa-external", Target.REQUESTS, 2) {
        @Override
        Scaler scaler(double target, Conditions conditions, SimulatedPool pool) {
            return Hpa.external(target, conditions, pool);
        }
    },

    HPA_UTILIZATION("hpa-utilization", Target.SHARE_OF_SLOTS, 0.7) {
        @Override
        Scaler scaler(double target, Conditions conditions, SimulatedPool pool) {
            return Hpa.utilization(target, conditions, pool);
        }
    };

    /** What a target counts. */
    private enum Target {
        REQUESTS,
        SHARE_OF_SLOTS
    }

    private static final String FIXED = "fixed";

    private final String title;
    private final Target counts;
    private final double usualTarget;

    Baseline(String title, Target counts, double usualTarget) {
        this.title = title;
        this.counts = counts;
        this.usualTarget = usualTarget;
    }

    /** @param target for each replica, in the unit of {@link #usualTarget} */
    abstract Scaler scaler(double target, Conditions conditions, SimulatedPool pool);

    String title() {
        return title;
    }

    /** The one it comes with. */
    double usualTarget() {
        return usualTarget;
    }

    /** The one that takes this share of a replica's slots. */
    double target(double share, int slots) {
        return counts == Target.REQUESTS ? share * slots : share;
    }

    /**
     * A baseline by name; {@code fixed} is the best fixed size, {@code fixed=N} that one.
     *
     * @throws IllegalArgumentException if there is none of that name; the message is the rule
     */
    public static Contender named(String text) {
        if (text.equals(FIXED)) {
            return bestFixedSize();
        }
        if (text.startsWith(FIXED + "=")) {
            return fixed(text, text.substring(FIXED.length() + 1));
        }
        return Arrays.stream(values())
                .filter(each -> each.title.equals(text))
                .findFirst()
                .map(Peer::new)
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + names()));
    }

    /** The fewest replicas that keep late requests within the budget if their number never changes. */
    public static Contender bestFixedSize() {
        return new BestFixedSize(FIXED);
    }

    /** What {@link #named} knows, for messages and help. */
    public static String names() {
        return Arrays.stream(values()).map(each -> each.title).collect(Collectors.joining(", ")) + ", fixed, fixed=N";
    }

    private static Contender fixed(String text, String number) {
        if (!number.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException("must be fixed=N with a whole number N from 1 to 999999");
        }
        return new Fixed(text, Integer.parseInt(number));
    }

    private record Fixed(String name, int replicas) implements Contender {

        @Override
        public Outcome play(Trace trace, Conditions conditions, Witness witness) {
            return BestFixedSize.play(name, replicas, trace, conditions, witness);
        }
    }
}
