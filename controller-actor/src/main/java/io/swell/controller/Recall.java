package io.swell.controller;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ddata.Key;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.typed.javadsl.Replicator;
import akka.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import io.swell.shared.protocol.ControllerCommand;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A phase of a controller in which it reads maps of texts from Distributed Data, before it goes on.
 *
 * <p>One that is to be read from a majority, and that no majority answers for, is read from this process alone. Everything else sent to the
 * controller meanwhile is dropped: pushers and hosts repeat what is not answered.
 */
final class Recall {

    /** All maps are asked for at once, and together may be some megabytes. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    static final Replicator.ReadConsistency FROM_MAJORITY = new Replicator.ReadMajority(PATIENCE);

    private record Read(Key<LWWMap<String, String>> key, Replicator.GetResponse<LWWMap<String, String>> response)
            implements ControllerCommand.Local {}

    /** How it goes on. */
    @FunctionalInterface
    interface Next {
        /**
         * The behavior that follows.
         *
         * @param texts those of all maps
         * @param notConfirmed of how many maps no majority answered
         */
        Behavior<ControllerCommand> apply(Map<String, String> texts, int notConfirmed);
    }

    private final ReplicatorMessageAdapter<ControllerCommand, LWWMap<String, String>> replicator;
    private final Next next;
    private final Map<Key<LWWMap<String, String>>, Replicator.ReadConsistency> reads;
    private final Set<Key<LWWMap<String, String>>> awaited;
    private final Map<String, String> texts = new HashMap<>();
    private int notConfirmed;

    /** @param reads the keys, at least one, and from where each is read */
    Recall(
            ReplicatorMessageAdapter<ControllerCommand, LWWMap<String, String>> replicator,
            Map<Key<LWWMap<String, String>>, Replicator.ReadConsistency> reads,
            Next next) {
        this.replicator = replicator;
        this.reads = Map.copyOf(reads);
        this.awaited = new HashSet<>(reads.keySet());
        this.next = next;
    }

    Behavior<ControllerCommand> begin() {
        reads.forEach(this::read);
        return Behaviors.receive(ControllerCommand.class)
                .onMessage(Read.class, this::onRead)
                .onAnyMessage(dropped -> Behaviors.same())
                .build();
    }

    private void read(Key<LWWMap<String, String>> key, Replicator.ReadConsistency consistency) {
        replicator.askGet(ask -> new Replicator.Get<>(key, consistency, ask), response -> new Read(key, response));
    }

    private Behavior<ControllerCommand> onRead(Read message) {
        if (message.response() instanceof Replicator.GetFailure) {
            notConfirmed++;
            read(message.key(), Replicator.readLocal());
            return Behaviors.same();
        }
        if (message.response() instanceof Replicator.GetSuccess<LWWMap<String, String>> success) {
            texts.putAll(success.get(message.key()).getEntries());
        }
        awaited.remove(message.key());
        return awaited.isEmpty() ? next.apply(texts, notConfirmed) : Behaviors.same();
    }
}
