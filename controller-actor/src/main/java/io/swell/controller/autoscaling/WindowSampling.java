package io.swell.controller.autoscaling;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Samples look-back windows when their load changes, a thousand times a second: in columns by ordinal, since the way by
 * the deployments themselves is long.
 */
final class WindowSampling {

    /** Before that a window takes no sample. */
    private long[] dueMicros = {};

    private @Nullable LookBackWindow[] windows = {};

    /** From now on the deployment's window is this one. */
    void watch(int ordinal, LookBackWindow window) {
        if (ordinal >= windows.length) {
            int capacity = Math.max(64, 2 * (ordinal + 1));
            dueMicros = Arrays.copyOf(dueMicros, capacity);
            windows = Arrays.copyOf(windows, capacity);
        }
        dueMicros[ordinal] = Long.MIN_VALUE;
        windows[ordinal] = window;
    }

    boolean isDue(int ordinal, long nowMicros) {
        return ordinal < windows.length && nowMicros >= dueMicros[ordinal] && windows[ordinal] != null;
    }

    /** Takes the sample that is due. */
    void sample(int ordinal, long nowMicros, long integralMicros) {
        LookBackWindow window = windows[ordinal];
        if (window != null) {
            window.sample(nowMicros, integralMicros);
            dueMicros[ordinal] = window.sampleDueMicros();
        }
    }
}
