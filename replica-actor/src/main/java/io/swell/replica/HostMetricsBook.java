package io.swell.replica;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostMetrics;
import io.swell.shared.protocol.ControllerCommand.MetricSum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a host's replicas record, added up by deployment and name, and what of it was told. Only running replicas count: one
 * that drains, fails or ends takes its values away. Empty until somebody records. One owner; reasons in {@code
 * docs/adr/0054}.
 */
final class HostMetricsBook {

    /** What did not change is told again after so long: no message is acknowledged, and any may be lost. */
    static final Duration REPEATED_AFTER = Duration.ofSeconds(10);

    /** Far below Artery's frame of 256 KiB, since what a sum takes is estimated. */
    static final int MOST_BYTES = 96 * 1_024;

    /** Names of fields and numbers. */
    private static final int BYTES_AROUND_A_SUM = 64;

    private final ProcessId process;
    private final ReplicaInventory inventory;
    private final long roundsUntilRepeated;
    private final Map<ReplicaId, ReplicaMetrics> recorded = new LinkedHashMap<>();
    private Map<Key, MetricSum> told = Map.of();
    private long roundsSinceTold;
    private long sequence;
    private boolean begun;

    private record Key(DeploymentId deployment, String name) {}

    /** @param interval between two rounds */
    HostMetricsBook(ProcessId process, ReplicaInventory inventory, Duration interval) {
        this.process = process;
        this.inventory = inventory;
        this.roundsUntilRepeated = Math.max(1, REPEATED_AFTER.dividedBy(interval));
    }

    /** From now on it reads these; whether they are the first. A replica that has ended meanwhile is not read. */
    boolean begin(ReplicaNews.Records news) {
        boolean isFirst = !begun;
        begun = true;
        recorded.put(news.replica(), news.metrics());
        return isFirst;
    }

    /** One round: the messages to send now, none if nothing changed lately. */
    List<HostMetrics> news() {
        Map<Key, MetricSum> sums = sums();
        roundsSinceTold++;
        return sums.equals(told) && roundsSinceTold < roundsUntilRepeated ? List.of() : tell(sums);
    }

    /** The messages for a controller that knows nothing; none if nobody ever recorded. */
    List<HostMetrics> everything() {
        return begun ? tell(sums()) : List.of();
    }

    private Map<Key, MetricSum> sums() {
        recorded.keySet().removeIf(replica -> !inventory.isLiving(replica));
        Map<Key, MetricSum> sums = new LinkedHashMap<>();
        recorded.forEach((replica, metrics) -> {
            if (inventory.isRunning(replica)) {
                metrics.forEach((name, value) -> sums.merge(
                        new Key(replica.deployment(), name),
                        new MetricSum(replica.deployment(), name, 1, value),
                        (sum, added) -> sum.plus(added.sum())));
            }
        });
        return sums;
    }

    private List<HostMetrics> tell(Map<Key, MetricSum> sums) {
        told = sums;
        roundsSinceTold = 0;
        sequence++;
        List<List<MetricSum>> shares = shares(sums.values());
        List<HostMetrics> messages = new ArrayList<>(shares.size());
        for (List<MetricSum> share : shares) {
            messages.add(new HostMetrics(process, sequence, messages.size(), shares.size(), share));
        }
        return messages;
    }

    /** At least one; all but the last are full. */
    private static List<List<MetricSum>> shares(Collection<MetricSum> sums) {
        List<List<MetricSum>> shares = new ArrayList<>();
        List<MetricSum> share = new ArrayList<>();
        shares.add(share);
        int bytes = 0;
        for (MetricSum sum : sums) {
            int more = BYTES_AROUND_A_SUM
                    + sum.deployment().name().length()
                    + sum.name().length();
            if (bytes + more > MOST_BYTES) {
                share = new ArrayList<>();
                shares.add(share);
                bytes = 0;
            }
            share.add(sum);
            bytes += more;
        }
        return shares;
    }
}
