package io.swell.controller.autoscaling.metric;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ControllerCommand.HostMetrics;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which metrics one host has a part in, and how much of its newest round has come. */
final class HostShare {

    /** One metric of one deployment. */
    record Key(DeploymentId deployment, String name) {}

    /** The sequence of the round that last had it. */
    private final Map<Key, Long> heldSince = new HashMap<>();

    private final BitSet parts = new BitSet();
    private long sequence;

    /** Whether the message is not of an older round than one that has begun to come. */
    boolean accepts(HostMetrics message) {
        if (message.sequence() < sequence) {
            return false;
        }
        if (message.sequence() > sequence) {
            sequence = message.sequence();
            parts.clear();
        }
        parts.set(message.part());
        return true;
    }

    void hold(Key metric) {
        heldSince.put(metric, sequence);
    }

    /** What the newest round does not have any more; known once all of it has come. */
    List<Key> takeEnded(int partsOfTheRound) {
        List<Key> ended = new ArrayList<>();
        if (parts.cardinality() == partsOfTheRound) {
            heldSince.forEach((metric, since) -> {
                if (since < sequence) {
                    ended.add(metric);
                }
            });
            ended.forEach(heldSince::remove);
        }
        return ended;
    }

    Iterable<Key> held() {
        return heldSince.keySet();
    }
}
