package io.swell.controller.autoscaling;

import java.util.ArrayDeque;
import java.util.List;

/** The last decisions worth remembering, oldest first; the oldest makes room. */
final class DecisionHistory {

    private final int limit;
    private final ArrayDeque<PackedDecision> records = new ArrayDeque<>(1);

    DecisionHistory(int limit) {
        this.limit = limit;
    }

    void add(DecisionRecord record) {
        if (limit == 0) {
            return;
        }
        if (records.size() == limit) {
            records.removeFirst();
        }
        records.addLast(PackedDecision.of(record));
    }

    List<DecisionRecord> records() {
        return records.stream().map(PackedDecision::unpacked).toList();
    }
}
