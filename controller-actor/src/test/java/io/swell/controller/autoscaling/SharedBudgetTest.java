package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.load.Reported.A;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.swell.controller.autoscaling.Autoscaler.Change;
import io.swell.controller.autoscaling.ScalingOrder.Kind;
import io.swell.controller.autoscaling.load.Reported;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.BudgetConfig;
import io.swell.shared.config.OverlayConfig;
import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.load.LoadSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Budgets as the autoscaler shares them. Delays are 0 for more and 10 s for fewer; each replica is to have 2 requests. */
class SharedBudgetTest {

    private static final long SECOND = 1_000_000;
    private static final DeploymentId ONE = new DeploymentId("one");
    private static final DeploymentId OTHER = new DeploymentId("other");
    private static final DeploymentId ALONE = new DeploymentId("alone");

    private final Autoscaler autoscaler =
            new Autoscaler(SwellSettings.fromConfig(ConfigFactory.load()).controller());
    private final List<Change> changes = new ArrayList<>();
    private long sequence;
    private long nowMicros;
    private boolean aloneIsDeployed;

    @Test
    void whoWishesMoreThanThereIsIsCutAndSaysSo() {
        share(10, config(1, 20));
        load(ONE, 16);
        load(OTHER, 4);
        look();

        assertThat(autoscaler.target(ONE)).isEqualTo(8);
        assertThat(autoscaler.target(OTHER)).isEqualTo(2);
        load(OTHER, 12);
        look();
        assertThat(autoscaler.target(ONE)).isEqualTo(5);
        assertThat(autoscaler.target(OTHER)).isEqualTo(5);
        assertThat(sentence(ONE))
                .isEqualTo("holds 5: budget gpu has room for 5 of 8; 16 ongoing now want 8 replicas at 2 each");
        assertThat(lastChange(OTHER))
                .isEqualTo("scaled 2 → 5: budget gpu has room for 5 of 6; 12 ongoing now want 6 replicas at 2 each");
        assertThat(lastChange(ONE))
                .isEqualTo("scaled 8 → 5: budget gpu has room for 5 of 8; 16 ongoing now want 8 replicas at 2 each");
    }

    @Test
    void whoWasCutIsRaisedAsSoonAsThereIsRoom() {
        share(10, config(1, 20));
        load(ONE, 16);
        load(OTHER, 12);
        look();
        assertThat(autoscaler.target(ONE)).isEqualTo(5);

        load(OTHER, 2);
        look();
        assertThat(autoscaler.target(ONE))
                .as("while the other's wish for fewer waits")
                .isEqualTo(5);
        lookAfter(40);
        lookAfter(10);

        assertThat(autoscaler.target(OTHER)).isEqualTo(1);
        assertThat(autoscaler.target(ONE)).isEqualTo(8);
        assertThat(lastChange(ONE)).startsWith("scaled 5 → 8: budget gpu has room for all 8 now; ");
        assertThat(autoscaler.explain(ONE, nowMicros).reason()).isEqualTo(DecisionReason.ENOUGH);
    }

    @Test
    void minimumsThatDoNotFitAreReported() {
        share(3, config(3, 20));
        look();

        assertThat(autoscaler.target(ONE) + autoscaler.target(OTHER)).isEqualTo(3);
        assertThat(sentence(OTHER)).contains("budget gpu has room for 1 of 3, and not for all minimums; ");
    }

    @Test
    void thatNobodysClaimChangedCostsNothing() {
        share(10, config(1, 20));
        load(ONE, 16);
        load(OTHER, 12);
        look();
        int remembered = autoscaler.history(ONE).size();
        for (int i = 0; i < 20; i++) {
            load(ONE, 16);
            look();
        }

        assertThat(autoscaler.history(ONE)).hasSize(remembered);
        assertThat(changes)
                .filteredOn(change -> change.deployment().equals(ONE))
                .hasSize(1);
    }

