package io.swell.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import akka.actor.Address;
import akka.cluster.UniqueAddress;
import akka.cluster.ddata.LWWMap;
import io.swell.controller.autoscaling.ScalingOrder;
import io.swell.controller.autoscaling.ScalingOrder.Kind;
import io.swell.shared.protocol.Term;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantedTargetTest {

    private static final UniqueAddress OLD = new UniqueAddress(new Address("akka", "swell", "old", 1), 1L);
    private static final UniqueAddress NEW = new UniqueAddress(new Address("akka", "swell", "new", 1), 2L);

    @Test
    void itsTextReadsAsItself() {
        for (long holder : new long[] {0, 7, -7, Long.MIN_VALUE, Long.MAX_VALUE}) {
            GrantedTarget granted = new GrantedTarget(new Term(3, holder), 12, null);
            assertThat(GrantedTarget.parse(granted.text())).isEqualTo(granted);
        }
        assertThat(new GrantedTarget(new Term(3, -17), 6, null).text()).isEqualTo("3:-17:6");
    }

    @Test
    void theTextOfAnOrderReadsAsTheOrder() {
        ScalingOrder scale = new ScalingOrder(Kind.SCALE, 8, 1_900_000_000_000L);
        ScalingOrder pause = new ScalingOrder(Kind.PAUSE, 6, ScalingOrder.UNLIMITED);

        assertThat(new GrantedTarget(new Term(3, -17), 6, scale).text()).isEqualTo("3:-17:6:scale:8:1900000000000");
        for (ScalingOrder order : List.of(scale, pause)) {
            GrantedTarget granted = new GrantedTarget(new Term(3, -17), 6, order);
            assertThat(GrantedTarget.parse(granted.text())).isEqualTo(granted);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "6",
                "3:6",
                "3:1:-6",
                "-3:1:6",
                "3:1:6:9",
                "3:1:six",
                "3:1:6 ",
                "3:1:6:stop:8:9",
                "3:1:6:scale:8"
            })
    void refusesTextOfAnotherForm(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrantedTarget.parse(text))
                .withMessage("granted target must be <number>:<holder>:<target>, and may have an order, was: " + text);
    }

    @Test
    void yieldsToItsOwnTermAndHigherOnes() {
        GrantedTarget granted = new GrantedTarget(new Term(3, 5), 6, null);

        assertThat(granted.yieldsTo(new Term(3, 5))).isTrue();
        assertThat(granted.yieldsTo(new Term(3, 6))).isTrue();
        assertThat(granted.yieldsTo(new Term(4, 0))).isTrue();
        assertThat(granted.yieldsTo(new Term(3, 4))).isFalse();
        assertThat(granted.yieldsTo(new Term(2, 9))).isFalse();
    }

    @Test
    void itsTimeIsLaterThanThatOfWhatItReplacesAndOfEveryLowerTerm() {
        GrantedTarget third = new GrantedTarget(new Term(3, 1), 6, null);
        GrantedTarget fourth = new GrantedTarget(new Term(4, 1), 6, null);
        long first = third.timeAfter(0);

        assertThat(third.timeAfter(first)).isEqualTo(first + 1);
        assertThat(fourth.timeAfter(0)).isGreaterThan(first + 1_000_000_000L);
        assertThat(fourth.timeAfter(first)).isEqualTo(fourth.timeAfter(0));
        assertThat(third.timeAfter(fourth.timeAfter(0))).isEqualTo(fourth.timeAfter(0) + 1);
    }

    /** The old one did not hear of the new one's grant, and makes many more of its own. */
    @Test
    void aLateGrantOfALowerTermLosesHoweverTheTwoMeet() {
        LWWMap<String, String> before = put(LWWMap.create(), OLD, new GrantedTarget(new Term(1, 1), 5, null));
        LWWMap<String, String> successors = put(before, NEW, new GrantedTarget(new Term(2, 2), 6, null));
        LWWMap<String, String> late = before;
        for (int target = 4; target > 0; target--) {
            late = put(late.resetDelta(), OLD, new GrantedTarget(new Term(1, 1), target, null));
        }

        Map<String, String> expected = Map.of("work", "2:2:6");
        assertThat(successors.merge(late).getEntries()).isEqualTo(expected);
        assertThat(late.merge(successors).getEntries()).isEqualTo(expected);
        assertThat(successors.mergeDelta(late.delta().get()).getEntries()).isEqualTo(expected);
        assertThat(late.mergeDelta(successors.delta().get()).getEntries()).isEqualTo(expected);
    }

    private static LWWMap<String, String> put(LWWMap<String, String> map, UniqueAddress node, GrantedTarget granted) {
        return map.resetDelta().put(node, "work", granted.text(), (previous, text) -> granted.timeAfter(previous));
    }
}
