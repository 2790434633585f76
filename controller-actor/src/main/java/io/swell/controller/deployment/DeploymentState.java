package io.swell.controller.deployment;

import static java.util.Objects.requireNonNull;

import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wanted of one deployment and what is known of its replicas. */
final class DeploymentState {

    /** Bounds the drain of a replica whose template nobody knows any more; its host bounds it by its own. */
    private static final Duration UNKNOWN_GRACE = Duration.ofMinutes(10);

    private static final int UNSET = -1;

    private final DeploymentId id;
    private final Attention attention;
    private final StartBackoff backoff;
    private final List<Replica> replicas = new ArrayList<>(1);
    private @Nullable ReplicaTemplate wanted;
    /** Of other versions that replicas of it may have; seldom any. */
    private List<ReplicaTemplate> older = List.of();

    private int target = UNSET;
    private int pending;
    private String shortage = "";
    private int roomOwed;

    DeploymentState(DeploymentId id, Attention attention, StartBackoff backoff) {
        this.id = id;
        this.attention = attention;
        this.backoff = backoff;
    }

    DeploymentId id() {
        return id;
    }

    StartBackoff backoff() {
        return backoff;
    }

    void deploy(ReplicaTemplate template) {
        if (template.equals(wanted)) {
            return;
        }
        older = templates().filter(known -> isInUse(known.version())).toList();
        wanted = template;
        replicas.forEach(replica -> replica.hold(templateOf(replica.version()).resources()));
        backoff.reset();
        roomOwed = 0;
    }

    private Stream<ReplicaTemplate> templates() {
        return Stream.concat(Stream.ofNullable(wanted), older.stream());
    }

    private boolean isInUse(String version) {
        return replicas.stream().anyMatch(replica -> replica.version().equals(version));
    }

    /** Its starts need not wait for what failed there, nor for room it had. */
    void hostGone(ProcessId host) {
        backoff.hostGone(host);
        roomOwed = 0;
    }

    void remove() {
        older = templates().toList();
        wanted = null;
        target = UNSET;
        setPending(0, "");
        backoff.reset();
    }

    boolean isDeployed() {
        return wanted != null;
    }

    /** Only while {@link #isDeployed()}. */
    ReplicaTemplate template() {
        return requireNonNull(wanted);
    }

    /**
     * The one of that version. Of a version from before this controller's time nobody knows it: it counts as big as the
     * present one, if there is one, and may take long to finish.
     */
    ReplicaTemplate templateOf(String version) {
        if (wanted != null && wanted.version().equals(version)) {
            return wanted;
        }
        for (ReplicaTemplate known : older) {
            if (known.version().equals(version)) {
                return known;
            }
        }
        ResourceAmounts size = wanted == null ? ResourceAmounts.NONE : wanted.resources();
        return new ReplicaTemplate(version, size, UNKNOWN_GRACE);
    }

    boolean isCurrent(Replica replica) {
        return wanted != null && wanted.version().equals(replica.version());
    }

    boolean isOutdated(Replica replica) {
        return wanted != null && !isCurrent(replica);
    }

    void setTarget(int replicaCount) {
        target = replicaCount;
    }

    /** Until a target has been set, what is observed is neither added to nor taken from. */
    boolean hasTarget() {
        return target != UNSET;
    }

    int target() {
        return hasTarget() ? target : count(Replica::isServing);
    }

    void setPending(int replicaCount, String why) {
        pending = replicaCount;
        shortage = why;
        attention.setUnplaced(id, replicaCount > 0);
    }

    int pending() {
        return pending;
    }

    String shortage() {
        return shortage;
    }

    /** Replicas given up to make room for new ones that have not come yet: so many must start before more are given up. */
    int roomOwed() {
        return roomOwed;
    }

    void oweRoom(int newReplicas) {
        roomOwed = Math.max(0, newReplicas);
    }

    void add(Replica replica) {
        replicas.add(replica);
        replica.host().add(replica);
        replica.hold(templateOf(replica.version()).resources());
        if (replica.isRunning()) {
            attention.routingChanged(id);
        }
    }

    /** The one place where a replica's life goes on. */
    void move(Replica replica, ReplicaLife next) {
        boolean wasRunning = replica.isRunning();
        replica.moveTo(next);
        if (wasRunning != replica.isRunning()) {
            attention.routingChanged(id);
        }
    }

    /** It is no more; what it held is free. */
    void forget(Replica replica) {
        replicas.remove(replica);
        replica.host().remove(replica);
        if (replica.isRunning()) {
            attention.routingChanged(id);
        }
        attention.touchUnplaced();
    }

    boolean isEmpty() {
        return replicas.isEmpty();
    }

    List<Replica> replicas() {
        return new ArrayList<>(replicas);
    }

    List<Replica> replicas(Predicate<Replica> which) {
        return replicas.stream().filter(which).toList();
    }

    int count(Predicate<Replica> which) {
        return (int) replicas.stream().filter(which).count();
    }
}
