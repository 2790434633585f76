package io.swell.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swell.simulator.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateSharesTest {

    private static final Trace TWO = Trace.of(new double[] {0, 1}, new double[] {2, 3});

    private final LateShares shares = new LateShares(TWO, List.of(0.5, 1.0));

    @Test
    void countsWhoWaitedLongerThanEachSlo() {
        shares.ended(5, new double[] {0, 1});

        assertThat(shares.of(0)).isEqualTo(0.5);
        assertThat(shares.of(1)).isZero();
    }

    @Test
    void missesALostRequest() {
        assertThatThrownBy(() -> shares.ended(5, new double[] {0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("all requests must begin, 2 of them, was: 1");
    }

    @Test
    void missesARequestThatNeverBegan() {
        assertThatThrownBy(() -> shares.ended(5, new double[] {0, Double.NaN}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a request must begin when it has come, was: NaN s before");
    }

    @Test
    void missesWorkThatWasCutShort() {
        assertThatThrownBy(() -> shares.ended(4.5, new double[] {0, 1}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the run must end with its last request, at 5.0 s, was: 4.5");
    }
}
