package io.swell.replica;

import io.swell.shared.id.ReplicaId;
import java.time.Duration;

/** What user code may know of the request it works on. Safe to use from any thread. */
public interface RequestContext {

    ReplicaId replica();

    /** How long the caller still waits; zero when its time is over. */
    Duration remaining();

    /** Whether the caller has said that it no longer waits. The request counts as ongoing until its stage completes. */
    boolean isAbandoned();

    /**
     * Runs this once when the caller stops waiting, on the thread that hears of it; at once if it has already. What it
     * throws is logged.
     */
    void onAbandoned(Runnable callback);
}
