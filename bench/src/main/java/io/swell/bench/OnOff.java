package io.swell.bench;

import io.swell.bench.Rig.Measured;
import java.util.ArrayList;
import java.util.List;

/**
 * What one of two JVMs uses for something that can be switched on and off, as a difference in differences.
 *
 * <p>An idle node uses some fifty milliseconds of CPU time per second, and two of them differ by more than what is to be
 * measured. So neither one JVM beside another nor one before and after is good enough. But the difference between the JVM
 * and another that never has anything to do stays nearly the same; it is measured with the thing off, on, off, and so on,
 * and the cost is how much it grows:
 *
 * <pre>
 *   cost = (this - reference) while on  -  mean of the (this - reference) while off before and after
 * </pre>
 *
 * <p>What both JVMs have in common, what they differ by, and a drift of that difference go out. What is left is seen by
 * {@link #noise}: the same sum over three times off.
 */
final class OnOff {

    /**
     * CPU time per second, in microseconds.
     *
     * @param micros of the JVM that has the thing to do
     * @param otherMicros of another that has it to do at other times
     * @param referenceMicros of one that never has
     */
    record Block(double micros, double otherMicros, double referenceMicros) {

        /** The controller has it to do. */
        static Block ofController(Measured measured) {
            return new Block(
                    measured.perSecond(measured.controllerMicros()),
                    measured.perSecond(measured.idleMicros()),
                    measured.perSecond(measured.peerMicros()));
        }

        /** The sink has it to do. */
        Block swapped() {
            return new Block(otherMicros, micros, referenceMicros);
        }

        private double difference() {
            return micros - referenceMicros;
        }
    }

    private final List<Block> offs = new ArrayList<>();

    void addOff(Block off) {
        offs.add(off);
    }

    int offs() {
        return offs.size();
    }

    /**
     * Cost of what was on after {@code off} blocks, per second.
     *
     * @param before which of the off blocks came before it; the next came after
     */
    double cost(Block on, int before, boolean swapped) {
        return turned(on, swapped).difference()
                - (turned(offs.get(before), swapped).difference()
                                + turned(offs.get(before + 1), swapped).difference())
                        / 2;
    }

    /** What nothing seems to cost: each block while off, taken for one while on. */
    Samples noise() {
        Samples noise = new Samples();
        for (int i = 1; i + 1 < offs.size(); i++) {
            noise.add(offs.get(i).difference()
                    - (offs.get(i - 1).difference() + offs.get(i + 1).difference()) / 2);
        }
        return noise;
    }

    /** What the JVM uses anyway. */
    Samples idle() {
        Samples idle = new Samples();
        offs.forEach(off -> idle.add(off.micros()));
        return idle;
    }

    private static Block turned(Block block, boolean swapped) {
        return swapped ? block.swapped() : block;
    }
}
