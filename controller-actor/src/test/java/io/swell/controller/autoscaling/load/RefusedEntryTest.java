package io.swell.controller.autoscaling.load;

import static io.swell.controller.autoscaling.load.Reported.A;
import static io.swell.controller.autoscaling.load.Reported.ECHO;
import static io.swell.controller.autoscaling.load.Reported.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.MetricsReport;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be true is refused by itself: its neighbours count, and the last thing believed of it stands. */
class RefusedEntryTest {

    private static final LoadSnapshot HELD = new LoadSnapshot(1, 2, 30, 40, 50, 60, 70, 80, 90);
    private static final LoadSnapshot LATER = new LoadSnapshot(3, 4, 300, 400, 500, 600, 700, 800, 900);
    private static final String IMPOSSIBLE = "must have no negative value and no counter that falls";

    private final ClusterLoad load = new ClusterLoad((deployment, at) -> {});

    record Case(String what, int handles, LoadSnapshot load) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Case> impossible() {
        int many = Integer.MAX_VALUE;
        long most = Long.MAX_VALUE;
        return Stream.of(
                new Case("negative handles", -1, LATER),
                new Case("negative queued", 1, new LoadSnapshot(-1, 4, 300, 400, 500, 600, 700, 800, 900)),
                new Case("negative running", 1, new LoadSnapshot(3, -4, 300, 400, 500, 600, 700, 800, 900)),
                new Case("more ongoing than can be", 1, new LoadSnapshot(many, 1, 300, 400, 500, 600, 700, 800, 900)),
                new Case("negative queued integral", 1, new LoadSnapshot(3, 4, -1, 400, 500, 600, 700, 800, 900)),
                new Case("negative running integral", 1, new LoadSnapshot(3, 4, 300, -1, 500, 600, 700, 800, 900)),
                new Case("integrals beyond a long", 1, new LoadSnapshot(3, 4, most, most, 500, 600, 700, 800, 900)),
                new Case("falling integral", 1, new LoadSnapshot(3, 4, 30, 39, 500, 600, 700, 800, 900)),
                new Case("falling arrivals", 1, new LoadSnapshot(3, 4, 300, 400, 49, 600, 700, 800, 900)),
                new Case("falling completions", 1, new LoadSnapshot(3, 4, 300, 400, 500, 59, 700, 800, 900)),
                new Case("falling failures", 1, new LoadSnapshot(3, 4, 300, 400, 500, 600, 69, 800, 900)),
                new Case("falling rejections", 1, new LoadSnapshot(3, 4, 300, 400, 500, 600, 700, 79, 900)),
                new Case("falling late waits", 1, new LoadSnapshot(3, 4, 300, 400, 500, 600, 700, 800, 89)),
                new Case("negative arrivals", 1, new LoadSnapshot(3, 4, 300, 400, -1, 600, 700, 800, 900)));
    }

