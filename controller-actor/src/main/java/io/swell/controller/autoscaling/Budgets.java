package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.ScaledDeployments.Scaled;
import io.swell.shared.config.BudgetConfig;
import io.swell.shared.id.DeploymentId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/** Who shares in which budget, and which must be shared anew. Budgets nobody touches cost nothing. */
final class Budgets {

    private final ScaledDeployments deployments;
    private final Queue<SharedBudget> touched = new ArrayDeque<>();

    Budgets(ScaledDeployments deployments) {
        this.deployments = deployments;
    }

    /** See {@link Autoscaler#share}; tells who joined. */
    void share(BudgetConfig budget, Function<DeploymentId, double[]> costs, Consumer<Scaled> joined) {
        List<SharedBudget.Share> shares = new ArrayList<>();
        for (BudgetConfig.Member member : budget.members()) {
            Scaled scaled = deployments.get(member.deployment());
            shares.add(new SharedBudget.Share(
                    scaled, member.weight(), member.priority(), costs.apply(member.deployment())));
        }
        double[] totals = budget.totals().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        SharedBudget shared = new SharedBudget(totals, shares);
        for (SharedBudget.Share share : shares) {
            share.scaled().budget = shared;
            share.scaled().state.join(budget.name());
            joined.accept(share.scaled());
        }
    }

    /** A deployment has decided; its claim may have changed. */
    void decided(Scaled scaled) {
        SharedBudget budget = scaled.budget;
        BudgetMember member = scaled.state.member();
        if (budget != null && member != null && member.isWaiting() && !budget.isTouched) {
            budget.isTouched = true;
            touched.add(budget);
        }
    }

    /** Shares anew what was touched. */
    void shareTouched(SharedBudget.Receiver receiver) {
        for (SharedBudget next = touched.poll(); next != null; next = touched.poll()) {
            next.isTouched = false;
            next.share(receiver);
        }
    }
}
