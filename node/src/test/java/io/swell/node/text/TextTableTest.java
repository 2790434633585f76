package io.swell.node.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void alignsWordsToTheLeftAndNumbersToTheRight() {
        TextTable table = new TextTable("name", ">replicas", "why")
                .row("checkout", 4, "busy")
                .row("a", 12, "");

        assertThat(String.join("\n", table.lines()))
                .isEqualTo(
                        """
                        name      replicas  why
                        checkout         4  busy
                        a               12""");
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> new TextTable("a", "b").row("1")).hasMessage("row must have 2 cells, was: 1");
    }
}
