package io.swell.handle.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingLineTest {

    private final WaitingLine line = new WaitingLine();
    private final CountingWaiter a = new CountingWaiter();
    private final CountingWaiter b = new CountingWaiter();
    private final CountingWaiter c = new CountingWaiter();

    @Test
    void itIsEverybodysTurnWhileNobodyWaits() {
        assertThat(line.isTurnOf(a)).isTrue();
        assertThat(line.isTurnOf(b)).isTrue();
    }

    @Test
    void nobodyGoesBeforeTheFirstInLine() {
        line.join(a);
        line.join(b);
        assertThat(line.isTurnOf(a)).isTrue();
        assertThat(line.isTurnOf(b)).isFalse();
        assertThat(line.isTurnOf(c)).as("who does not even wait").isFalse();
    }

    @Test
    void standsInLineOnce() {
        assertThat(line.join(a)).isTrue();
        assertThat(line.join(a)).isFalse();
        line.leave(a);
        assertThat(line.isTurnOf(b)).isTrue();
    }

    @Test
    void wakesTheFirstOnlyAndOnlyOnceUntilItLooks() {
        line.join(a);
        line.join(b);
        line.slotFreed(c);
        line.slotFreed(c);
        assertThat(a.wakes).isEqualTo(1);
        assertThat(b.wakes).isZero();

        line.isTurnOf(a);
        line.slotFreed(null);
        assertThat(a.wakes).isEqualTo(2);
    }

    @Test
    void doesNotWakeWhoFreedTheSlotAndLooksAnyway() {
        line.join(a);
        line.slotFreed(a);
        assertThat(a.wakes).isZero();
    }

    @Test
    void whoGotASlotAndWantsMoreGoesToTheEnd() {
        line.join(a);
        line.join(b);
        line.passOn(a);
        assertThat(b.wakes).isEqualTo(1);
        assertThat(line.isTurnOf(b)).isTrue();
        line.leave(b);
        assertThat(a.wakes).isEqualTo(1);
    }

    @Test
    void whoWaitsAloneHasNobodyToPassOnTo() {
        line.join(a);
        line.passOn(a);
        assertThat(line.isTurnOf(a)).isTrue();
        assertThat(a.wakes).isZero();
    }

    @Test
    void theNextIsWokenWhenTheFirstLeaves() {
        line.join(a);
        line.join(b);
        line.join(c);
        line.leave(b);
        assertThat(a.wakes + c.wakes).as("the first is still there").isZero();
        line.leave(a);
        assertThat(c.wakes).isEqualTo(1);
    }

    /** The head was woken and dies before it looked: the slot must not be lost with it. */
    @Test
    void aWakeIsPassedOnByWhoLeavesWithoutLooking() {
        line.join(a);
        line.join(b);
        line.slotFreed(null);
        line.leave(a);
        assertThat(b.wakes).isEqualTo(1);
    }

    @Test
    void leavingWithoutStandingInLineIsHarmless() {
        line.leave(a);
        line.join(b);
        line.leave(a);
        line.passOn(a);
        assertThat(line.isTurnOf(b)).isTrue();
        assertThat(b.wakes).isZero();
    }

    private static final class CountingWaiter implements WaitingLine.Waiter {
        private int wakes;

        @Override
        public void wake() {
            wakes++;
        }
    }
}
