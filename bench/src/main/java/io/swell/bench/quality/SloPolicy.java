package io.swell.bench.quality;

import io.swell.simulator.Contender;

/** The contender that is told the SLO of a cell and nothing else about it. */
@FunctionalInterface
public interface SloPolicy {

    /** Who plays that cell. */
    Contender contender(Cell cell);
}
