package io.swell.shared.protocol;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.HostedReplica;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A host's report in as many messages as its replicas need to fit Artery's frame (256 KiB), and whole again from them. A
 * report counts only as a whole: a replica that is in no part has ended.
 */
public final class HostReportParts {

    /** Far below a frame, since what a replica takes is estimated. */
    static final int MOST_BYTES = 96 * 1_024;

    /** Names of fields, phase, and of the ref the scheme, system, port and uid. */
    private static final int BYTES_AROUND_A_REPLICA = 160;

    private static final int MOST_HOST_NAME = 253;

    private static final int MOST_BYTES_PER_CHARACTER = 3;

    private record Gathered(long sequence, HostReport[] parts) {}

    private final Map<ProcessId, Gathered> gathered = new HashMap<>();

    /** The messages for this report; all but the last are full. */
    public static List<HostReport> split(
            ProcessId process,
            long sequence,
            Map<String, Double> resources,
            boolean leaving,
            List<HostedReplica> replicas,
            ActorRef<HostCommand> host) {
        List<List<HostedReplica>> shares = shares(replicas);
        List<HostReport> parts = new ArrayList<>();
        for (int part = 0; part < shares.size(); part++) {
            parts.add(
                    new HostReport(process, sequence, part, shares.size(), resources, leaving, shares.get(part), host));
        }
        return parts;
    }

    /**
     * Takes a part, and answers the report once all of its parts have come: twice, if they come twice. Of a host's reports
     * only the newest is gathered.
     */
    public Optional<HostReport> whole(HostReport part) {
        if (part.parts() == 1) {
            return Optional.of(part);
        }
        Gathered known = gathered.get(part.process());
        if (known != null && part.sequence() < known.sequence()) {
            return Optional.empty();
        }
        if (known == null || part.sequence() > known.sequence() || known.parts().length != part.parts()) {
            known = new Gathered(part.sequence(), new HostReport[part.parts()]);
            gathered.put(part.process(), known);
        }
        known.parts()[part.part()] = part;
        List<HostedReplica> replicas = new ArrayList<>();
        for (HostReport each : known.parts()) {
            if (each == null) {
                return Optional.empty();
            }
            replicas.addAll(each.replicas());
        }
        gathered.remove(part.process());
        return Optional.of(new HostReport(
                part.process(), part.sequence(), 0, 1, part.resources(), part.leaving(), replicas, part.host()));
    }

    /** The process has ended: what it did not finish is not waited for. */
    public void forget(ProcessId process) {
        gathered.remove(process);
    }

    private static List<List<HostedReplica>> shares(List<HostedReplica> replicas) {
        List<List<HostedReplica>> shares = new ArrayList<>();
        List<HostedReplica> open = new ArrayList<>();
        int bytes = 0;
        for (HostedReplica replica : replicas) {
            int more = bytes(replica);
            if (bytes + more > MOST_BYTES && !open.isEmpty()) {
                shares.add(open);
                open = new ArrayList<>();
                bytes = 0;
            }
            open.add(replica);
            bytes += more;
        }
        if (shares.isEmpty() || !open.isEmpty()) {
            shares.add(open);
        }
        return shares;
    }

    /** Details are texts of any language; the rest is ASCII but for suffixes, which occur twice. */
    private static int bytes(HostedReplica replica) {
        return BYTES_AROUND_A_REPLICA
                + replica.replica().deployment().name().length()
                + MOST_BYTES_PER_CHARACTER * replica.replica().suffix().length()
                + replica.version().length()
                + MOST_BYTES_PER_CHARACTER * replica.detail().length()
                + replica.ref().path().toStringWithoutAddress().length()
                + MOST_HOST_NAME;
    }
}
