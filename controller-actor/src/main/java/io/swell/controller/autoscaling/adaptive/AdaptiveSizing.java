package io.swell.controller.autoscaling.adaptive;

/**
 * Sizes one deployment for its service level, and tunes itself: many candidate settings run in shadow against the demand as
 * it would be if nothing waited, and the cheapest that keeps the service level is followed.
 *
 * <pre>
 * load → {@link Demand} → {@link Candidates} → {@link Shadow} → {@link Choice} → {@link Sizing} → {@link ReversalBudget}
 * </pre>
 */
public final class AdaptiveSizing {

    private static final double CHOICE_SECONDS = 5;
    private static final double LEARNING_SECONDS = 60;

    private final Demand demand = new Demand();
    private final ColdStart coldStart = new ColdStart();
    private final Candidates candidates = new Candidates();
    private final Sizing sizing;
    private final Shadow shadow;
    private final Choice choice;
    private final ReversalBudget reversals;
    private final int warmReplicas;
    private double beganAt = Double.NaN;
    private double chosenAt = -1e9;
    private double arrivals;
    private double late;

    /**
     * Nothing known yet.
     *
     * @param slots requests one replica serves at once
     * @param most replicas there may be
     * @param warmReplicas replicas there are
     */
    public AdaptiveSizing(ServiceLevel level, int slots, int most, int warmReplicas) {
        this.sizing = new Sizing(slots, level.waitSeconds(), most);
        this.shadow = new Shadow(warmReplicas);
        this.choice = new Choice(level.lateShare());
        this.reversals = new ReversalBudget(warmReplicas);
        this.warmReplicas = warmReplicas;
    }

    /** The replicas there should be. */
    public int observe(LoadSince load) {
        if (Double.isNaN(beganAt)) {
            beganAt = load.nowSeconds - load.seconds;
        }
        demand.observe(load);
        coldStart.observe(load);
        arrivals += load.arrivals;
        late = load.lateInAll;
        candidates.observe(demand.inService(), load.nowSeconds, load.seconds, coldStart.seconds());
        sizing.observe(demand.inService(), demand.serviceSeconds(), coldStart.seconds());
        boolean learning = isLearning(load.nowSeconds);
        shadow.observe(load, candidates, sizing, learning ? warmReplicas : 1);
        if (learning) {
            shadow.forgive();
        }
        if (load.nowSeconds - chosenAt >= CHOICE_SECONDS) {
            chosenAt = load.nowSeconds;
            choice.choose(shadow, arrivals, late);
        }
        return reversals.grant(Math.max(learning ? warmReplicas : 1, wish(load)), load.nowSeconds, load.seconds);
    }

    private int wish(LoadSince load) {
        int base = sizing.base(candidates.level(choice.followed()));
        double ready = Math.max(1, load.replicasRunning) * (double) sizing.slots;
        return sizing.bounded(base + sizing.extra(load.queued, base, ready));
    }

    /** An empty start would teach every candidate to shrink. */
    private boolean isLearning(double nowSeconds) {
        return nowSeconds - beganAt < Math.max(LEARNING_SECONDS, 2 * coldStart.seconds());
    }

    /** What it followed, and why. */
    public String sentence() {
        int followed = choice.followed();
        return "%s; %s of %d candidates with at most %.2f %% late; real %.2f %%"
                .formatted(
                        candidates.text(followed),
                        choice.admitted() > 0 ? "cheapest of " + choice.admitted() : "none proved",
                        Candidates.COUNT,
                        100 * choice.allowed(),
                        arrivals == 0 ? 0 : 100 * late / arrivals);
    }
}
