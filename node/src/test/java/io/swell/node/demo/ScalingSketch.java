package io.swell.node.demo;

import io.swell.shared.id.DeploymentId;
import java.util.ArrayList;
import java.util.List;

/**
 * What a schedule asks of a controller, in its simplest form: mean of the requests in service over a look-back window,
 * divided by the target per replica, rounded up, and granted once the wish has persisted. Written from the documents, not
 * from the product's decisions, and only good for asking whether a workload moves at all.
 */
final class ScalingSketch {

    private static final int STEP_MILLIS = 100;

    private final List<Integer> targets = new ArrayList<>();

    /** Targets over time; the shape of the parameters is that of a deployment's configuration. */
    ScalingSketch(ArrivalSchedule schedule, int seconds, Limits limits) {
        double[] ongoing = ongoing(schedule, seconds);
        int window = (int) (limits.lookBackSeconds * 1000 / STEP_MILLIS);
        int target = limits.min;
        int wishSince = 0;
        int direction = 0;
        for (int step = 0; step < ongoing.length; step++) {
            double sum = 0;
            for (int i = Math.max(0, step - window + 1); i <= step; i++) {
                sum += ongoing[i];
            }
            int wish = (int) Math.ceil(sum / Math.min(window, step + 1) / limits.targetOngoing - 1e-9);
            int desired = Math.max(limits.min, Math.min(limits.max, wish));
            if (Integer.signum(desired - target) != direction) {
                direction = Integer.signum(desired - target);
                wishSince = step;
            }
            double waited = (step - wishSince) * STEP_MILLIS / 1000.0;
            double downDelay = target == 1 ? limits.toZeroSeconds : limits.downSeconds;
            boolean up = direction > 0 && (waited >= limits.upSeconds || target == 0);
            boolean down = direction < 0 && waited >= downDelay;
            boolean granted = up || down;
            if (granted) {
                target = direction < 0 && target > 1 ? Math.max(1, desired) : desired;
                direction = 0;
            }
            targets.add(target);
        }
    }

    record Limits(
            DeploymentId deployment,
            int min,
            int max,
            double targetOngoing,
            double lookBackSeconds,
            double upSeconds,
            double downSeconds,
            double toZeroSeconds) {}

    List<Integer> targets() {
        return targets;
    }

    int scaleUps() {
        return (int) moves().filter(move -> move > 0).count();
    }

    int scaleDowns() {
        return (int) moves().filter(move -> move < 0).count();
    }

    /** Whether it slept after it had been awake and then woke. */
    boolean sleptAndCameBack() {
        int awake = targets.indexOf(1) < 0 ? targets.indexOf(2) : targets.indexOf(1);
        List<Integer> after = awake < 0 ? List.of() : targets.subList(awake, targets.size());
        int asleep = after.indexOf(0);
        return asleep >= 0 && after.subList(asleep, after.size()).stream().anyMatch(target -> target > 0);
    }

    private java.util.stream.IntStream moves() {
        return java.util.stream.IntStream.range(1, targets.size()).map(i -> targets.get(i) - targets.get(i - 1));
    }

    /** Mean requests in service in each step, as if none ever waited. */
    private static double[] ongoing(ArrivalSchedule schedule, int seconds) {
        double[] ongoing = new double[seconds * 1000 / STEP_MILLIS];
        for (int i = 0; i < schedule.size(); i++) {
            double from = schedule.arrivalMicros(i) / 1e3 / STEP_MILLIS;
            double to = from + schedule.serviceMicros(i) / 1e3 / STEP_MILLIS;
            for (int step = (int) from; step < to && step < ongoing.length; step++) {
                ongoing[step] += Math.min(to, step + 1) - Math.max(from, step);
            }
        }
        return ongoing;
    }
}
