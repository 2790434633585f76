package io.swell.shared.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import io.swell.shared.id.DeploymentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads budgets, and each deployment that shares in one over the defaults of such. */
final class BudgetsReader {

    private static final String BUDGETS = "swell.budgets";

    /** Takes the place of members that cannot be read; never handed out. */
    private static final List<BudgetConfig.Member> STAND_IN =
            List.of(new BudgetConfig.Member(new DeploymentId("member"), 1, 0));

    private final ConfigSection budgets;
    private final ConfigObject defaults;
    private final List<ConfigProblem> problems;

    /**
     * Checks the defaults, as if they were a deployment's.
     *
     * @param swell with {@code budget-defaults} and {@code budgets}
     * @param problems where to put what is wrong
     */
    BudgetsReader(ConfigSection swell, List<ConfigProblem> problems) {
        ConfigSection ofAll = swell.section("budget-defaults");
        member("defaults", ofAll);
        this.budgets = swell.section("budgets");
        this.defaults = ofAll.freeForm();
        this.problems = problems;
    }

    /** The budgets nothing is wrong with, in order of name. One that is null is none. */
    List<BudgetConfig> readAll() {
        List<BudgetConfig> read = new ArrayList<>();
        for (String name : budgets.keys()) {
            if (!budgets.isNull(name)) {
                budgets.require(DeploymentId.isLegal(name), name, DeploymentId.RULE);
                budgets.object(name).flatMap(declared -> read(name, declared)).ifPresent(read::add);
            }
        }
        return read;
    }

    private Optional<BudgetConfig> read(String name, ConfigObject declared) {
        String path = BUDGETS + "." + ConfigUtil.joinPath(name);
        ConfigSection section = new ConfigSection(path, declared, declared, problems);
        Optional<ResourceAmounts> resources = section.isNull("resources")
                ? Optional.of(ResourceAmounts.NONE)
                : ResourceAmounts.read(section.section("resources"), Map.of());
        Optional<List<BudgetConfig.Member>> members =
                readMembers(path + ".deployments", section.section("deployments"));
        return section.build(() -> new BudgetConfig(
                        name,
                        section.optionalWholeNumber("total-replicas"),
                        resources.orElse(ResourceAmounts.NONE),
                        members.orElse(STAND_IN)))
                .filter(budget -> resources.isPresent() && members.isPresent());
    }

    private Optional<List<BudgetConfig.Member>> readMembers(String path, ConfigSection deployments) {
        List<BudgetConfig.Member> members = new ArrayList<>();
        boolean sound = true;
        for (String name : deployments.keys()) {
            if (deployments.isNull(name)) {
                continue;
            }
            Optional<BudgetConfig.Member> member =
                    deployments.object(name).flatMap(declared -> readMember(path, name, declared));
            member.ifPresent(members::add);
            sound &= member.isPresent();
        }
        return sound ? Optional.of(members) : Optional.empty();
    }

    private Optional<BudgetConfig.Member> readMember(String path, String name, ConfigObject declared) {
        if (!DeploymentId.isLegal(name)) {
            String origin = Origins.text(declared.origin());
            problems.add(new ConfigProblem(path + "." + ConfigUtil.joinPath(name), DeploymentId.RULE, name, origin));
            return Optional.empty();
        }
        return member(name, new ConfigSection(path + "." + name, declared, declared.withFallback(defaults), problems));
    }

    private static Optional<BudgetConfig.Member> member(String name, ConfigSection section) {
        return section.build(() -> new BudgetConfig.Member(
                new DeploymentId(name), section.number("weight"), section.wholeNumber("priority")));
    }
}
