package io.swell.handle;

import static io.swell.handle.HandleBench.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.HandleCommand.Call;
import io.swell.shared.protocol.RequestOutcome;
import io.swell.shared.protocol.RequestOutcome.Completed;
import io.swell.shared.protocol.RequestOutcome.HandlerFailed;
import io.swell.shared.protocol.RequestOutcome.NotRunning;
import io.swell.shared.protocol.RequestOutcome.Rejected;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentHandleTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final TestProbe<HandleCommand> actor = kit.createTestProbe();
    private final DeploymentHandle<String, Integer> handle =
            new DeploymentHandle<>(ECHO, actor.getRef(), kit.system(), Integer.class, TIMEOUT);

    @AfterEach
    void close() {
        kit.shutdownTestKit();
    }

    @Test
    void completesWithTheResponse() throws Exception {
        CompletionStage<Integer> answer = handle.call("12");
        Call call = actor.expectMessageClass(Call.class);
        assertThat(call.request()).isEqualTo("12");
        assertThat(call.timeout()).contains(TIMEOUT);
        call.replyTo().tell(new Completed(12));
        assertThat(answer.toCompletableFuture().get(5, TimeUnit.SECONDS)).isEqualTo(12);
    }

    @Test
    void completesExceptionallyWithWhatHappened() {
        CompletionStage<Integer> answer = handle.call("12", Duration.ofSeconds(1));
        Rejected rejected = new Rejected(ECHO, 7);
        Call call = actor.expectMessageClass(Call.class);
        assertThat(call.timeout()).contains(Duration.ofSeconds(1));
        call.replyTo().tell(rejected);
        RequestFailure failure = failureOf(answer);
        assertThat(failure.failure()).isEqualTo(rejected);
        assertThat(failure).hasMessage(rejected.message());
        assertThat(failure.getStackTrace()).isEmpty();
    }

    @Test
    void aResponseOfAnotherTypeIsAFailureOfTheHandler() {
        CompletionStage<Integer> answer = handle.call("12");
        actor.expectMessageClass(Call.class).replyTo().tell(new Completed("twelve"));
        assertThat(failureOf(answer).failure())
                .isEqualTo(new HandlerFailed(
                        ECHO,
                        "java.lang.ClassCastException",
                        "it answered with java.lang.String, its caller expects java.lang.Integer"));
    }

    @Test
    void aHandleThatHasStoppedIsNotRunning() {
        actor.stop();
        kit.createTestProbe().expectTerminated(actor.getRef());
        assertThat(failureOf(handle.call("12")).failure()).isInstanceOf(NotRunning.class);
    }

    @Test
    void aHandleThatDoesNotAnswerIsNotRunningAfterItsOwnDeadlineHasPassed() {
        CompletionStage<Integer> answer = handle.call("12");
        actor.expectMessageClass(Call.class);
        ManualTime time = ManualTime.get(kit.system());
        time.timePasses(TIMEOUT.plusSeconds(1));
        assertThat(answer.toCompletableFuture()).isNotDone();
        time.timePasses(Duration.ofMinutes(1));
        RequestOutcome.Failure failure = failureOf(answer).failure();
        assertThat(failure.message()).contains("has stopped or does not answer");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void refusesATimeoutThatIsNotPositive(String timeout) {
        assertThatThrownBy(() -> handle.call("12", Duration.parse(timeout)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout must be positive, was: " + timeout);
    }

    @Test
    void anEndlessTimeoutIsCutToWhatTimersCanDo() {
        handle.call("12", Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(actor.expectMessageClass(Call.class).timeout()).contains(Duration.ofDays(30));
    }

    private static RequestFailure failureOf(CompletionStage<?> answer) {
        try {
            answer.toCompletableFuture().get(5, TimeUnit.SECONDS);
            throw new AssertionError("completed normally");
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(RequestFailure.class);
            return (RequestFailure) e.getCause();
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
