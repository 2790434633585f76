package io.swell.controller;

import static io.swell.controller.autoscaling.load.Reported.A;
import static io.swell.controller.autoscaling.load.Reported.B;
import static io.swell.controller.autoscaling.load.Reported.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.typesafe.config.ConfigFactory;
import io.swell.controller.autoscaling.Coverage;
import io.swell.controller.autoscaling.load.Reported;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.config.SwellSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A process may be silent for ten seconds; reports are to come once a second. */
class SilenceWatchTest {

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final long SECOND = 1_000_000;

    private final ControllerState state = BareController.state(KIT);
    private final SilenceWatch silence =
            new SilenceWatch(state, Duration.ofSeconds(10), LoggerFactory.getLogger(SilenceWatchTest.class));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @BeforeEach
    void bothReport() {
        DeploymentConfig echo = SwellSettings.fromConfig(
                        ConfigFactory.parseString("swell.deployments.echo {}").withFallback(ConfigFactory.load()))
                .deployments()
                .get(0);
        state.autoscaler().deploy(ECHO, echo.autoscaling(), echo.maxOngoingRequests(), 0);
        state.autoscaler().load().admit(A, true, true);
        state.autoscaler().load().admit(B, true, true);
        state.autoscaler().load().record(Reported.first(A, 0, 1), SECOND);
        state.autoscaler().load().record(Reported.first(B, 0, 1), 3 * SECOND);
    }

    @Test
    void whoIsSilentForLongerThanItMayIsMissing() {
        silence.look(0, 11 * SECOND);
        assertThat(coverage(11 * SECOND).missing()).isZero();

        silence.look(0, 11 * SECOND + 1);
        assertThat(coverage(11 * SECOND + 1).missing()).isEqualTo(1);
    }

    @Test
    void isDueWhenTheNextMayHaveBeenSilentForTooLong() {
        assertThat(silence.dueMicros()).isEqualTo(11 * SECOND + 1);

        silence.look(0, silence.dueMicros());

        assertThat(coverage(11 * SECOND + 1).missing()).isEqualTo(1);
    }

    @Test
    void afterAPauseOfItsOwnReportsFromBeforeAreNotTrusted() {
        silence.look(10 * SECOND, 4 * SECOND);
        assertThat(coverage(4 * SECOND).controllerLagging()).isFalse();

        silence.look(10 * SECOND + 1, 4 * SECOND);
        assertThat(coverage(4 * SECOND).controllerLagging()).isTrue();
    }

    @Test
    void isLateWhileMessagesWaitForLongerThanAnInterval() {
        silence.waited(SECOND + 1, 4 * SECOND);
        assertThat(coverage(4 * SECOND).controllerLagging()).isTrue();

        silence.waited(SECOND, 4 * SECOND);
        assertThat(coverage(4 * SECOND).controllerLagging()).isFalse();
    }

    @Test
    void whoMayReportLessOftenMayBeSilentForLonger() {
        silence.waited(SECOND / 2, 4 * SECOND);
        assertThat(state.pace().granted()).isEqualTo(Duration.ofSeconds(2));

        assertThat(silence.dueMicros()).isEqualTo(21 * SECOND + 1);
    }

    private Coverage coverage(long nowMicros) {
        return state.autoscaler().explain(ECHO, nowMicros).coverage();
    }
}
