package io.swell.node.demo;

import io.swell.node.text.TextTable;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A cluster's status as a table, one line for each deployment. */
final class StatusTable {

    private StatusTable() {}

    static List<String> lines(ClusterStatus status) {
        TextTable table = new TextTable(
                "deployment", ">ongoing", ">queued", ">desired", ">target", ">running", "where", "last reason");
        for (DeploymentStatus each : status.deployments()) {
            table.row(
                    each.deployment(),
                    each.ongoing(),
                    each.queued(),
                    desired(each),
                    each.target(),
                    running(each),
                    where(each, " "),
                    reason(each));
        }
        return table.lines();
    }

    /** With one decimal; a dash if the policy has not answered yet. */
    static String desired(DeploymentStatus status) {
        return Double.isNaN(status.desired()) ? "-" : String.format(Locale.ROOT, "%.1f", status.desired());
    }

    /** {@code 3+1-2}: three run, one starts, two drain. */
    static String running(DeploymentStatus status) {
        return status.running()
                + (status.starting() > 0 ? "+" + status.starting() : "")
                + (status.draining() > 0 ? "-" + status.draining() : "");
    }

    /** Hosts by their ports alone where all are one machine's. */
    static String where(DeploymentStatus status, String separator) {
        List<String> hosts = status.hosts();
        long machines = hosts.stream().map(StatusTable::machine).distinct().count();
        return hosts.stream()
                .map(host -> machines == 1 ? host.substring(machine(host).length()) : host)
                .collect(Collectors.joining(separator));
    }

    /** What is wrong, if something is; else what is decided and why. */
    static String reason(DeploymentStatus status) {
        if (status.health() != Availability.DEPLOYED) {
            return status.health() + ": " + status.detail();
        }
        return status.pending() > 0 ? status.pending() + " fit on no host; " + status.reason() : status.reason();
    }

    private static String machine(String address) {
        int colon = address.lastIndexOf(':');
        return colon < 0 ? "" : address.substring(0, colon);
    }
}
