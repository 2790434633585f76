package io.swell.controller.autoscaling.adaptive;

import java.nio.ByteBuffer;

/** The replicas that were granted within the last cold start, in parts of it: those of the oldest part serve next. */
final class ComingReplicas {

    private static final int PARTS = 4;

    private final short[] granted = new short[PARTS];
    private byte part;
    private float partAge;

    void observe(int target, double seconds, double coldStartSeconds) {
        partAge += (float) seconds;
        if (partAge >= coldStartSeconds / (PARTS - 1)) {
            partAge = 0;
            part = (byte) ((part + 1) % PARTS);
            granted[part] = (short) target;
        } else {
            granted[part] = (short) Math.min(granted[part], target);
        }
    }

    /** Those that serve during the coming cold start, on average, if no more were ordered. */
    double soon(int running) {
        int least = granted[part];
        double sum = running;
        for (int p = 1; p < PARTS - 1; p++) {
            least = Math.min(least, granted[(part + PARTS - p) % PARTS]);
            sum += Math.max(running, least);
        }
        return sum / (PARTS - 1);
    }

    void save(ByteBuffer out) {
        for (short each : granted) {
            out.putShort(each);
        }
        out.put(part).putFloat(partAge);
    }

    void restore(ByteBuffer in) {
        for (int p = 0; p < PARTS; p++) {
            granted[p] = in.getShort();
        }
        part = in.get();
        partAge = in.getFloat();
    }
}
