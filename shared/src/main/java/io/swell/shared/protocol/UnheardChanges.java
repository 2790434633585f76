package io.swell.shared.protocol;

import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A host's account of what its controller has not heard: which replicas came, changed or ended since the last report
 * known to be received. It numbers the reports. What a change was is not kept, since a report says how things are when
 * it is made. One owner; reasons in {@code docs/adr/0031}.
 */
public final class UnheardChanges {

    /** More are not kept: a host with so many tells everything instead. */
    static final int MOST = 4_096;

    /** Sequence of each replica's last change, oldest first. */
    private final Map<ReplicaId, Long> changes = new LinkedHashMap<>();

    private long sequence = 1;
    private boolean sent;
    private long heard = HostReport.EVERYTHING;
    /** All changes after this one are kept, and none up to it. */
    private long forgotten = HostReport.EVERYTHING;

    /** Something about the host itself changed. */
    public void changed() {
        if (sent) {
            sequence++;
            sent = false;
        }
    }

    /** The replica came, changed or ended. */
    public void changed(ReplicaId replica) {
        changed();
        changes.remove(replica);
        changes.put(replica, sequence);
        if (changes.size() > MOST) {
            changes.clear();
            forgotten = sequence;
        }
    }

    /** The controller has presented itself: it may know nothing. */
    public void tellEverything() {
        heard = HostReport.EVERYTHING;
    }

    /**
     * The present controller holds the report of this sequence; of several the newest counts, in whatever order one hears
     * of them.
     *
     * @param reportSequence {@link HostReport#EVERYTHING} if it holds none
     */
    public void heard(long reportSequence) {
        if (reportSequence == HostReport.EVERYTHING) {
            tellEverything();
            return;
        }
        heard = Math.max(heard, reportSequence);
        forgotten = Math.max(forgotten, heard);
        Iterator<Long> oldest = changes.values().iterator();
        while (oldest.hasNext() && oldest.next() <= heard) {
            oldest.remove();
        }
    }

    /** Whether the controller lacks something. */
    public boolean isPending() {
        return heard < sequence;
    }

    /** The sequence of a report made and sent now; the same as before if nothing has changed since. */
    public long send() {
        sent = true;
        return sequence;
    }

    /** The report that those to be made now build on; {@link HostReport#EVERYTHING} for none. */
    public long base() {
        return heard < forgotten ? HostReport.EVERYTHING : heard;
    }

    /** What came, changed or ended since the base, which is a report. */
    public List<ReplicaId> sinceBase() {
        return List.copyOf(changes.keySet());
    }
}
