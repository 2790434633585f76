package io.swell.shared.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    private final InputLines lines = new InputLines("x.csv", new ByteArrayInputStream(new byte[0]), 100);

    private CsvLine line(String text) {
        return new CsvLine(lines, List.of("at_s", "requests"), text);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"1, 1", "' 1.5', 1.5", "+.5, 0.5", "2., 2", "1e-3, 0.001", "1E3, 1000", "0, 0"})
    void readsDecimalNumbers(String text, double expected) {
        assertThat(line(text + ",1").seconds(0, 1e6)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"1d", "0x1p3", "NaN", "Infinity", "1e999", "", "e", ".", "1-2", "--1", "1e", "one"})
    void refusesWhatOnlyJavaTakesForANumber(String text) {
        assertThatThrownBy(() -> line(text + ",1").seconds(0, 1e6))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("at_s must be a number, was: ");
    }

    @Test
    void saysTheColumnTheRuleAndTheValue() {
        assertThatThrownBy(() -> line("-1,1").seconds(0, 60))
                .hasMessage("x.csv:0: at_s must be from 0 to 60 s, was: -1");
        assertThatThrownBy(() -> line("1,2.5").count(1, 10))
                .hasMessage("x.csv:0: requests must be a whole number from 0 to 10, was: 2.5");
        assertThatThrownBy(() -> line("1")).hasMessage("x.csv:0: line must have the 2 columns at_s,requests, was: 1");
    }
}
