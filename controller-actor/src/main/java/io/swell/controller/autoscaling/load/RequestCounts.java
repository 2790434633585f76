package io.swell.controller.autoscaling.load;

/** Requests of one deployment, counted since the controller began to watch; none ever falls. */
public interface RequestCounts {

    /** Of whom nothing is counted. */
    RequestCounts NONE = new RequestCounts() {
        @Override
        public long arrivals() {
            return 0;
        }

        @Override
        public long ends() {
            return 0;
        }

        @Override
        public long lateWaits() {
            return 0;
        }
    };

    long arrivals();

    /** Those that were taken in and ended, however they did. */
    long ends();

    /** Those that waited longer than {@code slo.wait}. */
    long lateWaits();
}
