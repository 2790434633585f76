package io.swell.handle.routing;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Picks a replica for a request. */
public interface RequestRouter {

    /**
     * A replica with room and a slot reserved there, which the caller must release; empty if none has room. Never one
     * that drains, rests after a refusal or cannot be reached.
     */
    Optional<ReplicaLoad> choose(RunningReplicas replicas, long nowNanos, RandomGenerator random);

    /** The one of two random replicas with room that has fewer requests of this process. */
    static RequestRouter powerOfTwoChoices() {
        return PowerOfTwoChoices.INSTANCE;
    }
}
