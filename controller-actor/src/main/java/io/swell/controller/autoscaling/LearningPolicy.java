package io.swell.controller.autoscaling;

import java.util.Optional;

/**
 * One of Swell's own that tunes itself. What it learned is kept in the cluster, and handed to the one of the next controller
 * before that one looks for the first time. See docs/adr/0055-what-adaptive-learned-moves-along.md.
 */
interface LearningPolicy extends WatchingPolicy {

    /** What another one needs to go on from here; empty if nothing was learned since this was last asked. */
    Optional<byte[]> learned();

    /**
     * Goes on from what one of the same class learned.
     *
     * @return false if it cannot be read, or was learned for other rules; then nothing has changed
     */
    boolean restore(byte[] learned, DecisionRules rules);
}
