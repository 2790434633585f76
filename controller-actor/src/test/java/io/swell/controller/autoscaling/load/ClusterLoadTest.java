package io.swell.controller.autoscaling.load;

import static io.swell.controller.autoscaling.load.Reported.A;
import static io.swell.controller.autoscaling.load.Reported.B;
import static io.swell.controller.autoscaling.load.Reported.ECHO;
import static io.swell.controller.autoscaling.load.Reported.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.autoscaling.load.ClusterLoad.Interest;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.MetricsReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times are in microseconds. */
class ClusterLoadTest {

    private static final long SECOND = 1_000_000;

    private final List<String> announced = new ArrayList<>();
    private final ClusterLoad load = new ClusterLoad(this::announce);

    @Test
    void aDuplicateChangesNothingAndIsAnsweredAgain() {
        load.admit(A, true, true);
        MetricsReport first = Reported.first(A, 2, 3);
        assertThat(receipt(first, 0)).isEqualTo(new Receipt.Held(1));

        assertThat(receipt(first, SECOND)).isEqualTo(new Receipt.Held(1));

        assertThat(load.load(ECHO).ongoing()).isEqualTo(5);
        assertThat(load.load(ECHO).integralMicros(2 * SECOND)).isEqualTo(5 * 2 * SECOND);
        assertThat(load.load(ECHO).handles()).isEqualTo(1);
    }

    @Test
    void aLateReportNeverOverwritesANewerOne() {
        load.admit(A, true, true);
        load.record(Reported.first(A, 2, 3), 0);
        load.record(delta(3, 1, 0, 1), SECOND);

        assertThat(receipt(delta(2, 1, 9, 9), SECOND)).isEqualTo(new Receipt.Outdated());

        assertThat(load.load(ECHO).ongoing()).isEqualTo(1);
    }

    @Test
    void partsMayComeInAnyOrderAndTheReportIsHeldWithTheLast() {
        load.admit(A, true, true);
        MetricsReport echo = Reported.by(A, 1)
                .part(0, 2)
                .names(0, "echo")
                .row(0, 1, Reported.load(1, 1))
                .build();
        MetricsReport other = Reported.by(A, 1)
                .part(1, 2)
                .names(1, "other")
                .row(1, 1, Reported.load(2, 2))
                .build();

        assertThat(receipt(other, 0)).isEqualTo(new Receipt.Partial());
        assertThat(load.load(OTHER).ongoing()).as("each part counts at once").isEqualTo(4);
        assertThat(receipt(other, 0)).as("a part twice is one part").isEqualTo(new Receipt.Partial());
        assertThat(receipt(echo, 0)).isEqualTo(new Receipt.Held(1));
        assertThat(load.load(ECHO).ongoing()).isEqualTo(2);
    }

    @Test
    void partsOfAReportThatWasOvertakenAreOutdated() {
        load.admit(A, true, true);
        load.record(
                Reported.by(A, 1)
                        .part(0, 2)
                        .names(0, "echo")
                        .row(0, 1, Reported.load(1, 1))
                        .build(),
                0);
        load.record(
                Reported.by(A, 2)
                        .part(0, 2)
                        .names(0, "echo")
                        .row(0, 1, Reported.load(5, 5))
                        .build(),
                0);

        MetricsReport rest = Reported.by(A, 1).part(1, 2).build();
        assertThat(receipt(rest, 0)).isEqualTo(new Receipt.Outdated());
        assertThat(load.load(ECHO).ongoing()).isEqualTo(10);
    }

    @Test
    void aDeltaWhoseBaseIsNotHeldAsksForASnapshotAndChangesNothing() {
        load.admit(A, true, false);

        MetricsReport delta = Reported.by(A, 8)
                .on(7)
                .names(0, "echo")
                .row(0, 1, Reported.load(1, 1))
                .build();
        assertThat(receipt(delta, 0)).isEqualTo(new Receipt.BaseMissing(8));

        assertThat(load.load(ECHO).ongoing()).isZero();
        assertThat(load.reporters().fresh()).isZero();
    }

