package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.OnOff.Block;
import io.swell.bench.Rig.Measured;
import io.swell.bench.sender.Way;
import java.util.ArrayList;
import java.util.List;

/** One way of reporting at one share of changing deployments, with its figures of all rounds. */
final class FanInCase {

    static final int PROCESSES = 10;
    static final int HANDLES = 1_500;

    /** What the receiver used while this was on, and the off block that came before. */
    private record On(Block block, int offBefore) {}

    final Way way;
    final double changing;
    final Samples messagesPerSecond = new Samples();
    final Samples bytesPerEntry = new Samples();
    final Samples compilingMicrosPerHandle = new Samples();
    final Samples ageP50 = new Samples();
    final Samples ageP99 = new Samples();

    /** What the receiver took of what was sent meanwhile: less than 1 if it cannot keep up. */
    final Samples takenShare = new Samples();

    private final Samples entriesPerSecond = new Samples();
    private final Samples senderMicrosPerSecond = new Samples();
    private final List<On> ons = new ArrayList<>();

    FanInCase(Way way, double changing) {
        this.way = way;
        this.changing = changing;
    }

    boolean isSwell() {
        return way == Way.SWELL;
    }

    void add(Measured measured, int offBefore, JsonNode ages, double bytesPerMessage) {
        ons.add(new On(Block.ofController(measured), offBefore));
        messagesPerSecond.add(measured.messagesPerSecond());
        entriesPerSecond.add(measured.entriesPerSecond());
        senderMicrosPerSecond.add(measured.perSecond(measured.senderMicros()));
        double compiling = isSwell() ? measured.controllerCompilingMicros() : measured.idleCompilingMicros();
        compilingMicrosPerHandle.add(measured.perSecond(compiling) / handles());
        bytesPerEntry.add(bytesPerMessage * measured.messages() / measured.entries());
        takenShare.add(isSwell() ? 1 : ages.get("entries").asDouble() / measured.entries());
        ageP50.add(ages.get("ageMillisP50").asDouble());
        ageP99.add(ages.get("ageMillisP99").asDouble());
    }

    /** CPU time of the receiver per second, in microseconds; Swell's is the controller, that of the others the sink. */
    Samples microsPerSecond(OnOff onOff) {
        Samples costs = new Samples();
        ons.forEach(on -> costs.add(onOff.cost(on.block(), on.offBefore(), !isSwell())));
        return costs;
    }

    /** Per registered handle and interval of a second. */
    Samples microsPerHandle(OnOff onOff) {
        return microsPerSecond(onOff).times(1.0 / handles());
    }

    /** Per entry that was sent. */
    Samples microsPerEntry(OnOff onOff) {
        return microsPerSecond(onOff).times(1 / entriesPerSecond.median());
    }

    /** That of the sender, all ten processes together, less what it uses when nobody reports. */
    Samples senderMicrosPerHandle(double senderIdleMicrosPerSecond) {
        return senderMicrosPerSecond.minus(senderIdleMicrosPerSecond).times(1.0 / handles());
    }

    private static double handles() {
        return PROCESSES * HANDLES;
    }
}
