package io.swell.controller.autoscaling.load;

import java.util.List;

/** What became of a part of a report, and so what to answer. */
public sealed interface Receipt {

    /** The report is complete; everything up to it is held. */
    record Held(long sequence) implements Receipt {}

    /** Other parts are still to come; no answer yet. */
    record Partial() implements Receipt {}

    /** Older than what is held, or than what is being received; the sender has moved on. */
    record Outdated() implements Receipt {}

    /** Its base is not held. */
    record BaseMissing(long sequence) implements Receipt {}

    /** Its bytes are no entries; none of it counts, and its sender, never answered, sends another. */
    record Unreadable(String why) implements Receipt {}

    /** Its sender is not a member of the cluster, or no longer. */
    record Stranger() implements Receipt {}

    /** An entry that cannot be true, with what it was; the rest of its report counts. */
    record RefusedEntry(String deployment, String rule) {}

    /** A receipt with the entries that were refused. */
    record Filed(Receipt receipt, List<RefusedEntry> refused) {}
}