    @Test
    void aDeltaOnAnEarlierBaseThanTheOneHeldIsApplied() {
        load.admit(A, true, true);
        load.record(Reported.first(A, 1, 0), 0);
        load.record(delta(2, 1, 2, 0), SECOND);

        assertThat(receipt(delta(3, 1, 3, 0), 2 * SECOND)).isEqualTo(new Receipt.Held(3));
        assertThat(load.load(ECHO).queued()).isEqualTo(3);
    }

    @Test
    void aSnapshotReplacesEverythingKnownOfTheProcess() {
        load.admit(A, true, true);
        load.record(
                Reported.by(A, 1)
                        .names(0, "echo", "other")
                        .row(0, 2, Reported.load(1, 1))
                        .row(1, 3, Reported.load(2, 2))
                        .build(),
                0);

        load.record(
                Reported.by(A, 2)
                        .names(0, "echo", "other")
                        .row(1, 3, Reported.load(2, 2))
                        .build(),
                SECOND);

        assertThat(load.load(ECHO).ongoing()).isZero();
        assertThat(load.load(ECHO).handles()).isZero();
        assertThat(load.load(ECHO).interested()).isZero();
        assertThat(load.load(OTHER).ongoing()).isEqualTo(4);
    }

    @Test
    void whoIsNoMemberIsAStranger() {
        assertThat(receipt(Reported.first(A, 1, 1), 0)).isEqualTo(new Receipt.Stranger());
        assertThat(load.load(ECHO).ongoing()).isZero();
    }

    @Test
    void theLastWordOfAProcessThatIsGoneIsAStrangers() {
        load.admit(A, true, true);
        load.record(Reported.first(A, 1, 1), 0);
        load.remove(A, SECOND);

        assertThat(receipt(delta(2, 1, 5, 5), SECOND)).isEqualTo(new Receipt.Stranger());
        assertThat(load.load(ECHO).ongoing()).isZero();
    }

    @Test
    void aProcessThatIsGoneTakesItsCountsAndLeavesItsHistory() {
        load.admit(A, true, true);
        load.record(Reported.first(A, 2, 3), 0);
        long before = load.load(ECHO).integralMicros(4 * SECOND);

        load.remove(A, 4 * SECOND);

        DeploymentLoad echo = load.load(ECHO);
        assertThat(List.of(echo.queued(), echo.ongoing(), echo.handles())).containsExactly(0, 0, 0);
        assertThat(echo.integralMicros(4 * SECOND)).isEqualTo(before).isEqualTo(5 * 4 * SECOND);
        assertThat(echo.integralMicros(9 * SECOND)).isEqualTo(before);
    }

    @Test
    void aSilentProcessIsHeldAndToldApartUntilItSpeaks() {
        load.admit(A, true, true);
        load.admit(B, true, true);
        load.record(Reported.first(A, 2, 3), 0);
        load.record(Reported.first(B, 1, 1), 2 * SECOND);

        load.markSilent(3 * SECOND, 3 * SECOND);
        assertThat(load.load(ECHO).missingOngoing()).as("at the limit").isZero();
        load.markSilent(3 * SECOND + 1, 3 * SECOND);

        assertThat(load.load(ECHO).ongoing()).isEqualTo(7);
        assertThat(load.load(ECHO).missingOngoing()).isEqualTo(5);
        assertThat(load.load(ECHO).unreachableOngoing()).isZero();
        assertThat(load.reporters()).isEqualTo(new Reporters(2, 1, 0, Long.MIN_VALUE));

        load.record(delta(2, 1, 1, 1), 4 * SECOND);
        assertThat(load.load(ECHO).missingOngoing()).isZero();
        assertThat(load.reporters().fresh()).isEqualTo(2);
    }

    @Test
    void anUnreachableProcessIsHeldAndToldApartFromASilentOne() {
        load.admit(A, true, true);
        load.record(Reported.first(A, 2, 3), 0);
        load.unreachable(A, true);
        load.markSilent(9 * SECOND, 3 * SECOND);

        assertThat(load.load(ECHO).missingOngoing())
                .as("missing for two reasons is missing once")
                .isEqualTo(5);
        assertThat(load.load(ECHO).unreachableOngoing()).isEqualTo(5);

        load.unreachable(A, false);
        assertThat(load.load(ECHO).missingOngoing()).as("still silent").isEqualTo(5);
        assertThat(load.load(ECHO).unreachableOngoing()).isZero();
    }

