package io.swell.node.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the demo is to run.
 *
 * @param seconds how long there is load, 1 to 86,400
 * @param handlesPerProcess 1 to 10,000
 * @param trace recorded workload; empty for the built-in one
 * @param speed how many seconds of the trace pass in one, positive
 * @param json where the summary goes
 * @param record where load is written down: this name with {@code .1}, {@code .2}, … for each process
 */
public record DemoOptions(
        int seconds,
        int handlesPerProcess,
        Optional<Path> trace,
        double speed,
        Optional<Path> json,
        Optional<Path> record) {

    /** Where one process writes its load; 0 for the first. */
    Optional<Path> recordOf(int part) {
        return record.map(file -> file.resolveSibling(file.getFileName() + "." + (part + 1)));
    }
}
