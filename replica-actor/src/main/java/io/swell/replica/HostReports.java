package io.swell.replica;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.TimerScheduler;
import io.swell.shared.config.ReplicaHostSettings;
import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.HostCommand;
import io.swell.shared.protocol.HostReportParts;
import io.swell.shared.protocol.UnheardChanges;
import java.util.List;

/** A host's reports of what it has and of what its controller has not heard: what changed, at once, and until it is heard. */
final class HostReports {

    /** What the host tells itself; {@link #send} is what there is to do. */
    enum Due implements HostCommand.Local {
        /** What has changed by then goes into one report. */
        SEND,
        REPEAT
    }

    private final ProcessId process;
    private final ReplicaHostSettings settings;
    private final ReplicaInventory inventory;
    private final Departure departure;
    private final ControllerLink link;
    private final TimerScheduler<HostCommand> timers;
    private final ActorRef<HostCommand> host;
    private final UnheardChanges unheard = new UnheardChanges();
    private boolean isSendDue;

    HostReports(
            ProcessId process,
            ReplicaHostSettings settings,
            ReplicaInventory inventory,
            Departure departure,
            ControllerLink link,
            TimerScheduler<HostCommand> timers,
            ActorRef<HostCommand> host) {
        this.process = process;
        this.settings = settings;
        this.inventory = inventory;
        this.departure = departure;
        this.link = link;
        this.timers = timers;
        this.host = host;
    }

    /** Also where an order changed nothing: who gave it may not know. */
    void changed(ReplicaId replica) {
        unheard.changed(replica);
        sendSoon();
    }

    /** Something about the host itself changed. */
    void changed() {
        unheard.changed();
        sendSoon();
    }

    /** A new controller may know nothing. */
    void tellEverything() {
        unheard.tellEverything();
        sendSoon();
    }

    /** The controller holds the report of this sequence; {@link HostReport#EVERYTHING} if it holds none. */
    void heard(long sequence) {
        unheard.heard(sequence);
        if (!unheard.isPending()) {
            timers.cancel(Due.REPEAT);
        }
        if (sequence == HostReport.EVERYTHING) {
            sendSoon();
        }
    }

    private void sendSoon() {
        if (!isSendDue) {
            isSendDue = true;
            host.tell(Due.SEND);
        }
    }

    /** Sends what the controller lacks, if there is one, and has it sent again after a while. */
    void send() {
        isSendDue = false;
        timers.cancel(Due.REPEAT);
        if (unheard.isPending()) {
            link.controller().ifPresent(controller -> {
                timers.startSingleTimer(Due.REPEAT, settings.reportInterval());
                next().forEach(controller::tell);
            });
        }
    }

    /** The messages to send now. Costs as much as there is to tell. */
    private List<HostReport> next() {
        long base = unheard.base();
        boolean everything = base == HostReport.EVERYTHING;
        List<ReplicaId> changed = everything ? List.of() : unheard.sinceBase();
        return HostReportParts.split(new HostReport(
                process,
                base,
                unheard.send(),
                0,
                1,
                settings.resources().amounts(),
                departure.hasBegun(),
                everything ? inventory.toReport() : inventory.toReport(changed),
                inventory.absent(changed),
                host));
    }
}
