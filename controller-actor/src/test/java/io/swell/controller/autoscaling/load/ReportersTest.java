package io.swell.controller.autoscaling.load;

import static io.swell.controller.autoscaling.load.Reported.A;
import static io.swell.controller.autoscaling.load.Reported.B;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Times are in microseconds, periods are 30. */
class ReportersTest {

    private static final long PERIOD = 30;

    private final ClusterLoad load = new ClusterLoad((deployment, at) -> {});

    @Test
    void whoIsExpectedIsKnownBeforeItReports() {
        load.admit(A, true, true);
        load.admit(B, false, true);

        assertThat(load.reporters()).isEqualTo(new Reporters(1, 0, 0, Long.MIN_VALUE));
    }

    @Test
    void whoReportsIsKnownThoughNobodyExpectedIt() {
        load.admit(B, false, false);
        load.record(Reported.first(B, 1, 1), 100);

        assertThat(load.reporters()).isEqualTo(new Reporters(1, 1, 0, 100));
    }

    @Test
    void nobodyToWatchIsWatchedAlways() {
        assertThat(load.reporters().watchedFor(PERIOD, 0)).isTrue();
    }

    @Test
    void whoJoinedBeforeOurEyesIsWatchedFromTheStart() {
        load.admit(A, true, true);

        assertThat(load.reporters().watchedFor(PERIOD, 1)).isTrue();
    }

    @Test
    void whoWasThereBeforeUsIsWatchedFromItsFirstReport() {
        load.admit(A, true, false);
        assertThat(load.reporters().watchedFor(PERIOD, 1_000_000))
                .as("never reported")
                .isFalse();

        load.record(Reported.first(A, 1, 1), 100);

        assertThat(load.reporters().watchedFor(PERIOD, 129)).isFalse();
        assertThat(load.reporters().watchedFor(PERIOD, 130)).isTrue();
    }

    @Test
    void everybodyMustHaveBeenWatched() {
        load.admit(A, true, false);
        load.admit(B, true, false);
        load.record(Reported.first(A, 1, 1), 100);
        assertThat(load.reporters().watchedFor(PERIOD, 1_000)).isFalse();

        load.record(Reported.first(B, 1, 1), 990);

        assertThat(load.reporters().watchedFor(PERIOD, 1_019)).isFalse();
        assertThat(load.reporters().watchedFor(PERIOD, 1_020)).isTrue();
    }

    @Test
    void whoIsGoneNeedNotBeWatched() {
        load.admit(A, true, false);
        load.remove(A, 10);

        assertThat(load.reporters().watchedFor(PERIOD, 11)).isTrue();
    }

    @Test
    void aWaitOfTheClockBelowZeroIsNoWait() {
        load.admit(A, true, false);
        load.record(Reported.first(A, 1, 1), -1_000);

        assertThat(load.reporters().watchedFor(PERIOD, -971)).isFalse();
        assertThat(load.reporters().watchedFor(PERIOD, -970)).isTrue();
    }
}
