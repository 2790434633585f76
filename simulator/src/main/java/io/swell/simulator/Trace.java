package io.swell.simulator;

import java.util.Arrays;

/**
 * Requests as they come: when, and how long each keeps a slot. Two columns, in order of arrival; times are seconds from the
 * start of the trace.
 */
public final class Trace {

    private final double[] arrivals;
    private final double[] services;
    private final int size;

    private Trace(double[] arrivals, double[] services, int size) {
        this.arrivals = arrivals;
        this.services = services;
        this.size = size;
    }

    /** Of two columns of equal length; arrivals never fall. */
    public static Trace of(double[] arrivals, double[] services) {
        Builder builder = new Builder();
        for (int i = 0; i < arrivals.length; i++) {
            builder.add(arrivals[i], services[i]);
        }
        return builder.build();
    }

    public int size() {
        return size;
    }

    /** When it comes, in seconds. */
    public double arrival(int request) {
        return arrivals[request];
    }

    /** How long it keeps a slot, in seconds. */
    public double service(int request) {
        return services[request];
    }

    /** When the last request would end if none waited, in seconds. */
    public double end() {
        double end = 0;
        for (int i = 0; i < size; i++) {
            end = Math.max(end, arrivals[i] + services[i]);
        }
        return end;
    }

    /** Slots busy on average between two instants, if no request waited. */
    public double busySlots(double from, double to) {
        double sum = 0;
        for (int i = 0; i < size && arrivals[i] < to; i++) {
            sum += Math.max(0, Math.min(to, arrivals[i] + services[i]) - Math.max(from, arrivals[i]));
        }
        return sum / (to - from);
    }

    /** The most slots busy at once, if no request waited. */
    public int peakBusySlots() {
        double[] ends = new double[size];
        for (int i = 0; i < size; i++) {
            ends[i] = arrivals[i] + services[i];
        }
        Arrays.sort(ends);
        int peak = 0;
        int ended = 0;
        for (int i = 0; i < size; i++) {
            while (ended < i && ends[ended] <= arrivals[i]) {
                ended++;
            }
            peak = Math.max(peak, i + 1 - ended);
        }
        return peak;
    }

    /** Work of all requests, in slot-seconds. */
    public double work() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += services[i];
        }
        return sum;
    }

    /** Collects requests, in order of arrival. */
    public static final class Builder {

        private double[] arrivals = new double[1024];
        private double[] services = new double[1024];
        private int size;

        /**
         * Adds a request.
         *
         * @throws IllegalArgumentException if it comes before the one before, or a time is negative or not a number
         */
        public void add(double arrival, double service) {
            double earliest = size == 0 ? 0 : arrivals[size - 1];
            if (!(arrival >= earliest && service >= 0)) {
                throw new IllegalArgumentException(
                        "requests must come in order and last at least 0 s, was: " + arrival + " for " + service);
            }
            if (size == arrivals.length) {
                arrivals = Arrays.copyOf(arrivals, 2 * size);
                services = Arrays.copyOf(services, 2 * size);
            }
            arrivals[size] = arrival;
            services[size++] = service;
        }

        public int size() {
            return size;
        }

        /**
         * What was collected.
         *
         * @throws IllegalStateException without a single request
         */
        public Trace build() {
            if (size == 0) {
                throw new IllegalStateException("a trace must have a request");
            }
            return new Trace(arrivals, services, size);
        }
    }
}
