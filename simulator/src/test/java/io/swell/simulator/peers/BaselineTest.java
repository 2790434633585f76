package io.swell.simulator.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swell.simulator.Conditions;
import io.swell.simulator.Contender;
import io.swell.simulator.Outcome;
import io.swell.simulator.ScaleEvent;
import io.swell.simulator.SetPoint;
import io.swell.simulator.Trace;
import io.swell.simulator.Traces;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {

    private static final Conditions CONDITIONS =
            new Conditions(5, Duration.ofSeconds(10), Duration.ofMillis(500), 1, 300, 1);

    // 20 requests/s of 1 s on one replica: the first push comes at 10 s, the 301st turn at 40 s
    @Test
    void rayServeActsWithTheThreeHundredAndFirstTurn() {
        Outcome outcome = Baseline.named("ray-serve").play(Traces.even(20, 6000, 1), CONDITIONS);

        assertThat(outcome.events()).containsExactly(new ScaleEvent(40, 1, 192));
    }

    // the same load: 6 replicas after 2 s, and never fewer until the panic has been over for a minute
    @Test
    void knativePanicsAndHolds() {
        Outcome outcome = Baseline.named("knative").play(Traces.even(20, 6000, 1), CONDITIONS);

        assertThat(outcome.events().get(0)).isEqualTo(new ScaleEvent(2, 1, 6));
        assertThat(outcome.events())
                .filteredOn(event -> event.to() < event.from())
                .allSatisfy(event -> assertThat(event.at()).isGreaterThan(62));
    }

    // four more or twice as many, every 15 s
    @Test
    void hpaGoesUpByItsLimits() {
        Outcome outcome = Baseline.named("hpa-external").play(Traces.even(20, 6000, 1), CONDITIONS);

        assertThat(outcome.events().subList(0, 3))
                .containsExactly(new ScaleEvent(15, 1, 5), new ScaleEvent(30, 5, 10), new ScaleEvent(45, 10, 20));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ray-serve", "ray-serve-fast", "knative", "hpa-external", "hpa-utilization"})
    void peersKeepTheBoundsAndDoNotSleep(String name) {
        Trace trace = Traces.wild(3_000, new SplittableRandom(11));
        Conditions conditions = new Conditions(5, Duration.ofSeconds(10), Duration.ofMillis(500), 0, 7, 0);

        Outcome outcome = Baseline.named(name).play(trace, conditions);

        assertThat(outcome.policy()).isEqualTo(name);
        assertThat(outcome.requests()).isEqualTo(3_000);
        assertThat(outcome.events()).isNotEmpty().allSatisfy(event -> assertThat(event.to())
                .isBetween(1, 7));
    }

    @Test
    void theBestFixedSizeIsTheLeastThatMeetsTheSlo() {
        Trace trace = Traces.poisson(30, 20_000, 1, new SplittableRandom(12));

        Outcome best = Baseline.named("fixed").play(trace, CONDITIONS);
        Outcome smaller = Baseline.named("fixed=" + (best.peakReplicas() - 1)).play(trace, CONDITIONS);

        assertThat(best.violationRate()).isLessThanOrEqualTo(0.01);
        assertThat(smaller.violationRate()).isGreaterThan(0.01);
        assertThat(best.scaleEvents()).isZero();
    }

    @Test
    void theBestFixedSizeIsTheMaximumWhereNothingMeetsTheSlo() {
        Outcome best = Baseline.named("fixed").play(Traces.even(20, 6000, 1), CONDITIONS.withBounds(1, 2));

        assertThat(best.peakReplicas()).isEqualTo(2);
        assertThat(best.violationRate()).isGreaterThan(0.5);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "ray", "Knative", "fixed=0", "fixed=", "fixed=-1", "fixed=two", "fixed=10000000"})
    void saysWhatThereIs(String name) {
        assertThatThrownBy(() -> Baseline.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be ");
    }

    // 20 slots busy: of 5 slots a replica, 30 % are 1.5, and 14 replicas are wanted
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ray-serve-fast", "knative", "hpa-external", "hpa-utilization"})
    void aSetPointIsAShareOfTheSlots(String name) {
        Contender peer = Baseline.named(name);
        SetPoint third = peer.setPoints().stream()
                .filter(point -> point.value() == 0.3)
                .findFirst()
                .orElseThrow();

        Outcome outcome = third.contender().play(Traces.even(20, 12_000, 1), CONDITIONS.withWarmReplicas(12));

        assertThat(third.contender().name()).isEqualTo(name);
        assertThat(outcome.replicaSeconds() / 600).isBetween(12.0, 15.0);
        assertThat(third.contender().setPoints()).hasSameSizeAs(SetPoint.SHARES);
    }

    @Test
    void itsUsualTargetIsOneOfItsSetPoints() {
        Trace trace = Traces.wild(2_000, new SplittableRandom(4));
        Contender peer = Baseline.named("knative");

        Outcome usual = peer.play(trace, CONDITIONS);

        assertThat(peer.setPoints()).filteredOn(point -> point.value() == 0.7).allSatisfy(point -> assertThat(
                        point.contender().play(trace, CONDITIONS))
                .isEqualTo(usual));
        assertThat(Baseline.named("fixed").setPoints()).isEmpty();
    }
}
