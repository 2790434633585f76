package io.swell.simulator.peers;

/** Mean of the latest samples, of as many as there are until there are enough. */
final class SampleMean {

    private final int[] samples;
    private long sum;
    private int size;
    private int next;

    SampleMean(int capacity) {
        this.samples = new int[capacity];
    }

    void add(int sample) {
        if (size == samples.length) {
            sum -= samples[next];
        } else {
            size++;
        }
        samples[next] = sample;
        sum += sample;
        next = next + 1 == samples.length ? 0 : next + 1;
    }

    /** 0 without a sample. */
    double mean() {
        return size == 0 ? 0 : sum / (double) size;
    }
}
