package io.swell.bench.quality;

import io.swell.simulator.Trace;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Load of one kind.
 *
 * @param name of the family its cells belong to
 * @param isRandom whether another seed makes another trace
 */
public record Workload(String name, boolean isRandom, Recipe recipe) {

    /** Makes a trace; all that is left to chance comes from {@code random}. */
    @FunctionalInterface
    public interface Recipe {
        Trace make(RandomGenerator random);
    }

    /**
     * The trace of a seed, the same whenever it is asked for.
     *
     * @throws io.swell.shared.input.BadInput if it is recorded and the recording cannot be read
     */
    public Trace trace(int seed) {
        return recipe.make(new SplittableRandom(31L * name.hashCode() + seed));
    }
}
