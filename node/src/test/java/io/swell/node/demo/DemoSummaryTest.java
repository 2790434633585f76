package io.swell.node.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.node.demo.DemoSummary.DeploymentSummary;
import io.swell.shared.id.DeploymentId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoSummaryTest {

    private static final DemoSummary SUMMARY = new DemoSummary(
            60.25,
            3,
            60,
            new RequestCounts(3456, 3450, 4, 2, 0),
            183,
            12,
            7,
            3615,
            List.of(new DeploymentSummary("checkout", 2, 3, 1, 4, List.of("127.0.0.1:25521", "127.0.0.1:25522"))));

    @Test
    void writesExactlyTheKeysPromised() {
        assertThat(SUMMARY.toJson())
                .isEqualTo(
                        """
                        {
                          "seconds" : 60.25,
                          "processes" : 3,
                          "handles" : 60,
                          "sent" : 3456,
                          "completed" : 3450,
                          "rejected" : 4,
                          "expired" : 2,
                          "failed" : 0,
                          "controllerMessages" : 183,
                          "heartbeats" : 12,
                          "urgentReports" : 7,
                          "perHandleMessages" : 3615,
                          "deployments" : [ {
                            "name" : "checkout",
                            "scaleUps" : 2,
                            "scaleDowns" : 3,
                            "minRunning" : 1,
                            "maxRunning" : 4,
                            "hosts" : [ "127.0.0.1:25521", "127.0.0.1:25522" ]
                          } ]
                        }""");
    }

    @Test
    void tellsPeopleWhatCameOfIt() {
        ScaleEvent up = new ScaleEvent(new DeploymentId("checkout"), 1_012_340, 1, 3, "8.1 ongoing want 2.7");
        ScaleEvent down = new ScaleEvent(new DeploymentId("checkout"), 1_030_000, 3, 1, "quiet for 4 s");

        assertThat(String.join("\n", SummaryText.lines(SUMMARY, List.of(up, down), 1_000_000)))
                .isEqualTo(
                        """
                        Requests  3,456 sent = 3,450 completed + 4 rejected + 2 expired + 0 failed
                        Messages  183 reached the controller in 60.3 s from 3 processes (12 heartbeats, 7 urgent); one per handle and interval would have been 3,615

                        deployment  ups  downs  fewest  most  ran on
                        checkout      2      3       1     4  127.0.0.1:25521 127.0.0.1:25522

                        Scale events
                           +12.3 s  checkout 1 → 3  8.1 ongoing want 2.7
                           +30.0 s  checkout 3 → 1  quiet for 4 s""");
    }

    @Test
    void aLongListOfEventsIsCut() {
        ScaleEvent event = new ScaleEvent(new DeploymentId("a"), 0, 1, 2, "why");

        List<String> lines = SummaryText.lines(SUMMARY, Collections.nCopies(50, event), 0);

        assertThat(lines).endsWith("  … and 10 more");
        assertThat(lines.stream().filter(line -> line.contains("a 1 → 2"))).hasSize(40);
        assertThat(SummaryText.lines(SUMMARY, List.of(), 0)).endsWith("No scale events");
    }
}
