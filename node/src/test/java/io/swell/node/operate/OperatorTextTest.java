package io.swell.node.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swell.node.management.view.DeploymentView;
import io.swell.node.management.view.DeploymentView.Decision;
import io.swell.node.management.view.DeploymentView.Observed;
import io.swell.node.management.view.DeploymentView.Order;
import io.swell.node.management.view.DeploymentsView;
import io.swell.node.management.view.OrderView;
import io.swell.shared.id.DeploymentId;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How what a node said reads in a terminal. */
class OperatorTextTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final DeploymentId ECHO = new DeploymentId("echo");
    private static final JsonMapper JSON = new JsonMapper();

    private static final DeploymentView PAUSED = new DeploymentView(
            "echo",
            "ongoing-requests",
            "healthy",
            "",
            12,
            4,
            4.04,
            4,
            new Observed(3, 1, 2, 0),
            List.of("10.0.0.1:25520", "10.0.0.2:25520"),
            new Order(Order.PAUSED, 4, "2026-12-01T14:30:00.123Z"),
            "holds 4: paused by hand",
            List.of(
                    new Decision("2026-12-01T13:00:00Z", 1.0, 0, 1, "scaled 0 → 1: 1 ongoing and no replica runs"),
                    new Decision("2026-12-01T13:59:59.999Z", null, 1, 4, "scaled 1 → 4: because")));

    private static final DeploymentView BROKEN = deployment("broken", "unhealthy", "no such class", 1, null);
    private static final DeploymentView LARGE = deployment("large", "healthy", "", 2, new Order(Order.SCALED, 2, null));

    private static DeploymentView deployment(
            String name, String health, String detail, int pending, @Nullable Order order) {
        return new DeploymentView(
                name,
                "adaptive",
                health,
                detail,
                0,
                0,
                null,
                pending,
                new Observed(0, 0, 0, pending),
                List.of(),
                order,
                "holds " + pending,
                List.of());
    }

    @Test
    void statusIsATableWithWhatIsWrongBelow() throws Exception {
        assertThat(text(new OperatorRequest.ShowAll(), new DeploymentsView(List.of(BROKEN, PAUSED, LARGE))))
                .isEqualTo(
                        """
                        deployment  health     ongoing  queued  desired  target  running  starting  draining  pending  policy            by hand
                        broken      unhealthy        0       0        -       1        0         0         0        1  adaptive          -
                        echo        healthy         12       4      4.0       4        3         1         2        0  ongoing-requests  paused until 2026-12-01 15:30:00
                        large       healthy          0       0        -       2        0         0         0        2  adaptive          2
                        broken is unhealthy: no such class
                        broken: 1 replica fits on no host
                        large: 2 replicas fit on no host
                        """);
        assertThat(text(new OperatorRequest.ShowAll(), new DeploymentsView(List.of())))
                .isEqualTo("nothing is deployed\n");
    }

    @Test
    void statusOfOneSaysWhyAndWhere() throws Exception {
        assertThat(text(new OperatorRequest.Show(ECHO), PAUSED).lines().skip(2))
                .containsExactly("why: holds 4: paused by hand", "on:  10.0.0.1:25520 10.0.0.2:25520");
    }

    @Test
    void explainTellsTheStoryUpToNow() throws Exception {
        assertThat(text(new OperatorRequest.Explain(ECHO), PAUSED).lines().limit(4))
                .containsExactly(
                        "2026-12-01 14:00:00  scaled 0 → 1: 1 ongoing and no replica runs",
                        "2026-12-01 14:59:59  scaled 1 → 4: because",
                        "now                  holds 4: paused by hand",
                        "");
    }

    @Test
    void ordersSayWhatTheyCameTo() throws Exception {
        OrderView four = new OrderView("echo", 4);

        assertThat(text(new OperatorRequest.Scale(ECHO, 4, Optional.of("30m")), four))
                .isEqualTo("echo: target is 4, by hand for 30m\n");
        assertThat(text(new OperatorRequest.Scale(ECHO, 9, Optional.empty()), four))
                .isEqualTo("echo: target is 4 instead of 9, for its budget has no room for more;"
                        + " by hand until it is resumed\n");
        assertThat(text(new OperatorRequest.Pause(ECHO, Optional.empty()), four))
                .isEqualTo("echo: target stays 4, paused until it is resumed\n");
        assertThat(text(new OperatorRequest.Resume(ECHO), four))
                .isEqualTo("echo: target is 4, and its policy decides again\n");
    }

    @Test
    void ordersAreSaidInJson() {
        assertThat(new OperatorRequest.Scale(ECHO, 4, Optional.of("1.5 h")).order())
                .contains("{\"replicas\":4,\"for\":\"1.5 h\"}");
        assertThat(new OperatorRequest.Scale(ECHO, 4, Optional.empty()).order()).contains("{\"replicas\":4}");
        assertThat(new OperatorRequest.Pause(ECHO, Optional.of("1d")).order()).contains("{\"for\":\"1d\"}");
        assertThat(new OperatorRequest.Pause(ECHO, Optional.empty()).order()).contains("{}");
        assertThat(new OperatorRequest.Show(ECHO).order()).isEmpty();
    }

    @Test
    void aLaterVersionMaySayMoreAndNoneLess() throws Exception {
        OperatorRequest resume = new OperatorRequest.Resume(ECHO);

        assertThat(resume.text("{\"deployment\":\"echo\",\"target\":4,\"mood\":\"good\"}", BERLIN))
                .hasSize(1);
        assertThatThrownBy(() -> resume.text("{\"deployment\":\"echo\"}", BERLIN))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> new OperatorRequest.ShowAll().text("{}", BERLIN))
                .isInstanceOf(JsonProcessingException.class);
    }

    private static String text(OperatorRequest request, Record view) throws JsonProcessingException {
        return String.join("\n", request.text(JSON.writeValueAsString(view), BERLIN)) + "\n";
    }
}
