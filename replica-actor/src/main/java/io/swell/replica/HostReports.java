package io.swell.replica;

import akka.actor.typed.ActorRef;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.HostReportParts;
import io.swell.shared.protocol.UnheardChanges;
import java.util.List;
import java.util.Map;

/**
 * Makes a host's reports of what it has and of what its controller has not heard.
 *
 * @param resources what replicas may use of this host, by name
 */
record HostReports(
        ProcessId process,
        Map<String, Double> resources,
        ReplicaInventory inventory,
        UnheardChanges unheard,
        ActorRef<HostCommand> host) {

    /** The messages to send now. Costs as much as there is to tell. */
    List<HostReport> next(boolean leaving) {
        long base = unheard.base();
        boolean everything = base == HostReport.EVERYTHING;
        List<ReplicaId> changed = everything ? List.of() : unheard.sinceBase();
        return HostReportParts.split(new HostReport(
                process,
                base,
                unheard.send(),
                0,
                1,
                resources,
                leaving,
                everything ? inventory.toReport() : inventory.toReport(changed),
                inventory.absent(changed),
                host));
    }
}
