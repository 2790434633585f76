package io.swell.controller.autoscaling;

/** The same for one with a memory. */
final class GuardedWatchingPolicy extends GuardedPolicy implements WatchingPolicy {

    private final WatchingPolicy policy;
    private final PolicyGuard guard;
    private Pace pace = Pace.NONE;

    private record Pace(long restsUntilMicros, long dueMicros) {
        static final Pace NONE = new Pace(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    GuardedWatchingPolicy(WatchingPolicy policy, PolicyGuard guard) {
        super(policy, guard);
        this.policy = policy;
        this.guard = guard;
    }

    /** One that fails or overruns does not rest: it is looked at again as soon as any whose decision is in doubt. */
    @Override
    public void watch(AutoscalingContext context) {
        pace = Pace.NONE;
        pace = guard.call(context.nowMicros(), () -> {
            policy.watch(context);
            return new Pace(policy.restsUntilMicros(), policy.dueMicros());
        });
    }

    @Override
    public long restsUntilMicros() {
        return pace.restsUntilMicros();
    }

    @Override
    public long dueMicros() {
        return pace.dueMicros();
    }

    @Override
    public String followed() {
        try {
            return policy.followed();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return "it failed to say what it followed: " + e;
        }
    }
}
