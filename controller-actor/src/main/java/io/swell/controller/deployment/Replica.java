package io.swell.controller.deployment;

import io.swell.controller.deployment.ReplicaLife.Draining;
import io.swell.controller.deployment.ReplicaLife.Running;
import io.swell.controller.deployment.ReplicaLife.Starting;
import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ReplicaPlace;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One replica the controller knows of: who it is, where it is, and where it stands in its life. */
final class Replica {

    private final ReplicaId id;
    private final String version;
    private final Host host;
    private final long number;
    private final long knownSinceMicros;
    private ReplicaLife life;
    private ResourceAmounts held = ResourceAmounts.NONE;
    private long shownInSequence;
    private @Nullable ReplicaPlace place;

    /** @param number grows with every replica: a higher one is newer */
    Replica(ReplicaId id, String version, Host host, long number, long knownSinceMicros, ReplicaLife life) {
        this.id = id;
        this.version = version;
        this.host = host;
        this.number = number;
        this.knownSinceMicros = knownSinceMicros;
        this.life = life;
    }

    ReplicaId id() {
        return id;
    }

    String version() {
        return version;
    }

    Host host() {
        return host;
    }

    long number() {
        return number;
    }

    long knownSinceMicros() {
        return knownSinceMicros;
    }

    ReplicaLife life() {
        return life;
    }

    /** What it takes of its host. */
    ResourceAmounts held() {
        return held;
    }

    void hold(ResourceAmounts amounts) {
        held = amounts;
        host.recount();
    }

    boolean isStarting() {
        return life instanceof Starting;
    }

    boolean isRunning() {
        return life instanceof Running;
    }

    boolean isDraining() {
        return life instanceof Draining;
    }

    /** Counts towards the target. */
    boolean isServing() {
        return isStarting() || isRunning();
    }

    /** Only the deployment it belongs to may call this: it keeps account of who is routable. */
    void moveTo(ReplicaLife next) {
        life = next;
    }

    /** Whether it is not where it was. */
    boolean shownIn(long sequence, @Nullable ReplicaPlace where) {
        shownInSequence = sequence;
        if (Objects.equals(where, place)) {
            return false; // an equal one is kept, so that of each there is one object and not one for every report
        }
        place = where;
        return true;
    }

    /** Where its actor is; null before its host has shown it. */
    @Nullable
    ReplicaPlace place() {
        return place;
    }

    boolean wasShownIn(long sequence) {
        return shownInSequence == sequence;
    }

    @Override
    public String toString() {
        return id + "@" + host.id() + " " + life;
    }
}
