package io.swell.controller.autoscaling.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ComingReplicasTest {

    private static final double COLD_START = 30;

    private final ComingReplicas coming = new ComingReplicas();

    @Test
    void whoHasWhatWasGrantedHasNoMore() {
        granted(4, 60);

        assertThat(coming.soon(4)).isEqualTo(4);
    }

    /** Nobody of six more serves in the first third, all of them soon after the last. */
    @Test
    void whatWasOrderedServesTheSoonerTheLongerAgoItWas() {
        granted(4, 60);
        granted(10, 1);
        double atOnce = coming.soon(4);
        granted(10, 20);
        double later = coming.soon(4);
        granted(10, 20);

        assertThat(atOnce).isEqualTo(4);
        assertThat(later).isCloseTo(6, within(1e-9));
        assertThat(coming.soon(4)).isCloseTo(8, within(1e-9));
        assertThat(coming.soon(10)).isEqualTo(10);
    }

    @Test
    void whatWasCalledOffDoesNotCome() {
        granted(4, 60);
        granted(10, 15);
        granted(4, 1);

        assertThat(coming.soon(4)).isEqualTo(4);
    }

    @Test
    void whoGoesOnSaysTheSame() {
        granted(4, 60);
        granted(10, 17);
        ByteBuffer saved = ByteBuffer.allocate(13);
        coming.save(saved);
        ComingReplicas other = new ComingReplicas();
        other.restore(saved.flip());

        for (int i = 0; i < 40; i++) {
            assertThat(other.soon(4)).isEqualTo(coming.soon(4));
            coming.observe(12, 1, COLD_START);
            other.observe(12, 1, COLD_START);
        }
    }

    private void granted(int target, int seconds) {
        for (int i = 0; i < seconds; i++) {
            coming.observe(target, 1, COLD_START);
        }
    }
}
