package io.swell.controller.autoscaling.load;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Which deployments changed since they were last taken: each once, in order of its first change. No objects. */
final class Changes {

    private boolean[] isChanged = {};
    private int[] ordinals = {};
    private int size;

    /** Whether it is the first change of the deployment since changes were last taken. */
    boolean note(int ordinal) {
        if (ordinal >= isChanged.length) {
            isChanged = Arrays.copyOf(isChanged, Math.max(64, 2 * (ordinal + 1)));
            ordinals = Arrays.copyOf(ordinals, isChanged.length);
        }
        if (isChanged[ordinal]) {
            return false;
        }
        isChanged[ordinal] = true;
        ordinals[size++] = ordinal;
        return true;
    }

    void take(IntConsumer each) {
        for (int i = 0; i < size; i++) {
            isChanged[ordinals[i]] = false;
            each.accept(ordinals[i]);
        }
        size = 0;
    }
}
