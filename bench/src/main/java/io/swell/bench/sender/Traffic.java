package io.swell.bench.sender;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What all emulated processes of this JVM have sent and heard, together. Safe to use from any thread. */
final class Traffic {

    final LongAdder messages = new LongAdder();
    final LongAdder entries = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder snapshotsAsked = new LongAdder();
    final LongAdder coalesced = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder routingUpdates = new LongAdder();
    final LongAdder orders = new LongAdder();
    final LongAdder hostsKnown = new LongAdder();

    /** From reading the meters to the acknowledgement's arrival, so never less than the age at the fold. */
    final Recorder ageNanos = new Recorder(3);

    /** Counts so far, and the ages since this was last asked. */
    Map<String, Object> take() {
        Map<String, Object> taken = new HashMap<>();
        taken.put("messages", messages.sum());
        taken.put("entries", entries.sum());
        taken.put("acknowledged", acknowledged.sum());
        taken.put("snapshotsAsked", snapshotsAsked.sum());
        taken.put("coalesced", coalesced.sum());
        taken.put("lost", lost.sum());
        taken.put("routingUpdates", routingUpdates.sum());
        taken.put("orders", orders.sum());
        taken.put("hostsKnown", hostsKnown.sum());
        Histogram ages = ageNanos.getIntervalHistogram();
        taken.put("ageMillisP50", ages.getValueAtPercentile(50) / 1e6);
        taken.put("ageMillisP99", ages.getValueAtPercentile(99) / 1e6);
        taken.put("ageMillisMax", ages.getMaxValue() / 1e6);
        return taken;
    }
}
