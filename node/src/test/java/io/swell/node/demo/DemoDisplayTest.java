package io.swell.node.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ClusterStatus;
import io.swell.shared.protocol.ClusterStatus.DecisionStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoDisplayTest {

    private static final DeploymentStatus CHECKOUT = new DeploymentStatus(
            new DeploymentId("checkout"),
            4,
            12,
            4.04,
            4,
            1,
            3,
            2,
            0,
            List.of("127.0.0.1:25521", "127.0.0.1:25522"),
            Availability.DEPLOYED,
            "",
            "ongoing-requests",
            Optional.empty(),
            "12 ongoing want 4.0",
            List.of(new DecisionStatus(1, 2, 1, 2, "old"), new DecisionStatus(2, 4, 2, 4, "older")));

    private static final DeploymentStatus REPORTS = Statuses.running("reports", 0, List.of());

    private static final DeploymentStatus BROKEN = new DeploymentStatus(
            new DeploymentId("broken"),
            0,
            0,
            Double.NaN,
            1,
            0,
            0,
            0,
            1,
            List.of(),
            Availability.UNHEALTHY,
            "no such class",
            "ongoing-requests",
            Optional.empty(),
            "",
            List.of());

    private static final ScaleEvent EVENT =
            new ScaleEvent(new DeploymentId("checkout"), 1_021_000, 2, 4, "12 ongoing want 4.0");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);

    private static DemoView view(double seconds, ClusterStatus status, ScaleEvent... events) {
        return new DemoView(
                status,
                new RequestCounts(1_234, 1_200, 0, 0, 0),
                60,
                List.of(events),
                1_000_000,
                (long) (seconds * 1e6),
                60_000_000);
    }

    private String written() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    @Test
    void drawsProgressCountsDeploymentsAndTheLatestEvents() {
        assertThat(String.join("\n", LiveTable.lines(view(23.9, Statuses.of(CHECKOUT, REPORTS), EVENT))))
                .isEqualTo(
                        """
                        swell demo  [#######-------------] 23 of 60 s, 37 s left  2 processes, 60 handles
                        1,234 sent = 1,200 completed + 0 rejected + 0 expired + 0 failed + 34 open

                        deployment  ongoing  queued  desired  target  running  where          last reason
                        checkout         12       4      4.0       4    3+1-2  :25521 :25522  12 ongoing want 4.0
                        reports           0       0        -       0        0

                         +21.0 s  checkout 2 → 4  12 ongoing want 4.0""");
    }

    @Test
    void saysWhatIsWrongInPlaceOfTheLastReason() {
        assertThat(StatusTable.reason(BROKEN)).isEqualTo("UNHEALTHY: no such class");
        DeploymentStatus pending = new DeploymentStatus(
                new DeploymentId("big"),
                0,
                0,
                1,
                3,
                0,
                1,
                0,
                2,
                List.of(),
                Availability.DEPLOYED,
                "",
                "ongoing-requests",
                Optional.empty(),
                "holds 3",
                List.of());
        assertThat(StatusTable.reason(pending)).isEqualTo("2 fit on no host; holds 3");
    }

    @Test
    void namesMachinesInFullWhereTheyDiffer() {
        assertThat(StatusTable.where(Statuses.running("a", 2, List.of("10.0.0.1:25520", "10.0.0.2:25520")), " "))
                .isEqualTo("10.0.0.1:25520 10.0.0.2:25520");
    }

    @Test
    void redrawsInPlaceCutToTheWidthAndRestoresTheCursor() {
        LiveTable table = new LiveTable(out, 20, false);

        table.show(view(0, Statuses.of(REPORTS)));
        assertThat(written())
                .isEqualTo("\u001b[?25l" + "swell demo  [------…\u001b[K\n" + "1,234 sent = 1,200 …\u001b[K\n"
                        + "\u001b[K\n" + "deployment  ongoing…\u001b[K\n" + "reports           0…\u001b[K\n"
                        + "\u001b[K\n" + "\u001b[J");

        table.show(view(1, Statuses.of(REPORTS)));
        assertThat(written()).startsWith("\u001b[6A" + "swell demo  [------…\u001b[K\n");

        table.close();
        table.close();
        assertThat(written()).isEqualTo("\u001b[?25h");

        table.show(view(2, Statuses.of(REPORTS)));
        assertThat(written()).isEmpty();
    }

    @Test
    void printsScaleEventsAsTheyHappenAndDeploymentsEveryFewSeconds() {
        DemoDisplay plain = new PlainDisplay(out);

        plain.show(view(0.3, Statuses.of(CHECKOUT)));
        assertThat(written())
                .isEqualTo(
                        """
                        0 of 60 s: 1,234 sent = 1,200 completed + 0 rejected + 0 expired + 0 failed + 34 open
                          checkout ongoing=12 queued=4 desired=4.0 target=4 running=3+1-2 where=:25521,:25522 reason="12 ongoing want 4.0"
                        """);
        plain.show(view(4.9, Statuses.of(CHECKOUT), EVENT));
        assertThat(written()).isEqualTo(" +21.0 s  checkout 2 → 4  12 ongoing want 4.0\n");
        plain.show(view(4.95, Statuses.of(CHECKOUT), EVENT));
        assertThat(written()).isEmpty();
        plain.show(view(5.1, Statuses.of(CHECKOUT), EVENT));
        assertThat(written()).startsWith("5 of 60 s: ");

        plain.close();
        plain.show(view(30, Statuses.of(CHECKOUT)));
        assertThat(written()).isEmpty();
    }

    @Test
    void redrawsOnlyInATerminalThatCan() {
        String columns = DemoDisplay.COLUMNS;
        assertThat(DemoDisplay.open(out, Map.of(columns, "100", "TERM", "xterm")))
                .isInstanceOf(LiveTable.class);
        assertThat(DemoDisplay.open(out, Map.of())).isInstanceOf(PlainDisplay.class);
        assertThat(DemoDisplay.open(out, Map.of(columns, "0"))).isInstanceOf(PlainDisplay.class);
        assertThat(DemoDisplay.open(out, Map.of(columns, "100", "TERM", "dumb")))
                .isInstanceOf(PlainDisplay.class);
    }

    @Test
    void usesNoColourWhereNoneIsWanted() {
        DemoDisplay.open(out, Map.of(DemoDisplay.COLUMNS, "100", "NO_COLOR", "1"))
                .show(view(0, Statuses.of(REPORTS)));
        assertThat(written()).doesNotContain("\u001b[1m");

        DemoDisplay.open(out, Map.of(DemoDisplay.COLUMNS, "100")).show(view(0, Statuses.of(REPORTS)));
        assertThat(written()).contains("\u001b[1mswell demo");
    }
}
