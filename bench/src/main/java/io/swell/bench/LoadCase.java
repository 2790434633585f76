package io.swell.bench;

import io.swell.bench.OnOff.Block;
import io.swell.bench.Rig.Measured;
import io.swell.bench.sender.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** So many processes with so many handles of so many deployments, reporting one way; with its figures of all rounds. */
final class LoadCase {

    /** What the receiver used while this was on, and the off block that came before. */
    private record On(Block block, int offBefore) {}

    final Way way;
    final int processes;
    final int handles;
    final int deployments;
    final Samples messagesPerSecond = new Samples();
    final Samples entriesPerSecond = new Samples();
    private final Samples senderMicrosPerSecond = new Samples();
    private final List<On> ons = new ArrayList<>();

    LoadCase(Way way, int processes, int handles, int deployments) {
        this.way = way;
        this.processes = processes;
        this.handles = handles;
        this.deployments = deployments;
    }

    String name() {
        return way.label() + (isOneDeployment() ? "-one-deployment" : "");
    }

    boolean isSwell() {
        return way == Way.SWELL;
    }

    /** Whether all handles are of one deployment, where they could be of many. */
    boolean isOneDeployment() {
        return deployments == 1 && handles > 1;
    }

    void add(Measured measured, int offBefore) {
        ons.add(new On(Block.ofController(measured), offBefore));
        messagesPerSecond.add(measured.messagesPerSecond());
        entriesPerSecond.add(measured.entriesPerSecond());
        senderMicrosPerSecond.add(measured.perSecond(measured.senderMicros()));
    }

    /** CPU time of the receiver per second, in microseconds; Swell's is the controller, that of the others the sink. */
    Samples microsPerSecond(OnOff onOff) {
        Samples costs = new Samples();
        ons.forEach(on -> costs.add(onOff.cost(on.block(), on.offBefore(), !isSwell())));
        return costs;
    }

    /** That of the sender, all processes together, less what it uses when nobody reports. */
    Samples senderMicrosPerSecond(double senderIdleMicrosPerSecond) {
        return senderMicrosPerSecond.minus(senderIdleMicrosPerSecond);
    }

    void json(Map<String, Object> figures, OnOff onOff, double senderIdleMicrosPerSecond) {
        Samples micros = microsPerSecond(onOff);
        figures.put("processes", processes);
        figures.put("handlesPerProcess", handles);
        figures.put("deployments", deployments);
        figures.put("messagesPerSecond", messagesPerSecond.median());
        figures.put("entriesPerSecond", entriesPerSecond.median());
        figures.put("controllerCpuMicrosPerSecond", micros.median());
        figures.put("controllerCpuMicrosPerSecondMin", micros.min());
        figures.put("controllerCpuMicrosPerSecondMax", micros.max());
        figures.put("controllerCpuMicrosPerSecondNoise", onOff.noise().spread());
        figures.put(
                "senderCpuMicrosPerSecond",
                senderMicrosPerSecond(senderIdleMicrosPerSecond).median());
    }
}
