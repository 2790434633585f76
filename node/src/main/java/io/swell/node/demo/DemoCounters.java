package io.swell.node.demo;

import io.swell.shared.protocol.RequestOutcome;
import io.swell.shared.protocol.RequestOutcome.Completed;
import io.swell.shared.protocol.RequestOutcome.Expired;
import io.swell.shared.protocol.RequestOutcome.Rejected;

/** One driver's count of requests and their ends. Any thread may count, any may read; a reading is of one instant. */
public final class DemoCounters {

    private long sent;
    private long completed;
    private long rejected;
    private long expired;
    private long failed;

    /** A request begins. Said before it can end. */
    public synchronized void sent() {
        sent++;
    }

    public synchronized void ended(RequestOutcome outcome) {
        if (outcome instanceof Completed) {
            completed++;
        } else if (outcome instanceof Rejected) {
            rejected++;
        } else if (outcome instanceof Expired) {
            expired++;
        } else {
            failed++;
        }
    }

    /** A request ended in a way no outcome describes: a defect, and counted as a failure. */
    public synchronized void broke() {
        failed++;
    }

    public synchronized RequestCounts read() {
        return new RequestCounts(sent, completed, rejected, expired, failed);
    }
}
