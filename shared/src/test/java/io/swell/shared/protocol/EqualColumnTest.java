package io.swell.shared.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EqualColumnTest {

    private final EqualColumn column = new EqualColumn();

    @Test
    void theSameColumnAgainIsTheSameObject() {
        assertThat(column.longs(7, 3)).containsExactly(7, 7, 7).isSameAs(column.longs(7, 3));
        assertThat(column.ints(1, 2)).containsExactly(1, 1).isSameAs(column.ints(1, 2));
    }

    @Test
    void anotherValueOrLengthIsAnotherColumnAndLeavesTheFirstAsItIs() {
        long[] first = column.longs(7, 3);
        assertThat(column.longs(8, 3)).containsExactly(8, 8, 8);
        assertThat(column.longs(8, 2)).containsExactly(8, 8);
        assertThat(column.ints(-1, 1)).containsExactly(-1);
        assertThat(column.ints(-1, 0)).isEmpty();
        assertThat(first).containsExactly(7, 7, 7);
    }
}
