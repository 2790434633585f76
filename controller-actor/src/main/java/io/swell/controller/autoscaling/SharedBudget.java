package io.swell.controller.autoscaling;

import io.swell.controller.autoscaling.ScaledDeployments.Scaled;
import io.swell.controller.autoscaling.budget.BudgetShares;
import io.swell.controller.autoscaling.budget.BudgetShares.Shares;
import io.swell.controller.autoscaling.budget.Claim;
import java.util.ArrayList;
import java.util.List;

/** A budget and who shares in it. It is shared anew when the claim of one of them has changed, and costs nothing else. */
final class SharedBudget {

    private final double[] totals;
    private final List<Share> shares;
    boolean isTouched;

    /**
     * Who shares, and with what right.
     *
     * @param costs of one replica, of each total
     */
    record Share(Scaled scaled, double weight, int priority, double[] costs) {

        /** One that has not decided yet claims nothing. */
        Claim claim() {
            BudgetMember member = scaled.state.member();
            if (member == null || member.wish() < 0) {
                return new Claim(0, 0, weight, priority, costs);
            }
            return new Claim(member.wish(), member.minimum(), weight, priority, costs);
        }
    }

    /** Takes what was given to a member. */
    interface Receiver {
        void give(Scaled member, int replicas, boolean minimumsFit);
    }

    SharedBudget(double[] totals, List<Share> shares) {
        this.totals = totals;
        this.shares = shares;
    }

    void share(Receiver receiver) {
        List<Claim> claims = new ArrayList<>();
        shares.forEach(share -> claims.add(share.claim()));
        Shares given = BudgetShares.of(claims, totals);
        for (int i = 0; i < claims.size(); i++) {
            receiver.give(shares.get(i).scaled(), given.replicas()[i], given.minimumsFit());
        }
    }
}
