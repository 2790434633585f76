package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.Declared.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.swell.controller.autoscaling.DecisionDryRun.Answer;
import io.swell.controller.autoscaling.DecisionDryRun.Step;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionDryRunTest {

    @Test
    void answersWithDesiredTargetAndReason() {
        Answer answer = of(deployment()).decide(new Step(12.5, some(40.0), none(), 10, some(4), some(4)));
        assertThat(answer)
                .isEqualTo(new Answer(
                        12.5,
                        20,
                        4,
                        "holds 4: 40 ongoing on average over 30 s want 20 replicas at 2 each;"
                                + " the wish has lasted 0 s of 30 s"));
    }

    @Test
    void targetLeftOutIsTheLastDecisionAndBeforeThatTheInitialOne() {
        DecisionDryRun dryRun = of(deployment().initial(3).delays(5, 60));
        assertThat(dryRun.decide(ongoing(0, 20)).target()).isEqualTo(3);
        assertThat(dryRun.decide(ongoing(5, 20)).target()).isEqualTo(10);
        assertThat(dryRun.decide(ongoing(6, 20)).reason()).startsWith("holds 10: 20 ongoing");
        assertThat(of(deployment().bounds(2, 9)).decide(ongoing(0, 4)).target()).isEqualTo(2);
    }

    @Test
    void runningLeftOutFollowsTheTargetAtOnce() {
        // with a gain of a half, the next step depends on what runs: 2, then 6, then 8
        DecisionDryRun dryRun = of(deployment().initial(2).gains(0.5, 1).delays(0, 0));
        assertThat(dryRun.decide(ongoing(0, 20)).target()).isEqualTo(6);
        assertThat(dryRun.decide(ongoing(1, 20)).target()).isEqualTo(8);
        assertThat(dryRun.decide(new Step(2, some(20.0), none(), 0, OptionalInt.empty(), some(4)))
                        .target())
                .isEqualTo(7);
    }

    @Test
    void theFirstLoadIsItsOwnAverageAndLaterOnesAreAveragedByTheRealWindow() {
        DecisionDryRun dryRun = of(deployment().lookBack(10).bounds(1, 1));
        assertThat(dryRun.decide(load(100, 8)).desired()).isEqualTo(4);
        assertThat(dryRun.decide(load(102, 0)).desired()).isEqualTo(4); // 8 until now
        assertThat(dryRun.decide(load(106, 20)).desired()).isEqualTo(16 / 6.0 / 2); // 8 for 2 s, 0 for 4 s
        assertThat(dryRun.decide(load(111, 20)).desired()).isEqualTo(108 / 10.0 / 2); // 8 for 1 s, 0 for 4, 20 for 5
        assertThat(dryRun.decide(load(9_999, 1)).desired()).isEqualTo(10);
    }

    @Test
    void aFractionalLoadIsExactlyItself() {
        DecisionDryRun dryRun = of(deployment().targetOngoing(0.1).bounds(1, 1));
        for (int i = 0; i < 500; i++) {
            assertThat(dryRun.decide(load(i * 0.7, 2.3)).desired()).isEqualTo(2.3 / 0.1);
        }
    }

    @Test
    void toldAndAveragedStepsMayBeMixed() {
        DecisionDryRun dryRun = of(deployment().lookBack(10).bounds(1, 1));
        assertThat(dryRun.decide(ongoing(0, 8)).desired()).isEqualTo(4);
        assertThat(dryRun.decide(load(5, 100)).desired()).isEqualTo(4);
        assertThat(dryRun.decide(load(10, 0)).desired()).isEqualTo(27);
    }

    @Test
    void desiredAtAColdStartIsWhatItGetsBeforeBounds() {
        DecisionDryRun dryRun = of(deployment().bounds(0, 2).gains(10, 1));
        Answer answer = dryRun.decide(ongoing(0, 1));
        assertThat(answer.desired()).isEqualTo(10);
        assertThat(answer.target()).isEqualTo(2);
        assertThat(answer.reason()).isEqualTo("scaled 0 → 2: 1 ongoing and no replica runs");
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "at, -1",
        "at, NaN",
        "at, Infinity",
        "ongoing, -0.1",
        "ongoing, NaN",
        "load, -1",
        "load, Infinity",
        "queued, -3",
        "queued, NaN",
        "running, -1",
        "target, -2",
    })
    void refusesWhatIsNoAmount(String key, double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stepWith(key, value))
                .withMessageStartingWith(key + " must be ")
                .withMessageEndingWith("was: " + value);
    }

    private static Step stepWith(String key, double value) {
        return new Step(
                key.equals("at") ? value : 0,
                key.equals("load") ? none() : some(key.equals("ongoing") ? value : 1.0),
                key.equals("load") ? some(value) : none(),
                key.equals("queued") ? value : 0,
                key.equals("running") ? some((int) value) : OptionalInt.empty(),
                key.equals("target") ? some((int) value) : OptionalInt.empty());
    }

    @ParameterizedTest(name = "both: {0}")
    @ValueSource(booleans = {true, false})
    void refusesBothOrNeitherOfOngoingAndLoad(boolean both) {
        OptionalDouble amount = both ? some(1.0) : none();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Step(0, amount, amount, 0, OptionalInt.empty(), OptionalInt.empty()))
                .withMessage("ongoing must be given, or load, and not both, was: " + (both ? "both" : "neither"));
    }

    @Test
    void refusesTimeThatGoesBackAndGoesOnAfterwards() {
        DecisionDryRun dryRun = of(deployment());
        dryRun.decide(ongoing(10, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dryRun.decide(ongoing(9.5, 2)))
                .withMessage("at must not go back from 10.0, was: 9.5");
        assertThat(dryRun.decide(ongoing(10, 2)).target()).isEqualTo(1);
    }

    private static DecisionDryRun of(Declared declared) {
        return new DecisionDryRun(
                Timeline.ID,
                declared.config(),
                Declared.SLOTS,
                AutoscalingPolicy.named(declared.config().policy()));
    }

    private static Step ongoing(double at, double ongoing) {
        return new Step(at, some(ongoing), none(), 0, OptionalInt.empty(), OptionalInt.empty());
    }

    private static Step load(double at, double load) {
        return new Step(at, none(), some(load), 0, OptionalInt.empty(), OptionalInt.empty());
    }

    private static OptionalDouble some(double value) {
        return OptionalDouble.of(value);
    }

    private static OptionalInt some(int value) {
        return OptionalInt.of(value);
    }

    private static OptionalDouble none() {
        return OptionalDouble.empty();
    }
}
