package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.id.DeploymentId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BudgetConfigTest {

    private static final String DEPLOYED =
            """
            swell.deployments {
              summarizer { resources { cpu = 4, gpu = 0.5 } }
              translator { resources { cpu = 2 } }
            }""";

    @Test
    void thereIsNoneByDefault() {
        assertThat(Reading.settings(DEPLOYED).budgets()).isEmpty();
    }

    @Test
    void defaultsOfAMember() {
        assertThat(budget("total-replicas = 5, deployments { summarizer {} }").members())
                .containsExactly(new BudgetConfig.Member(new DeploymentId("summarizer"), 1, 0));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(
                        budget(
                                """
                resources { gpu = 2, cpu = 64 }
                deployments { translator { weight = 0.5, priority = -1 }, summarizer { weight = 2, priority = 3 } }"""))
                .isEqualTo(new BudgetConfig(
                        "it",
                        OptionalInt.empty(),
                        new ResourceAmounts(Map.of("cpu", 64.0, "gpu", 2.0)),
                        List.of(
                                new BudgetConfig.Member(new DeploymentId("summarizer"), 2, 3),
                                new BudgetConfig.Member(new DeploymentId("translator"), 0.5, -1))));
    }

    @Test
    void knowsWhatAReplicaCosts() {
        SwellSettings settings = Reading.settings(
                DEPLOYED, "swell.budgets.it { resources { gpu = 2, cpu = 64 }, deployments { summarizer {} } }");
        BudgetConfig budget = settings.budgets().get(0);

        assertThat(budget.totals().keySet()).containsExactly("cpu", "gpu");
        assertThat(budget.costs(settings.deployments().get(0))).containsExactly(4, 0.5);
        assertThat(budget.costs(settings.deployments().get(1))).containsExactly(2, 0);
        assertThat(budget("total-replicas = 5, deployments { summarizer {} }")
                        .costs(settings.deployments().get(0)))
                .containsExactly(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "deployments { summarizer {} }"
                        + "| total-replicas must be given, or resources, and not both, was: neither",
                "total-replicas = 3, resources { cpu = 1 }, deployments { summarizer {} }"
                        + "| total-replicas must be given, or resources, and not both, was: 3",
                "total-replicas = 0, deployments { summarizer {} } | total-replicas must be at least 1, was: 0",
                "total-replicas = 3, deployments {} | deployments must name a deployment, was: {}",
                "total-replicas = 3 | deployments is missing and must be an object",
                "total-replicas = 3, deployments { summarizer { weight = 0 } }"
                        + "| deployments.summarizer.weight must be positive and finite, was: 0",
                "total-replicas = 3, deployments { summarizer = 2 }"
                        + "| deployments.summarizer must be an object, was: 2",
                "total-replicas = 3, deployments { ghost {} } | deployments.ghost must be deployed, was: {}",
                "resources { gpu = 3 }, deployments { translator {} }"
                        + "| deployments.translator must need some of the budget's resources, was: {}",
                "total-replicas = 3, deployments { summarizer { wait = 0 } }"
                        + "| deployments.summarizer.wait is not a known key (nearest: weight), was: 0",
            })
    void refuses(String content, String problem) {
        assertThat(Reading.problems(DEPLOYED, "swell.budgets.it { " + content + " }")
                        .map(line -> line.replace("swell.budgets.it.", "")))
                .containsExactly(problem);
    }

    @Test
    void refusesADefaultThatBreaksARuleOnce() {
        assertThat(Reading.problems(
                        DEPLOYED,
                        "swell.budget-defaults.weight = -1",
                        "swell.budgets.it { total-replicas = 3, deployments { summarizer {}, translator {} } }"))
                .containsExactly("swell.budget-defaults.weight must be positive and finite, was: -1");
    }

    @Test
    void refusesADeploymentInTwoBudgets() {
        assertThat(Reading.problems(
                        DEPLOYED,
                        "swell.budgets.one { total-replicas = 3, deployments { summarizer {} } }",
                        "swell.budgets.other { total-replicas = 3, deployments { summarizer {} } }"))
                .containsExactly("swell.budgets.other.deployments.summarizer must be in one budget only, was: {}");
    }

    private static BudgetConfig budget(String content) {
        return Reading.settings(DEPLOYED, "swell.budgets.it {", content, "}")
                .budgets()
                .get(0);
    }
}
