package io.swell.node.demo;

import java.util.Arrays;

/** Requests in order of arrival: when each comes and how long its work takes. Primitive, for there may be millions. */
public final class ArrivalSchedule {

    private final long[] arrivalMicros;
    private final long[] serviceMicros;

    private ArrivalSchedule(long[] arrivalMicros, long[] serviceMicros) {
        this.arrivalMicros = arrivalMicros;
        this.serviceMicros = serviceMicros;
    }

    public int size() {
        return arrivalMicros.length;
    }

    /** Microseconds from the start of the schedule; never falls from one request to the next. */
    public long arrivalMicros(int index) {
        return arrivalMicros[index];
    }

    public long serviceMicros(int index) {
        return serviceMicros[index];
    }

    /**
     * What one of several drivers sends: every {@code parts}-th request.
     *
     * @param part from 0
     */
    public ArrivalSchedule share(int part, int parts) {
        Builder share = new Builder();
        for (int i = part; i < size(); i += parts) {
            share.add(arrivalMicros[i], serviceMicros[i]);
        }
        return share.build();
    }

    /** Collects requests, which must come in order. */
    static final class Builder {

        private long[] arrivals = new long[1_024];
        private long[] services = new long[1_024];
        private int size;

        int size() {
            return size;
        }

        void add(long arrivalMicros, long serviceMicros) {
            if (size > 0 && arrivalMicros < arrivals[size - 1]) {
                throw new IllegalArgumentException(
                        "arrival must not be before " + arrivals[size - 1] + " µs, was: " + arrivalMicros);
            }
            if (size == arrivals.length) {
                int longer = size + size / 2;
                arrivals = Arrays.copyOf(arrivals, longer);
                services = Arrays.copyOf(services, longer);
            }
            arrivals[size] = arrivalMicros;
            services[size++] = serviceMicros;
        }

        ArrivalSchedule build() {
            return new ArrivalSchedule(Arrays.copyOf(arrivals, size), Arrays.copyOf(services, size));
        }
    }
}
