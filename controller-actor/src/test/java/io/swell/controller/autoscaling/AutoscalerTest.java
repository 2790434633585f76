package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.load.Reported.A;
import static io.swell.controller.autoscaling.load.Reported.B;
import static io.swell.controller.autoscaling.load.Reported.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swell.controller.autoscaling.Autoscaler.Change;
import io.swell.controller.autoscaling.load.Reported;
import io.swell.shared.config.AggregationFunction;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.ControllerSettings;
import io.swell.shared.config.PanicWindowConfig;
import io.swell.shared.config.ServiceLevelConfig;
import io.swell.shared.config.TargetTrackingConfig;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * What it looks at, and when. Whether it looked at a deployment shows in the time of the deployment's latest decision.
 * The look-back period is 10 s, upscale waits 2 s, downscale 5 s, a moving window is looked at every 500 ms.
 */
class AutoscalerTest {

    private static final long SECOND = 1_000_000;
    private static final long LOOK_BACK = 10 * SECOND;

    private final Autoscaler autoscaler = new Autoscaler(new ControllerSettings(
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            20,
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            3,
            Duration.ofMillis(100),
            Duration.ZERO,
            "dispatcher"));
    private final List<DeploymentId> deployed = new ArrayList<>();
    private long sequence = 1;

    @Test
    void tenThousandIdleDeploymentsCostNothing() {
        deploy(10_000, config(0, 5));
        autoscaler.load().admit(A, true, true);
        autoscaler.load().record(Reported.by(A, sequence).build(), 0);
        long now = settle(0);

        assertThat(autoscaler.dueMicros()).isEqualTo(Long.MAX_VALUE);
        for (int i = 1; i <= 100; i++) {
            heartbeat(A, now + i);
            assertThat(autoscaler.decide(now + i)).isEmpty();
            assertThat(autoscaler.dueMicros()).isEqualTo(Long.MAX_VALUE);
        }

        assertThat(lookedAt(now + 1)).as("looked at by any of these").isEmpty();
    }

