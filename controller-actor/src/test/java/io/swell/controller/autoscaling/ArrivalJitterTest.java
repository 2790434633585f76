package io.swell.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalJitterTest {

    @ParameterizedTest(name = "a mean of {0} with {1} ongoing is {2}")
    @CsvSource({
        "12.01, 12, 12",
        "11.99, 12, 12",
        "12.02, 12, 12.02",
        "11.98, 12, 11.98",
        "0.0001, 0, 0.0001",
        "0, 0.0001, 0",
        "5, 5, 5"
    })
    void aMeanThatIsTheLoadOfNowButForJitterIsTheLoadOfNow(double mean, double live, double steadied) {
        assertThat(ArrivalJitter.steadied(mean, live)).isEqualTo(steadied);
    }
}
