package io.swell.bench;

/** Answers one question with figures. */
interface Bench {

    /**
     * Runs it.
     *
     * @param quick whether few and short rounds will do: figures to develop with, not to quote
     * @throws io.swell.bench.jvm.BenchFailure if what it saw cannot be true
     */
    BenchReport run(boolean quick);

    /** The same, for a bench that is told more than whether to be quick. */
    default BenchReport run(BenchMain.Call call) {
        return run(call.quick());
    }

    /** The question. */
    String question();
}
