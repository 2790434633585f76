package io.swell.node.operate;

import io.swell.node.management.view.DeploymentView;
import io.swell.node.management.view.DeploymentView.Observed;
import io.swell.node.text.TextTable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Deployments as a table, one line each, and below it what is wrong. */
final class StatusText {

    private StatusText() {}

    static List<String> ofAll(List<DeploymentView> deployments, ZoneId zone) {
        if (deployments.isEmpty()) {
            return List.of("nothing is deployed");
        }
        List<String> lines = new ArrayList<>(table(deployments, zone));
        deployments.forEach(each -> lines.addAll(troubles(each)));
        return lines;
    }

    static List<String> ofOne(DeploymentView deployment, ZoneId zone) {
        List<String> lines = new ArrayList<>(table(List.of(deployment), zone));
        lines.addAll(troubles(deployment));
        lines.add("why: " + deployment.reason());
        if (!deployment.hosts().isEmpty()) {
            lines.add("on:  " + String.join(" ", deployment.hosts()));
        }
        return lines;
    }

    private static List<String> table(List<DeploymentView> deployments, ZoneId zone) {
        TextTable table = new TextTable(
                "deployment",
                "health",
                ">ongoing",
                ">queued",
                ">desired",
                ">target",
                ">running",
                ">starting",
                ">draining",
                ">pending",
                "policy",
                "by hand");
        for (DeploymentView each : deployments) {
            Observed observed = each.observed();
            table.row(
                    each.name(),
                    each.health(),
                    each.ongoing(),
                    each.queued(),
                    desired(each.desired()),
                    each.target(),
                    observed.running(),
                    observed.starting(),
                    observed.draining(),
                    observed.pending(),
                    each.policy(),
                    OrderText.of(each.order(), zone));
        }
        return table.lines();
    }

    private static List<String> troubles(DeploymentView deployment) {
        List<String> lines = new ArrayList<>();
        if (!deployment.health().equals(DeploymentView.HEALTHY)) {
            lines.add(deployment.name() + " is " + deployment.health() + ": " + deployment.detail());
        }
        int pending = deployment.observed().pending();
        if (pending > 0) {
            lines.add(deployment.name() + ": " + pending + (pending == 1 ? " replica fits" : " replicas fit")
                    + " on no host");
        }
        return lines;
    }

    /** With one decimal; a dash if the policy has not answered yet. */
    static String desired(@Nullable Double desired) {
        return desired == null ? "-" : String.format(Locale.ROOT, "%.1f", desired);
    }
}
