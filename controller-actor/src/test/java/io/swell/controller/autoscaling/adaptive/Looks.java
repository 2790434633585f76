package io.swell.controller.autoscaling.adaptive;

/** Shows looks that differ in what a test is about; all else stands still. */
final class Looks {

    static final double TICK = 0.5;

    private final LoadSince load = new LoadSince();
    private double now;

    /** Nothing waits, so many run; as many come and go as do with services of one second. */
    LoadSince running(double running) {
        return of(0, running, running * TICK, running * TICK, 0);
    }

    LoadSince of(double queued, double running, double arrivals, double completions, double lateInAll) {
        now += TICK;
        return load.show(now, TICK, queued, running, arrivals, completions, lateInAll)
                .standing(queued, 1, 0);
    }

    LoadSince replicas(int running, int starting) {
        return running(0).standing(0, running, starting);
    }

    double now() {
        return now;
    }
}