    @Test
    void aDeploymentOfNoBudgetIsNotTouched() {
        share(2, config(1, 20));
        autoscaler.deploy(ALONE, config(1, 20), Declared.SLOTS, nowMicros);
        aloneIsDeployed = true;
        look();
        load(ALONE, 30);
        look();

        assertThat(autoscaler.target(ALONE)).isEqualTo(15);
    }

    @Test
    void aPauseKeepsItsReplicasFromTheOthers() {
        share(10, config(1, 20));
        load(ONE, 12);
        look();
        autoscaler.order(ONE, new ScalingOrder(Kind.PAUSE, 6, ScalingOrder.UNLIMITED), nowMicros);
        load(OTHER, 20);
        look();

        assertThat(autoscaler.target(ONE)).isEqualTo(6);
        assertThat(autoscaler.target(OTHER)).isEqualTo(4);
    }

    @Test
    void whatIsOrderedByHandIsAWishLikeOthers() {
        share(10, config(1, 20));
        load(ONE, 12);
        load(OTHER, 6);
        look();
        autoscaler.order(OTHER, new ScalingOrder(Kind.SCALE, 30, ScalingOrder.UNLIMITED), nowMicros);
        look();

        assertThat(autoscaler.target(ONE)).isEqualTo(5);
        assertThat(autoscaler.target(OTHER)).isEqualTo(5);
        assertThat(sentence(OTHER)).startsWith("holds 5: budget gpu has room for 5 of 30; scaled by hand");
    }

    @Test
    void oneThatOnlyRecommendsClaimsWhatItHas() {
        share(10, config(1, 20).withOverlays(new OverlayConfig(List.of(), true, Optional.empty())));
        autoscaler.adopt(ONE, 3);
        load(ONE, 40);
        look();

        assertThat(autoscaler.target(ONE)).isEqualTo(3);
        assertThat(autoscaler.explain(ONE, nowMicros).overlay().otherwiseAfter())
                .isEqualTo(20);
    }

    private void share(int total, AutoscalingConfig config) {
        autoscaler.load().admit(A, true, true);
        autoscaler.deploy(ONE, config, Declared.SLOTS, 0);
        autoscaler.deploy(OTHER, config, Declared.SLOTS, 0);
        autoscaler.share(
                new BudgetConfig(
                        "gpu",
                        OptionalInt.of(total),
                        ResourceAmounts.NONE,
                        List.of(new BudgetConfig.Member(ONE, 1, 0), new BudgetConfig.Member(OTHER, 1, 0))),
                member -> new double[] {1});
        load(ALONE, 0);
        look();
    }

    private void load(DeploymentId deployment, int running) {
        autoscaler
                .load()
                .record(
                        Reported.by(A, ++sequence)
                                .on(sequence - 1)
                                .names(number(deployment), deployment.name())
                                .row(number(deployment), 1, new LoadSnapshot(0, running, 0, 0, 1, 0, 0, 0, 0))
                                .build(),
                        nowMicros);
    }

    private static int number(DeploymentId deployment) {
        return List.of(ONE, OTHER, ALONE).indexOf(deployment);
    }

    private void look() {
        changes.addAll(autoscaler.decide(nowMicros));
        for (DeploymentId id : List.of(ONE, OTHER, ALONE)) {
            observeRunning(id);
        }
        changes.addAll(autoscaler.decide(nowMicros));
    }

    private void observeRunning(DeploymentId id) {
        if (!id.equals(ALONE) || aloneIsDeployed) {
            autoscaler.observeRunning(id, autoscaler.target(id));
        }
    }

    private void lookAfter(int seconds) {
        for (int i = 0; i < seconds; i++) {
            nowMicros += SECOND;
            look();
        }
    }

    private String sentence(DeploymentId deployment) {
        return autoscaler.explain(deployment, nowMicros).sentence();
    }

    private String lastChange(DeploymentId deployment) {
        return changes.stream()
                .filter(change -> change.deployment().equals(deployment))
                .reduce((first, second) -> second)
                .map(change -> change.record().sentence())
                .orElse("none");
    }

    private static AutoscalingConfig config(int min, int max) {
        return Declared.deployment().bounds(min, max).delays(0, 10).config();
    }
}
