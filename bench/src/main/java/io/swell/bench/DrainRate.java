package io.swell.bench;

final class DrainRate implements Bench {
    @Override
    public String question() {
        return "x";
    }

    @Override
    public BenchReport run(boolean quick) {
        return new BenchReport("x");
    }
}
