package io.swell.shared.protocol;

import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A host's report in as many messages as its replicas need to fit Artery's frame (256 KiB), and whole again from them. A
 * report counts only as a whole: where everything is told, a replica that is in no part has ended.
 */
public final class HostReportParts {

    /** Far below a frame, since what a replica takes is estimated. */
    static final int MOST_BYTES = 96 * 1_024;

    /** Names of fields, phase, and of the ref the scheme, system, port and uid. */
    private static final int BYTES_AROUND_A_REPLICA = 160;

    private static final int BYTES_AROUND_AN_ID = 32;

    private static final int MOST_HOST_NAME = 253;

    private static final int MOST_BYTES_PER_CHARACTER = 3;

    /** What goes into one message. */
    private static final class Share {
        private final List<HostedReplica> replicas = new ArrayList<>();
        private final List<ReplicaId> removed = new ArrayList<>();
        private int bytes;

        boolean isFullFor(int more) {
            return bytes > 0 && bytes + more > MOST_BYTES;
        }
    }

    /** @param first the part that came first; each of the others belongs with it */
    private record Gathered(HostReport first, HostReport[] parts) {

        static Gathered of(HostReport first) {
            return new Gathered(first, new HostReport[first.parts()]);
        }

        boolean isOfOneReportWith(HostReport part) {
            return part.sequence() == first.sequence() && part.base() == first.base() && part.parts() == first.parts();
        }
    }

    private final Map<ProcessId, Gathered> gathered = new HashMap<>();

    /** The messages for this whole report; all but the last are full. */
    public static List<HostReport> split(HostReport report) {
        List<Share> shares = new ArrayList<>(List.of(new Share()));
        for (HostedReplica replica : report.replicas()) {
            shareFor(bytes(replica), shares).replicas.add(replica);
        }
        for (ReplicaId replica : report.removed()) {
            shareFor(BYTES_AROUND_AN_ID + bytes(replica), shares).removed.add(replica);
        }
        List<HostReport> parts = new ArrayList<>(shares.size());
        for (Share share : shares) {
            parts.add(report.with(parts.size(), shares.size(), share.replicas, share.removed));
        }
        return parts;
    }

    /**
     * Takes a part, and answers the report once all of its parts have come: twice, if they come twice. Of a host's reports
     * only the newest is gathered, and of those of one sequence only one base: the sender may have heard or forgotten
     * something between, and then says it anew.
     */
    public Optional<HostReport> whole(HostReport part) {
        if (part.parts() == 1) {
            return Optional.of(part);
        }
        Gathered known = gathered.get(part.process());
        if (known != null && part.sequence() < known.first().sequence()) {
            return Optional.empty();
        }
        if (known == null || !known.isOfOneReportWith(part)) {
            known = Gathered.of(part);
            gathered.put(part.process(), known);
        }
        known.parts()[part.part()] = part;
        List<HostedReplica> replicas = new ArrayList<>();
        List<ReplicaId> removed = new ArrayList<>();
        for (HostReport each : known.parts()) {
            if (each == null) {
                return Optional.empty();
            }
            replicas.addAll(each.replicas());
            removed.addAll(each.removed());
        }
        gathered.remove(part.process());
        return Optional.of(part.with(0, 1, replicas, removed));
    }

    /** The process has ended: what it did not finish is not waited for. */
    public void forget(ProcessId process) {
        gathered.remove(process);
    }

    /** The last one, or else a new one, with these bytes more. */
    private static Share shareFor(int bytes, List<Share> shares) {
        Share last = shares.get(shares.size() - 1);
        if (last.isFullFor(bytes)) {
            last = new Share();
            shares.add(last);
        }
        last.bytes += bytes;
        return last;
    }

    /** Details are texts of any language; the rest is ASCII but for suffixes, which occur twice. */
    private static int bytes(HostedReplica replica) {
        return BYTES_AROUND_A_REPLICA
                + bytes(replica.replica())
                + replica.version().length()
                + MOST_BYTES_PER_CHARACTER * replica.detail().length()
                + replica.ref().path().toStringWithoutAddress().length()
                + MOST_HOST_NAME;
    }

    private static int bytes(ReplicaId replica) {
        return replica.deployment().name().length()
                + MOST_BYTES_PER_CHARACTER * replica.suffix().length();
    }
}