    @Test
    void looksOnlyAtWhatChanged() {
        deploy(100, config(0, 5));
        autoscaler.load().admit(A, true, true);
        autoscaler.load().record(Reported.by(A, sequence).build(), 0);
        long now = settle(0) + SECOND;

        report(deployed.get(7), 3, 0, now);
        List<Change> changes = autoscaler.decide(now);

        assertThat(lookedAt(now)).containsExactly(deployed.get(7));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.deployment()).isEqualTo(deployed.get(7));
            assertThat(change.record().reason()).isEqualTo(DecisionReason.COLD_START);
            assertThat(change.record().after()).isEqualTo(1);
        });
        assertThat(autoscaler.target(deployed.get(7))).isEqualTo(1);
    }

    @Test
    void looksAtADeploymentWhoseReplicasRunAnew() {
        deploy(2, config(1, 5));
        autoscaler.load().admit(A, true, true);
        heartbeat(A, 0);
        long now = settle(0) + SECOND;

        assertThat(autoscaler.observeRunning(deployed.get(0), 1)).isTrue();
        assertThat(autoscaler.observeRunning(deployed.get(0), 1)).as("no news").isFalse();
        assertThat(autoscaler.dueMicros()).isEqualTo(Long.MIN_VALUE);
        autoscaler.decide(now);

        assertThat(lookedAt(now)).containsExactly(deployed.get(0));
        assertThat(autoscaler.explain(deployed.get(0), now).running()).isEqualTo(1);
    }

    @Test
    void looksAtADeploymentWithAnotherConfiguration() {
        deploy(2, config(1, 5));
        autoscaler.load().admit(A, true, true);
        heartbeat(A, 0);
        long now = settle(0) + SECOND;

        autoscaler.deploy(deployed.get(1), config(3, 5), Declared.SLOTS, now);

        assertThat(autoscaler.decide(now)).extracting(Change::deployment).containsExactly(deployed.get(1));
        assertThat(autoscaler.target(deployed.get(1))).isEqualTo(3);
        assertThat(lookedAt(now)).containsExactly(deployed.get(1));
    }

    @Test
    void aDeadlineThatIsDueFiresThoughNothingHappens() {
        deploy(1, config(1, 5));
        autoscaler.load().admit(A, true, true);
        autoscaler.observeRunning(deployed.get(0), 1);
        report(deployed.get(0), 0, 8, 0);
        assertThat(autoscaler.decide(0)).isEmpty();
        assertThat(lastReason(deployed.get(0))).isEqualTo(DecisionReason.WAITS_FOR_UPSCALE_DELAY);

        assertThat(autoscaler.decide(autoscaler.dueMicros() - 1)).isEmpty();
        assertThat(lookedAt(1)).as("before it is due").isEmpty();
        long granted = until(deployed.get(0), 4);

        // 8 ongoing at 2 per replica, for 2 s; an instant may come a microsecond early.
        assertThat(granted).isBetween(2 * SECOND - 1, 2 * SECOND);
    }

    @Test
    void looksAtAllWhenWhoReportsChanges() {
        deploy(3, config(0, 5));
        autoscaler.load().admit(A, true, true);
        heartbeat(A, 0);
        long now = settle(0) + SECOND;

        autoscaler.load().admit(B, true, true);
        autoscaler.decide(now);
        assertThat(lookedAt(now)).containsExactlyElementsOf(deployed);

        autoscaler.load().markSilent(now + 9 * SECOND, 3 * SECOND);
        autoscaler.decide(now + 9 * SECOND);
        assertThat(lookedAt(now + 9 * SECOND)).containsExactlyElementsOf(deployed);
        assertThat(lastReason(deployed.get(0))).isEqualTo(DecisionReason.NO_REPORTS);
    }

    @Test
    void afterAPauseNothingShrinksBeforeAllHaveReportedAgain() {
        runningThreeWithLoadForOne();
        autoscaler.load().admit(B, true, true);
        autoscaler.load().record(Reported.by(B, 1).build(), SECOND);
        autoscaler.distrustReportsBefore(2 * SECOND);
        long now = 2 * SECOND;
        for (; now < 40 * SECOND; now += SECOND / 2) {
            heartbeat(A, now); // B's last word is from before the pause
            assertThat(autoscaler.decide(now)).as("at %d", now).isEmpty();
        }
        assertThat(lastReason(deployed.get(0))).isEqualTo(DecisionReason.CONTROLLER_LAGGING);

        autoscaler.load().record(Reported.by(B, 2).on(1).build(), now);
        heartbeat(A, now);

        // The wish is older than the pause and has lasted for long enough.
        assertThat(autoscaler.decide(now)).hasSize(1);
        assertThat(autoscaler.target(deployed.get(0))).isEqualTo(1);
    }

    @Test
    void aFreshControllerShrinksNothingBeforeItHasWatchedEverybodyForALookBackPeriod() {
        deploy(1, config(1, 5));
        autoscaler.load().admit(A, true, false);
        autoscaler.adopt(deployed.get(0), 3);
        autoscaler.observeRunning(deployed.get(0), 3);
        report(deployed.get(0), 0, 2, SECOND);
        autoscaler.decide(SECOND);

        assertThat(lastReason(deployed.get(0))).isEqualTo(DecisionReason.NOT_WATCHED_YET);
        long shrunk = until(deployed.get(0), 1);

        assertThat(shrunk).isGreaterThanOrEqualTo(SECOND + LOOK_BACK);
    }

    @Test
    void adoptsWhatIsFoundAsGranted() {
        deploy(1, config(0, 5));
        assertThat(autoscaler.target(deployed.get(0))).isZero();

        autoscaler.adopt(deployed.get(0), 4);

        assertThat(autoscaler.target(deployed.get(0))).isEqualTo(4);
        assertThat(autoscaler.dueMicros()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void whatIsAdoptedBeyondTheBoundsIsBroughtBackByTheNextDecision() {
        deploy(1, config(0, 5));
        autoscaler.load().admit(A, true, true);
        heartbeat(A, 0);
        autoscaler.adopt(deployed.get(0), 9);

        assertThat(autoscaler.decide(1)).singleElement().satisfies(change -> {
            assertThat(change.record().reason()).isEqualTo(DecisionReason.OUT_OF_BOUNDS);
            assertThat(change.record().after()).isEqualTo(5);
        });
    }

    @Test
    void loadOfADeploymentNobodyDeployedIsKeptAndDecidesNothing() {
        autoscaler.load().admit(A, true, true);
        autoscaler.load().record(Reported.first(A, 5, 5), 0);

        assertThat(autoscaler.decide(0)).isEmpty();
        assertThat(autoscaler.load().load(ECHO).ongoing()).isEqualTo(10);
        assertThatThrownBy(() -> autoscaler.target(ECHO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("deployment must have been deployed, was: echo");
        assertThat(autoscaler.observeRunning(ECHO, 1)).isFalse();
    }

    @Test
    void remembersWhatChangedAndWhy() {
        deploy(1, config(0, 5));
        autoscaler.load().admit(A, true, true);
        report(deployed.get(0), 2, 0, 0);
        autoscaler.decide(0);

        assertThat(autoscaler.history(deployed.get(0)))
                .extracting(DecisionRecord::reason)
                .containsExactly(DecisionReason.COLD_START);
    }

    private void runningThreeWithLoadForOne() {
        deploy(1, config(1, 5));
        autoscaler.load().admit(A, true, true);
        autoscaler.adopt(deployed.get(0), 3);
        autoscaler.observeRunning(deployed.get(0), 3);
        report(deployed.get(0), 0, 2, 0);
        autoscaler.decide(0);
        assertThat(lastReason(deployed.get(0))).isEqualTo(DecisionReason.WAITS_FOR_DOWNSCALE_DELAY);
    }

    private void deploy(int count, AutoscalingConfig config) {
        for (int i = 0; i < count; i++) {
            DeploymentId id = new DeploymentId("d" + i);
            deployed.add(id);
            autoscaler.deploy(id, config, Declared.SLOTS, 0);
        }
    }

    /** Follows deadlines while nothing happens, until there are none. */
    private long settle(long fromMicros) {
        long now = fromMicros;
        autoscaler.decide(now);
        for (int looks = 0; autoscaler.dueMicros() != Long.MAX_VALUE; looks++) {
            assertThat(looks).as("looks until all is settled").isLessThan(200);
            now = autoscaler.dueMicros();
            autoscaler.decide(now);
        }
        return now;
    }

    /** Follows deadlines until the target is reached; when that was. Processes go on reporting that nothing changed. */
    private long until(DeploymentId deployment, int target) {
        for (int looks = 0; looks < 200; looks++) {
            long now = autoscaler.dueMicros();
            assertThat(now).as("a deadline before target %d", target).isNotEqualTo(Long.MAX_VALUE);
            autoscaler.decide(now);
            if (autoscaler.target(deployment) == target) {
                return now;
            }
        }
        throw new AssertionError("target " + target + " was not reached: " + autoscaler.history(deployment));
    }

    /** Each change of reason is remembered. */
    private DecisionReason lastReason(DeploymentId deployment) {
        List<DecisionRecord> history = autoscaler.history(deployment);
        return history.get(history.size() - 1).reason();
    }

    private List<DeploymentId> lookedAt(long sinceMicros) {
        return deployed.stream()
                .filter(id -> autoscaler.decidedMicros(id) >= sinceMicros)
                .toList();
    }

    private void heartbeat(ProcessId process, long nowMicros) {
        long next = ++sequence;
        autoscaler
                .load()
                .record(
                        Reported.by(process, next)
                                .on(next - 1 == 1 ? 0 : next - 1)
                                .build(),
                        nowMicros);
    }

    private void report(DeploymentId deployment, int queued, int running, long nowMicros) {
        LoadSnapshot load = new LoadSnapshot(queued, running, 0, 0, 1, 0, 0, 0, 0);
        autoscaler
                .load()
                .record(
                        Reported.by(A, ++sequence)
                                .names(0, deployment.name())
                                .row(0, 1, load)
                                .build(),
                        nowMicros);
    }

    private static AutoscalingConfig config(int min, int max) {
        return new AutoscalingConfig(
                min,
                OptionalInt.empty(),
                max,
                2,
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Optional.empty(),
                1,
                1,
                AggregationFunction.MEAN,
                "ongoing-requests",
                ServiceLevelConfig.NONE,
                PanicWindowConfig.DEFAULT,
                TargetTrackingConfig.DEFAULT);
    }
}
