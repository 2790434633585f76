package io.swell.simulator.swell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.swell.controller.autoscaling.DecisionDryRun;
import io.swell.shared.config.SwellSettings;
import io.swell.simulator.Conditions;
import io.swell.simulator.Outcome;
import io.swell.simulator.ScaleEvent;
import io.swell.simulator.Trace;
import io.swell.simulator.Traces;
import io.swell.simulator.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Swell's own decisions in virtual time. */
class SwellPolicyTest {

    private static SwellPolicy policy(double phase, String... autoscaling) {
        SwellSettings settings = SwellSettings.fromConfig(ConfigFactory.parseString(
                        "swell.deployments.it { autoscaling {" + String.join("\n", autoscaling) + "} }")
                .withFallback(ConfigFactory.defaultReference()));
        return new SwellPolicy(
                "it", settings.deployments().get(0), settings.controller(), settings.metricsPusher(), phase);
    }

    private static Conditions conditions(SwellPolicy policy, int warm) {
        return new Conditions(
                5,
                Duration.ofSeconds(10),
                Duration.ofMillis(500),
                policy.deployment().autoscaling().minReplicas(),
                policy.deployment().autoscaling().maxReplicas(),
                warm);
    }

    /** 19 ongoing want 10 replicas at 2 each. The wish begins with the first report that shows it and must last 30 s. */
    @Test
    void asksForWhatTheLoadWantsOnceTheWishHasLasted() {
        SwellPolicy policy = policy(0.25);

        Outcome outcome = policy.play(Traces.even(19, 19 * 120, 1), conditions(policy, 4));

        assertThat(outcome.events()).hasSize(1);
        ScaleEvent event = outcome.events().get(0);
        assertThat(event.from()).isEqualTo(4);
        assertThat(event.to()).isEqualTo(10);
        assertThat(event.at()).isBetween(30.0, 32.0);
    }

    /** Six requests for a minute, then one. The dry run is shown the same load, second by second, and says the same. */
    @Test
    void decidesAsTheDryRunDoes() {
        SwellPolicy policy = policy(0, "upscale-delay = 5s", "downscale-delay = 20s", "look-back-period = 10s");
        double[] arrivals = {0, 0, 0, 0, 0, 0, 60};
        double[] services = {60, 60, 60, 60, 60, 60, 60};

        List<ScaleEvent> events =
                policy.play(Trace.of(arrivals, services), conditions(policy, 2)).events();

        DecisionDryRun dryRun = new DecisionDryRun(policy.deployment());
        List<ScaleEvent> dry = new ArrayList<>();
        int target = 2;
        for (int second = 0; second < 120; second++) {
            int before = target;
            target = dryRun.decide(new DecisionDryRun.Step(
                            second,
                            OptionalDouble.empty(),
                            OptionalDouble.of(second < 60 ? 6 : 1),
                            0,
                            OptionalInt.empty(),
                            second == 0 ? OptionalInt.of(before) : OptionalInt.empty()))
                    .target();
            if (target != before) {
                dry.add(new ScaleEvent(second, before, target));
            }
        }
        assertThat(events)
                .extracting(ScaleEvent::to)
                .isEqualTo(dry.stream().map(ScaleEvent::to).toList());
        for (int i = 0; i < dry.size(); i++) {
            assertThat(events.get(i).at()).isCloseTo(dry.get(i).at(), within(1.0));
        }
    }

    @Test
    void wakesAtOnceForTheFirstRequest() {
        SwellPolicy policy = policy(0.9, "min-replicas = 0");
        Trace load = Trace.of(new double[] {5.3, 5.4, 100}, new double[] {1, 1, 1});

        Outcome outcome = policy.play(load, conditions(policy, 0));

        assertThat(outcome.events().get(0)).isEqualTo(new ScaleEvent(5.3, 0, 1));
        assertThat(outcome.waitMax()).isCloseTo(10, within(1e-6));
    }

    @Test
    void sleepsAgainInTwoSteps() {
        SwellPolicy policy =
                policy(0, "min-replicas = 0", "look-back-period = 10s", "upscale-delay = 0s", "downscale-delay = 60s");
        Trace load = Trace.of(new double[] {1, 1, 1, 1, 1, 1, 400}, new double[] {30, 30, 30, 30, 30, 30, 1});

        Outcome outcome = policy.play(load, conditions(policy, 0));

        List<ScaleEvent> events = outcome.events();
        assertThat(events).extracting(ScaleEvent::to).containsExactly(1, 3, 1, 0, 1);
        assertThat(events.get(3).at() - events.get(2).at()).isBetween(59.0, 62.0);
    }

    /** A load that doubles between two reports is told at once: with a report a minute the next would come too late. */
    @Test
    void hurriesWithALoadThatHasGrownALot() {
        SwellSettings slow = SwellSettings.fromConfig(
                ConfigFactory.parseString("swell { metrics-pusher.interval = 60s, controller.report-expiry = 120s,"
                                + " deployments.it.autoscaling { look-back-period = 120s, upscale-delay = 0s } }")
                        .withFallback(ConfigFactory.defaultReference()));
        SwellPolicy policy =
                new SwellPolicy("it", slow.deployments().get(0), slow.controller(), slow.metricsPusher(), 0);
        double[] arrivals = new double[60];
        Arrays.fill(arrivals, 10);
        double[] services = new double[60];
        Arrays.fill(services, 5);

        Outcome outcome = policy.play(Trace.of(arrivals, services), conditions(policy, 1));

        assertThat(outcome.events()).isNotEmpty();
        assertThat(outcome.events().get(0).at()).isLessThan(20);
    }

    @Test
    void theSamePhaseGivesTheSameOutcomeAndNoneGivesMuchAnother() {
        Trace load = Traces.poisson(20, 20_000, 1, new SplittableRandom(3));
        SwellPolicy policy = policy(0.1);

        Outcome outcome = policy.play(load, conditions(policy, 8));

        assertThat(policy.play(load, conditions(policy, 8))).isEqualTo(outcome);
        assertThat(policy(0.6).play(load, conditions(policy, 8)).replicaSeconds())
                .isCloseTo(outcome.replicaSeconds(), within(0.02 * outcome.replicaSeconds()));
    }

    @Test
    void tellsAWitnessWhyItsTargetChanged() {
        SwellPolicy policy = policy(0.25);
        List<String> told = new ArrayList<>();

        Outcome outcome = policy.play(Traces.even(19, 19 * 120, 1), conditions(policy, 4), new Witness() {
            @Override
            public void decided(double now, int from, int to, Supplier<String> reason) {
                told.add("%.0f: %s".formatted(now, reason.get()));
            }
        });

        ScaleEvent event = outcome.events().get(0);
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("%.0f: scaled 4 → 10: ".formatted(event.at()))
                .contains("want 10 replicas at 2 each");
    }
}
