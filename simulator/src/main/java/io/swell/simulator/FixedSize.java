package io.swell.simulator;

/** Never looks: there are as many replicas as there were. */
public final class FixedSize implements Scaler {

    @Override
    public double dueAt() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public int look(double now) {
        throw new IllegalStateException("a fixed size never looks");
    }
}
