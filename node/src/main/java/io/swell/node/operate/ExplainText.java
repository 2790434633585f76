package io.swell.node.operate;

import io.swell.node.management.view.DeploymentView;
import io.swell.node.management.view.DeploymentView.Decision;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What was decided for a deployment and why, oldest first, and how it stands now. */
final class ExplainText {

    private static final String NOW = "now                ";

    private ExplainText() {}

    static List<String> of(DeploymentView deployment, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        for (Decision decision : deployment.decisions()) {
            lines.add(OrderText.time(decision.at(), zone) + "  " + decision.sentence());
        }
        lines.add(NOW + "  " + deployment.reason());
        lines.add("");
        lines.addAll(StatusText.ofAll(List.of(deployment), zone));
        return lines;
    }
}