    @Test
    void aProcessThatIsGoneIsMissedNoMore() {
        load.admit(A, true, true);
        load.record(Reported.first(A, 2, 3), 0);
        load.unreachable(A, true);

        load.remove(A, SECOND);

        assertThat(load.load(ECHO).missingOngoing()).isZero();
        assertThat(load.load(ECHO).unreachableOngoing()).isZero();
        assertThat(load.reporters()).isEqualTo(new Reporters(0, 0, 0, Long.MIN_VALUE));
    }

    @Test
    void theIntegralIsHeldOnAtTheLastCountAndCorrectedByTheNextReport() {
        load.admit(A, true, true);
        load.record(Reported.first(A, 0, 4), 0);
        assertThat(load.load(ECHO).integralMicros(SECOND)).isEqualTo(4 * SECOND);

        // Two of the four ended half way: 4 x 0.5 s + 2 x 0.5 s.
        load.record(
                Reported.by(A, 2)
                        .on(1)
                        .row(0, 1, new LoadSnapshot(0, 2, 0, 3 * SECOND, 4, 2, 0, 0, 0))
                        .build(),
                SECOND);
        assertThat(load.load(ECHO).integralMicros(SECOND)).isEqualTo(3 * SECOND);
        assertThat(load.load(ECHO).integralMicros(2 * SECOND)).isEqualTo(5 * SECOND);
    }