    @BeforeEach
    void reportOnce() {
        load.admit(A, true, true);
        MetricsReport first = Reported.by(A, 1)
                .names(0, "echo", "other")
                .row(0, 1, HELD)
                .row(1, 1, HELD)
                .build();
        assertThat(load.record(first, 1_000).refused()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("impossible")
    void anImpossibleRowIsRefusedAndItsNeighboursCount(Case impossible) {
        MetricsReport report = Reported.by(A, 2)
                .on(1)
                .row(0, impossible.handles(), impossible.load())
                .row(1, 2, LATER)
                .build();

        Receipt.Filed filed = load.record(report, 2_000);

        assertThat(filed.receipt()).isEqualTo(new Receipt.Held(2));
        assertThat(filed.refused()).containsExactly(new Receipt.RefusedEntry("echo", IMPOSSIBLE));
        DeploymentLoad refused = load.load(ECHO);
        assertThat(List.of(refused.handles(), refused.queued(), refused.ongoing()))
                .containsExactly(1, 1, 3);
        assertThat(refused.counters().arrivals()).isZero();
        DeploymentLoad neighbour = load.load(OTHER);
        assertThat(List.of(neighbour.handles(), neighbour.queued(), neighbour.ongoing()))
                .containsExactly(2, 3, 7);
        assertThat(neighbour.counters().arrivals()).isEqualTo(450);
    }

    @Test
    void countersBeyondThirtyTwoBitsGrowAndMayNotFall() {
        long many = 5_000_000_000L;
        LoadSnapshot grown = new LoadSnapshot(0, 0, 30, 40, many, many, many, many, many);
        MetricsReport other =
                Reported.by(A, 2).on(1).names(2, "third").row(2, 1, grown).build();
        assertThat(load.record(other, 2_000).refused()).isEmpty();
        DeploymentLoad.Counters counters = load.load(new DeploymentId("third")).counters();
        assertThat(List.of(counters.arrivals(), counters.completions(), counters.lateWaits()))
                .containsExactly(many, many, many);

        LoadSnapshot more = new LoadSnapshot(0, 0, 30, 40, many + 9, many + 7, many, many, many + 1);
        LoadSnapshot fewer = new LoadSnapshot(0, 0, 30, 40, many + 9, many + 6, many, many, many + 1);
        MetricsReport next = Reported.by(A, 3).on(2).row(2, 1, more).build();
        MetricsReport last = Reported.by(A, 4).on(3).row(2, 1, fewer).build();

        assertThat(load.record(next, 3_000).refused()).isEmpty();
        assertThat(load.record(last, 4_000).refused()).hasSize(1);
        counters = load.load(new DeploymentId("third")).counters();
        assertThat(List.of(counters.arrivals(), counters.completions(), counters.lateWaits()))
                .containsExactly(many + 9, many + 7, many + 1);
    }

    @Test
    void whatIsEqualToWhatIsHeldIsNotAFall() {
        MetricsReport same = Reported.by(A, 2).on(1).row(0, 1, HELD).build();

        assertThat(load.record(same, 2_000).refused()).isEmpty();
    }

    @ParameterizedTest(name = "number {0}")
    @org.junit.jupiter.params.provider.ValueSource(
            ints = {2, 7, 99_999, 100_000, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
    void aNumberWithoutANameIsRefused(int number) {
        MetricsReport report =
                Reported.by(A, 2).on(1).row(number, 1, LATER).row(1, 1, LATER).build();

        assertThat(load.record(report, 2_000).refused())
                .containsExactly(
                        new Receipt.RefusedEntry("number " + number, "must have been named before it is used"));
        assertThat(load.load(OTHER).ongoing()).isEqualTo(7);
    }

    @Test
    void anIllegalNameIsRefusedAndNamesNothing() {
        MetricsReport report = Reported.by(A, 2)
                .on(1)
                .names(2, "Not Legal", "legal")
                .row(2, 1, LATER)
                .row(3, 1, LATER)
                .build();

        assertThat(load.record(report, 2_000).refused())
                .containsExactly(
                        new Receipt.RefusedEntry("Not Legal", DeploymentId.RULE),
                        new Receipt.RefusedEntry("number 2", "must have been named before it is used"));
        assertThat(load.load(new DeploymentId("legal")).ongoing()).isEqualTo(7);
    }

    @Test
    void aMissingNameIsRefusedLikeAnIllegalOne() {
        String[] names = Arrays.copyOf(new String[] {"legal"}, 2);
        MetricsReport report =
                Reported.by(A, 2).on(1).names(2, names).row(2, 1, LATER).build();

        assertThat(load.record(report, 2_000).refused())
                .containsExactly(new Receipt.RefusedEntry("null", DeploymentId.RULE));
        assertThat(load.load(new DeploymentId("legal")).ongoing()).isEqualTo(7);
    }

    @ParameterizedTest(name = "from {0}")
    @org.junit.jupiter.params.provider.ValueSource(ints = {99_999, 100_000, Integer.MAX_VALUE})
    void noProcessHasMoreDeploymentsThanAHundredThousand(int firstNumber) {
        MetricsReport report = Reported.by(A, 2)
                .on(1)
                .names(firstNumber, "first", "second")
                .row(1, 1, LATER)
                .build();

        assertThat(load.record(report, 2_000).refused())
                .last()
                .isEqualTo(new Receipt.RefusedEntry("second", "must have a number below 100000"));
        assertThat(load.load(OTHER).ongoing()).isEqualTo(7);
    }

    @Test
    void aNumberKeepsItsName() {
        MetricsReport report = Reported.by(A, 2)
                .on(1)
                .names(0, "else", "other")
                .row(0, 1, LATER)
                .build();

        assertThat(load.record(report, 2_000).refused())
                .containsExactly(new Receipt.RefusedEntry("else", "must keep its number, which is that of echo"));
        assertThat(load.load(ECHO).ongoing()).isEqualTo(7);
        assertThat(load.load(new DeploymentId("else")).ongoing()).isZero();
    }

    @Test
    void whatWasRefusedIsToldOnce() {
        load.record(Reported.by(A, 2).on(1).row(9, 1, LATER).build(), 2_000);

        assertThat(load.record(Reported.by(A, 3).on(2).build(), 3_000).refused())
                .isEmpty();
    }
}
