package io.swell.controller.autoscaling.load;

import io.swell.controller.autoscaling.load.ClusterLoad.ChangeListener;
import io.swell.controller.autoscaling.load.ClusterLoad.Interest;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.LoadColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Where the books of all processes come together: the sums by deployment, and what is to be told of them. */
final class Ledger {

    private final DeploymentLoads loads = new DeploymentLoads();
    private final Changes changes = new Changes();
    private final List<Interest> interests = new ArrayList<>();
    private final List<Receipt.RefusedEntry> refused = new ArrayList<>();
    private final ChangeListener beforeChange;
    private final LoadColumns columns = new LoadColumns();

    Ledger(ChangeListener beforeChange) {
        this.beforeChange = beforeChange;
    }

    DeploymentLoads loads() {
        return loads;
    }

    /** Where the entries of the report at hand are spread out: one place for all reports. */
    LoadColumns columns() {
        return columns;
    }

    /** The deployment's load is about to change. */
    void changing(int ordinal, long nowMicros) {
        if (changes.note(ordinal)) {
            beforeChange.changing(ordinal, nowMicros);
        }
    }

    void takeChanged(IntConsumer each) {
        changes.take(each);
    }

    /** A process got its first handle for the deployment, or lost its last. */
    void interest(ProcessId process, DeploymentId deployment, boolean interested) {
        interests.add(new Interest(process, deployment, interested));
    }

    List<Interest> takeInterests() {
        List<Interest> taken = List.copyOf(interests);
        interests.clear();
        return taken;
    }

    void refused(String deployment, String rule) {
        refused.add(new Receipt.RefusedEntry(deployment, rule));
    }

    List<Receipt.RefusedEntry> takeRefused() {
        List<Receipt.RefusedEntry> taken = List.copyOf(refused);
        refused.clear();
        return taken;
    }
}
