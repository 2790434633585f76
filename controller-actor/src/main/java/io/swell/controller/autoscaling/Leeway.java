package io.swell.controller.autoscaling;

/**
 * What load leaves the latest decision as it is, and the {@link Rest} that follows: until the next decision, of whichever
 * deployment. Asking leaves what was decided untouched. See docs/adr/0016-what-cannot-change-is-not-decided.md.
 */
final class Leeway {

    private final PolicyCall call;
    private final Outcome outcome;
    private final Rest rest = new Rest();

    /**
     * Looks back on decisions.
     *
     * @param call asks the policy of the latest one
     * @param outcome what it came to
     */
    Leeway(PolicyCall call, Outcome outcome) {
        this.call = call;
        this.outcome = outcome;
    }

    /** The latest decision. */
    Outcome outcome() {
        return outcome;
    }

    /** For how long it stands by itself, once that was found. */
    Rest rest() {
        return rest;
    }

    /**
     * Whether a load between two that leave the decision as it is does so too: the policy is monotone, replicas run, and
     * either no move is wished or nobody is missing whose load could be in doubt.
     */
    boolean isRange() {
        boolean isOfTheKind =
                switch (outcome.ownReason()) {
                    case ENOUGH, AT_MAXIMUM, AT_MINIMUM, WAITS_FOR_UPSCALE_DELAY, WAITS_FOR_DOWNSCALE_DELAY -> true;
                    default -> false;
                };
        Coverage coverage = outcome.seen().coverage();
        boolean isBeyondDoubt = coverage.missing() == 0 && coverage.watched() && !coverage.controllerLagging();
        return isOfTheKind
                && call.isMonotone()
                && outcome.seen().running() > 0
                && !outcome.ownChange()
                && (isBeyondDoubt || outcome.direction() == 0);
    }

    /** Whether it would have come to the same end, had the window said this. */
    boolean covers(double load) {
        ReplicaBounds bounds = outcome.bounds();
        return call.ask(outcome, load) == DecisionReason.AS_WISHED
                && outcome.directionOf(call.wish()) == outcome.direction()
                && bounds.sideOf(call.wish()) == bounds.sideOf(outcome.wish());
    }
}
