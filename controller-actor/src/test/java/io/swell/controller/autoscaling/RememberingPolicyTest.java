package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.load.Reported.A;
import static io.swell.controller.autoscaling.load.Reported.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.swell.controller.autoscaling.load.Reported;
import io.swell.shared.config.SwellSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of policies whose memory outlives the controller. */
class RememberingPolicyTest {

    private static final long SECOND = 1_000_000;
    private static final String HERE = "io.swell.controller.autoscaling.RememberingPolicyTest$";

    private final Autoscaler autoscaler = newAutoscaler();

    /** Wants as many as it was ever told. */
    public static final class Diary implements RememberingPolicy {

        private static final int TOO_MUCH = 7;

        private String replicas = "2";

        @Override
        public double desiredReplicas(AutoscalingContext context) {
            return Double.parseDouble(replicas);
        }

        @Override
        public byte[] state() {
            return replicas.equals(Integer.toString(TOO_MUCH))
                    ? new byte[MOST_BYTES + 1]
                    : replicas.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public void restore(byte[] state) {
            replicas = new String(state, StandardCharsets.US_ASCII);
            if (replicas.equals("9")) {
                throw new IllegalStateException("unreadable");
            }
        }
    }

    private static Autoscaler newAutoscaler() {
        return new Autoscaler(SwellSettings.fromConfig(ConfigFactory.load()).controller());
    }

    @BeforeEach
    void deployed() {
        autoscaler.load().admit(A, true, true);
        autoscaler.load().record(Reported.first(A, 0, 1), 0);
        autoscaler.deploy(
                ECHO, Declared.deployment().delays(0, 0).policy(HERE + "Diary").config(), Declared.SLOTS, 0);
        autoscaler.observeRunning(ECHO, 1);
    }

    @Test
    void itsStateIsAskedTenSecondsAfterADecision() {
        assertThat(statesAt(20 * SECOND)).as("before any decision").isEmpty();
        autoscaler.decide(20 * SECOND);
        assertThat(statesAt(30 * SECOND - 1)).isEmpty();
        assertThat(statesAt(30 * SECOND)).containsExactly("echo " + HERE + "Diary 2");
        assertThat(statesAt(50 * SECOND)).as("without another decision").isEmpty();
    }

    @Test
    void aStateThatIsAsBeforeIsNotWrittenAgain() {
        autoscaler.decide(0);
        assertThat(statesAt(10 * SECOND)).hasSize(1);
        autoscaler.observeRunning(ECHO, 2);
        autoscaler.decide(11 * SECOND);
        assertThat(statesAt(30 * SECOND)).isEmpty();

        autoscaler.restore(ECHO, bytes("3"), 31 * SECOND);
        autoscaler.observeRunning(ECHO, 1);
        autoscaler.decide(31 * SECOND);
        assertThat(statesAt(41 * SECOND)).containsExactly("echo " + HERE + "Diary 3");
    }

    @Test
    void goesOnFromWhatWasKept() {
        assertThat(autoscaler.restore(ECHO, bytes("5"), 0)).isTrue();
        autoscaler.decide(0);
        assertThat(autoscaler.target(ECHO)).isEqualTo(5);
    }

    @Test
    void beginsAnewWhereItCannotReadWhatWasKept() {
        assertThat(autoscaler.restore(ECHO, bytes("9"), 0)).isFalse();
        autoscaler.decide(0);
        assertThat(autoscaler.target(ECHO)).isEqualTo(2);
        assertThat(statesAt(10 * SECOND)).containsExactly("echo " + HERE + "Diary 2");
    }

    @Test
    void tooMuchIsNotKept() {
        autoscaler.restore(ECHO, bytes(Integer.toString(Diary.TOO_MUCH)), 0);
        autoscaler.decide(0);
        assertThat(statesAt(10 * SECOND)).isEmpty();
    }

    @Test
    void onlyPoliciesThatRememberDo() {
        assertThat(AutoscalingPolicy.remembers(HERE + "Diary")).isTrue();
        assertThat(AutoscalingPolicy.remembers("adaptive")).isTrue();
        assertThat(AutoscalingPolicy.remembers("panic-window")).isFalse();
        assertThat(AutoscalingPolicy.remembers("com.acme.Missing")).isFalse();
        assertThat(AutoscalingPolicy.remembers("io.swell.controller.autoscaling.PolicyNamesTest$NightShift"))
                .isFalse();
    }

    private List<String> statesAt(long nowMicros) {
        return autoscaler.takePolicyStates(nowMicros).stream()
                .map(state -> state.deployment() + " " + state.policy() + " "
                        + new String(state.bytes(), StandardCharsets.US_ASCII))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
