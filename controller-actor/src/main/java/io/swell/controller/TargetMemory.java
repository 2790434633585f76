package io.swell.controller;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.ddata.Key;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.LWWMapKey;
import akka.cluster.ddata.SelfUniqueAddress;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator;
import io.swell.controller.autoscaling.ScalingOrder;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What every deployment was granted, and what operators said, for the next controller: without it, replicas that died with
 * this one would lower the target. Kept in Distributed Data, in a fixed number of shards, each of them written as a whole: so many that with
 * 100,000 deployments one is still well below a frame of Artery, and that a change sends little where they are fewer.
 * Each entry is a {@link GrantedTarget}.
 *
 * <p>Nobody waits for a write. Should no majority take it, it is in the local replica at once and gossip spreads it. An
 * entry of a higher term is never written over. Equal texts are one object: ten thousand deployments have few targets. See
 * docs/adr/0007-what-survives-a-handover.md.
 */
final class TargetMemory {

    static final int SHARDS = 256;

    private final Term term;
    private final Map<DeploymentId, GrantedTarget> remembered;
    private final SelfUniqueAddress self;
    private final ActorRef<Replicator.Command> replicator;
    private final ActorRef<Replicator.UpdateResponse<LWWMap<String, String>>> nobody;
    private final Map<DeploymentId, GrantedTarget> unwritten = new HashMap<>();

    /**
     * Nothing is written yet.
     *
     * @param remembered what earlier controllers granted
     */
    TargetMemory(ActorSystem<?> system, Term term, Map<DeploymentId, GrantedTarget> remembered) {
        this.term = term;
        this.remembered = Map.copyOf(remembered);
        this.self = DistributedData.get(system).selfUniqueAddress();
        this.replicator = DistributedData.get(system).replicator();
        this.nobody = system.ignoreRef();
    }

    static List<Key<LWWMap<String, String>>> keys() {
        return IntStream.range(0, SHARDS).mapToObj(TargetMemory::key).toList();
    }

    static Key<LWWMap<String, String>> key(int shard) {
        return LWWMapKey.create("swell-targets-" + shard + "-of-" + SHARDS);
    }

    /** The same in every JVM. */
    static int shardOf(String deployment) {
        return Math.floorMod(deployment.hashCode(), SHARDS);
    }

    /** What the controllers before this one granted; empty if they did not know it, or nothing could be read. */
    Optional<GrantedTarget> remembered(DeploymentId deployment) {
        return Optional.ofNullable(remembered.get(deployment));
    }

    /**
     * To be written with whatever else this turn grants.
     *
     * @param order what an operator said that holds; null for nothing
     */
    void granted(DeploymentId deployment, int target, @Nullable ScalingOrder order) {
        unwritten.put(deployment, new GrantedTarget(term, target, order));
    }

    /** Writes what this turn granted: one update for each shard it touched. */
    void write() {
        unwritten.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> shardOf(entry.getKey().name()),
                        Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue)))
                .forEach((shard, targets) -> update(shard, shardThen -> withTargets(shardThen, targets)));
        unwritten.clear();
    }

    /** Removes what is deployed no more. */
    void keepOnly(Set<DeploymentId> deployed) {
        Set<String> names = deployed.stream().map(DeploymentId::name).collect(Collectors.toUnmodifiableSet());
        remembered.keySet().stream()
                .filter(known -> !deployed.contains(known))
                .map(known -> shardOf(known.name()))
                .distinct()
                .forEach(shard -> update(shard, shardThen -> withOnly(shardThen, names)));
    }

    private void update(int shard, UnaryOperator<LWWMap<String, String>> change) {
        replicator.tell(new Replicator.Update<>(
                key(shard), LWWMap.empty(), new Replicator.WriteMajority(TermAcquisition.PATIENCE), nobody, change));
    }

    private LWWMap<String, String> withTargets(LWWMap<String, String> shard, Map<String, GrantedTarget> targets) {
        LWWMap<String, String> result = shard;
        for (Map.Entry<String, GrantedTarget> target : targets.entrySet()) {
            if (mayReplace(shard.getEntries().get(target.getKey()))) {
                GrantedTarget granted = target.getValue();
                result = result.put(
                        self,
                        target.getKey(),
                        granted.text().intern(),
                        (previous, text) -> granted.timeAfter(previous));
            }
        }
        return result;
    }

    private LWWMap<String, String> withOnly(LWWMap<String, String> shard, Set<String> names) {
        LWWMap<String, String> result = shard;
        for (Map.Entry<String, String> entry : shard.getEntries().entrySet()) {
            if (!names.contains(entry.getKey()) && mayReplace(entry.getValue())) {
                result = result.remove(self, entry.getKey());
            }
        }
        return result;
    }

    private boolean mayReplace(@Nullable String text) {
        return text == null || GrantedTarget.parse(text).yieldsTo(term);
    }
}
