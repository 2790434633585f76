package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.panic.BucketWindow;
import io.swell.controller.autoscaling.panic.PanicDecider;
import io.swell.controller.autoscaling.panic.PanicSettings;
import io.swell.controller.autoscaling.panic.SecondMeans;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.PanicWindowConfig;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A long window for calm and a short one that may call panic, looked at every two seconds; as Knative's autoscaler. */
final class PanicWindowPolicy implements WatchingPolicy {

    static final String NAME = "panic-window";

    private static final long SECOND_MICROS = 1_000_000;
    private static final long TICK_MICROS = 2 * SECOND_MICROS;

    private final SecondMeans seconds = new SecondMeans();
    private @Nullable Windows windows;
    private int wish;
    private long dueMicros = Long.MIN_VALUE;
    private long restsUntilMicros = Long.MIN_VALUE;

    /** What a configuration makes of it. */
    private static final class Windows implements SecondMeans.Sink {

        final AutoscalingConfig config;
        final long stableMicros;
        final BucketWindow stable;
        final BucketWindow panic;
        final PanicDecider decider;
        double stableMean;
        double panicMean;

        Windows(AutoscalingConfig config, long nowMicros, int ready) {
            PanicWindowConfig settings = config.panicWindow();
            this.config = config;
            this.stableMicros = DelayPeriods.micros(settings.stableWindow());
            this.stable = new BucketWindow(stableMicros, SECOND_MICROS);
            this.panic = new BucketWindow(DelayPeriods.micros(settings.panicWindow()), SECOND_MICROS);
            this.decider = new PanicDecider(
                    new PanicSettings(
                            config.targetOngoingRequests(),
                            settings.panicThreshold(),
                            settings.maxScaleUpRate(),
                            settings.maxScaleDownRate(),
                            stableMicros,
                            DelayPeriods.micros(settings.scaleDownDelay()),
                            1),
                    nowMicros,
                    ready);
        }

        @Override
        public void accept(long endMicros, double mean) {
            stable.record(endMicros, mean);
            panic.record(endMicros, mean);
        }

        int decide(long nowMicros, int running, int target) {
            if (stable.isEmpty(nowMicros)) {
                return target;
            }
            stableMean = stable.mean(nowMicros);
            panicMean = panic.mean(nowMicros);
            return decider.decide(nowMicros, running, stableMean, panicMean, true);
        }
    }

    @Override
    public void watch(AutoscalingContext context) {
        long nowMicros = context.nowMicros();
        Windows its = windowsFor(context);
        seconds.observe(nowMicros, context.integralMicros(), context.liveOngoing(), its.stableMicros, its);
        if (nowMicros < restsUntilMicros) {
            return;
        }
        wish = its.decide(nowMicros, context.running(), context.target());
        restsUntilMicros = nowMicros - Math.floorMod(nowMicros, TICK_MICROS) + TICK_MICROS;
        boolean isQuiet = wish <= context.config().minReplicas() && context.liveOngoing() == 0 && its.stableMean == 0;
        dueMicros = isQuiet ? Long.MAX_VALUE : restsUntilMicros;
    }

    /** Changed settings begin with empty windows; more than one replica running is then a panic, so nothing shrinks. */
    private Windows windowsFor(AutoscalingContext context) {
        Windows its = windows;
        if (its == null || !its.config.equals(context.config())) {
            its = new Windows(context.config(), context.nowMicros(), context.running());
            windows = its;
            wish = context.target();
            restsUntilMicros = Long.MIN_VALUE;
        }
        return its;
    }

    @Override
    public double desiredReplicas(AutoscalingContext context) {
        return Math.max(0, wish + context.assumedChange() / context.config().targetOngoingRequests());
    }

    @Override
    public long restsUntilMicros() {
        return restsUntilMicros;
    }

    @Override
    public long dueMicros() {
        return dueMicros;
    }

    @Override
    public String followed() {
        Windows its = windows;
        if (its == null) {
            return "";
        }
        PanicWindowConfig settings = its.config.panicWindow();
        return String.format(
                Locale.ROOT,
                "%.1f ongoing over %d s, %.1f over %d s%s",
                its.stableMean,
                settings.stableWindow().toSeconds(),
                its.panicMean,
                settings.panicWindow().toSeconds(),
                its.decider.isPanicking() ? "; in a panic nothing is taken away" : "");
    }
}
