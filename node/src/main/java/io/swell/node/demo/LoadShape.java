package io.swell.node.demo;

/** How many requests should be ongoing, on average, as a run goes on. */
@FunctionalInterface
interface LoadShape {

    /**
     * Requests ongoing if none has to wait.
     *
     * @param fraction of the run that has passed, 0 to 1
     */
    double ongoing(double fraction);

    /** One slow wave: rises from {@code low} at the start to {@code high}, is back at {@code end}, and stays low. */
    static LoadShape wave(double low, double high, double end) {
        return fraction -> {
            double phase = 2 * Math.PI * Math.min(1, fraction / end);
            return low + (high - low) * (1 - Math.cos(phase)) / 2;
        };
    }

    /** This, except {@code ongoing} between two fractions of the run. */
    default LoadShape with(double from, double to, double ongoing) {
        return fraction -> fraction >= from && fraction < to ? ongoing : ongoing(fraction);
    }

    static LoadShape steady(double ongoing) {
        return fraction -> ongoing;
    }
}