    @Test
    void aFreshControllerDoesNotCountThePastOfAProcess() {
        load.admit(A, true, false);
        LoadSnapshot years =
                new LoadSnapshot(1, 1, 1L << 50, 1L << 50, 1L << 40, 1L << 39, 1L << 38, 1L << 37, 1L << 36);
        load.record(Reported.by(A, 900).names(0, "echo").row(0, 1, years).build(), SECOND);

        DeploymentLoad echo = load.load(ECHO);
        assertThat(echo.ongoing()).isEqualTo(2);
        assertThat(echo.integralMicros(SECOND)).isZero();
        assertThat(counters(echo)).containsExactly(0L, 0L, 0L, 0L, 0L);

        LoadSnapshot more = years.plus(new LoadSnapshot(0, 0, SECOND, SECOND, 1, 2, 3, 4, 5));
        load.record(Reported.by(A, 901).on(900).row(0, 1, more).build(), 2 * SECOND);
        assertThat(echo.integralMicros(2 * SECOND)).isEqualTo(2 * SECOND);
        assertThat(counters(echo)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void thePastIsNotCountedInAnyPartOfTheFirstReport() {
        load.admit(A, true, false);
        LoadSnapshot past = new LoadSnapshot(0, 0, SECOND, SECOND, 10, 10, 0, 0, 0);
        load.record(
                Reported.by(A, 5).part(0, 2).names(0, "echo").row(0, 1, past).build(), 0);
        load.record(
                Reported.by(A, 5).part(1, 2).names(1, "other").row(1, 1, past).build(), 0);

        assertThat(load.load(ECHO).counters().arrivals()).isZero();
        assertThat(load.load(OTHER).counters().arrivals()).isZero();
    }

    @Test
    void aDeploymentThatAppearsAtAKnownProcessCountsFromItsBeginning() {
        load.admit(A, true, false);
        load.record(Reported.first(A, 0, 0), 0);

        LoadSnapshot begun = new LoadSnapshot(0, 1, SECOND, SECOND, 3, 2, 0, 0, 0);
        load.record(Reported.by(A, 2).on(1).names(1, "other").row(1, 1, begun).build(), SECOND);

        assertThat(load.load(OTHER).counters().arrivals()).isEqualTo(3);
        assertThat(load.load(OTHER).integralMicros(SECOND)).isEqualTo(2 * SECOND);
    }

    @Test
    void interestBeginsWithTheFirstHandleAndEndsWithTheLast() {
        load.admit(A, true, true);
        load.record(Reported.first(A, 0, 0), 0);
        load.record(
                Reported.by(A, 2)
                        .on(1)
                        .row(0, 5, LoadSnapshot.ZERO.plus(Reported.load(0, 0)))
                        .build(),
                0);
        load.record(Reported.by(A, 3).on(2).row(0, 0, Reported.load(0, 0)).build(), 0);

        assertThat(load.takeInterests()).containsExactly(new Interest(A, ECHO, true), new Interest(A, ECHO, false));
        assertThat(load.takeInterests()).as("taken").isEmpty();
        assertThat(load.load(ECHO).interested()).isZero();
    }

    @Test
    void interestEndsWithTheProcess() {
        load.admit(A, true, true);
        load.record(Reported.first(A, 0, 0), 0);
        load.takeInterests();

        load.remove(A, SECOND);

        assertThat(load.takeInterests()).containsExactly(new Interest(A, ECHO, false));
    }

    @Test
    void changesAreAnnouncedOnceBeforeTheyHappenAndTakenAfter() {
        load.admit(A, true, true);
        load.record(Reported.first(A, 1, 1), 10);
        load.record(delta(2, 1, 2, 2), 20);

        assertThat(announced).containsExactly("echo had 0 before 10");
        assertThat(takeChanged()).containsExactly(load.load(ECHO).ordinal());
        load.record(delta(3, 2, 3, 3), 30);
        assertThat(announced).containsExactly("echo had 0 before 10", "echo had 4 before 30");
        takeChanged();
        load.record(Reported.by(A, 4).on(3).build(), 40);
        assertThat(takeChanged()).as("a heartbeat is no change").isEmpty();
    }

    @Test
    void theOldestReportIsThatOfThoseWhoReport() {
        load.admit(A, true, true);
        load.admit(B, true, true);
        assertThat(load.oldestReportMicros(7 * SECOND)).as("nobody").isEqualTo(7 * SECOND);
        load.record(Reported.first(A, 0, 0), SECOND);
        load.record(Reported.first(B, 0, 0), 5 * SECOND);
        assertThat(load.oldestReportMicros(7 * SECOND)).isEqualTo(SECOND);

        load.markSilent(7 * SECOND, 3 * SECOND);

        assertThat(load.oldestReportMicros(7 * SECOND)).isEqualTo(5 * SECOND);
    }

    @Test
    void showsEachProcessWithItsState() {
        ProcessId expected = new ProcessId("10.0.0.3:25520", 3);
        ProcessId silent = new ProcessId("10.0.0.4:25520", 4);
        for (ProcessId process : List.of(expected, silent, B, A)) {
            load.admit(process, true, true);
        }
        load.record(Reported.first(silent, 0, 0), 0);
        load.record(Reported.first(A, 0, 0), 4 * SECOND);
        load.record(Reported.first(B, 0, 0), 4 * SECOND);
        load.unreachable(B, true);
        load.markSilent(5 * SECOND, 3 * SECOND);

        assertThat(load.view(5 * SECOND))
                .containsExactly(
                        new ProcessView(A, ProcessView.State.REPORTING, SECOND, 1),
                        new ProcessView(B, ProcessView.State.UNREACHABLE, SECOND, 1),
                        new ProcessView(expected, ProcessView.State.EXPECTED, -1, 0),
                        new ProcessView(silent, ProcessView.State.SILENT, 5 * SECOND, 1));
    }

    private Receipt receipt(MetricsReport report, long nowMicros) {
        return load.record(report, nowMicros).receipt();
    }

    private static MetricsReport delta(long sequence, long base, int queued, int running) {
        LoadSnapshot now = new LoadSnapshot(queued, running, 0, 0, 100 + sequence, 0, 0, 0, 0);
        return Reported.by(A, sequence).on(base).row(0, 1, now).build();
    }

    private void announce(int ordinal, long nowMicros) {
        load.deployments().stream()
                .filter(deployment -> deployment.ordinal() == ordinal)
                .forEach(deployment ->
                        announced.add(deployment.id() + " had " + deployment.ongoing() + " before " + nowMicros));
    }

    private List<Integer> takeChanged() {
        List<Integer> changed = new ArrayList<>();
        load.takeChanged(changed::add);
        return changed;
    }

    private static List<Long> counters(DeploymentLoad load) {
        DeploymentLoad.Counters counters = load.counters();
        return List.of(
                counters.arrivals(),
                counters.completions(),
                counters.failures(),
                counters.rejections(),
                counters.lateWaits());
    }
}
