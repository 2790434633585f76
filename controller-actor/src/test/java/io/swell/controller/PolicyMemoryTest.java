package io.swell.controller;

import static io.swell.controller.ControllerFixture.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.SelfUniqueAddress;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator;
import io.swell.controller.autoscaling.AutoscalingContext;
import io.swell.controller.autoscaling.PolicyState;
import io.swell.controller.autoscaling.RememberingPolicy;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyMemoryTest {

    private static final String DIARY = "io.swell.controller.PolicyMemoryTest$Diary";

    /** Wants nothing, and counts the controllers it has seen, from 2. */
    public static final class Diary implements RememberingPolicy {

        private byte generation = 2;

        @Override
        public double desiredReplicas(AutoscalingContext context) {
            return 0;
        }

        @Override
        public byte[] state() {
            return new byte[] {generation};
        }

        @Override
        public void restore(byte[] state) {
            generation = (byte) (state[0] + 1);
        }
    }

    private final ControllerFixture cluster = new ControllerFixture(
            """
            swell.deployments.echo.autoscaling { policy = "%s", upscale-delay = 0 }
            """
                    .formatted(DIARY));

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aTextIsReadAsItWasWritten() {
        KeptState kept = new KeptState(new Term(3, -17), "com.acme.NightShift$1", new byte[] {0, -1, 127, 58});

        KeptState read = KeptState.parse(kept.text());

        assertThat(read.term()).isEqualTo(kept.term());
        assertThat(read.policy()).isEqualTo(kept.policy());
        assertThat(read.state()).isEqualTo(kept.state());
        assertThatThrownBy(() -> KeptState.parse("3:4"))
                .hasMessage("kept state must be <number>:<holder>:<class>:<Base64>, was: 3:4");
    }

    @Test
    void writesOverNoHigherTerm() {
        assertThat(recalled()).isEmpty();
        write(new Term(5, 1), "one");
        write(new Term(4, 9), "late");
        assertThat(recalled()).isEqualTo("one");
        write(new Term(5, 1), "two");
        assertThat(recalled()).isEqualTo("two");
        write(new Term(6, 0), "three");
        assertThat(recalled()).isEqualTo("three");
    }

    @Test
    void aSuccessorsPolicyGoesOnFromWhatThatOfTheFirstRemembered() {
        ActorRef<ControllerCommand> first = cluster.start();
        cluster.introduced(first);
        cluster.push(first, cluster.queued(1, MetricsReport.SNAPSHOT, 0));
        TestProbe<Object> waiter = cluster.kit.createTestProbe(Object.class);
        waiter.awaitAssert(Duration.ofSeconds(20), () -> {
            cluster.clock.advance(Duration.ofSeconds(4));
            cluster.status(first);
            assertThat(recalled()).isEqualTo("\u0002");
            return null;
        });
        cluster.kit.stop(first);

        ActorRef<ControllerCommand> successor = cluster.start();
        cluster.expectIntroduction(successor);

        assertThat(cluster.status(successor).deployments().get(0).desired()).isNotNaN();
        waiter.awaitAssert(Duration.ofSeconds(20), () -> {
            cluster.clock.advance(Duration.ofSeconds(4));
            cluster.report(successor, List.of());
            cluster.push(successor, cluster.queued(2, MetricsReport.SNAPSHOT, 0));
            cluster.status(successor);
            assertThat(recalled())
                    .as("state of the second, which began with that of the first")
                    .isEqualTo("\u0003");
            return null;
        });
    }

    @Test
    void whatNobodyCanReadIsPassedOverAndWrittenOver() {
        put("3:4");
        assertThat(recalled()).isEmpty();

        write(new Term(5, 1), "one");
        assertThat(recalled()).isEqualTo("one");
    }

    private void put(String text) {
        TestProbe<Replicator.UpdateResponse<LWWMap<String, String>>> probe = cluster.kit.createTestProbe();
        SelfUniqueAddress self = DistributedData.get(cluster.kit.system()).selfUniqueAddress();
        DistributedData.get(cluster.kit.system())
                .replicator()
                .tell(new Replicator.Update<>(
                        PolicyMemory.key(ECHO),
                        LWWMap.empty(),
                        Replicator.writeLocal(),
                        probe.getRef(),
                        map -> map.put(self, ECHO.name(), text)));
        probe.receiveMessage();
    }

    private void write(Term term, String state) {
        new PolicyMemory(cluster.kit.system(), term, Map.of())
                .write(new PolicyState(ECHO, DIARY, state.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The state a controller of a later term would find; empty for none. */
    private String recalled() {
        TestProbe<Object> probe = cluster.kit.createTestProbe(Object.class);
        cluster.kit.spawn(PolicyRecall.then(
                new Term(9, 9),
                SwellSettings.fromConfig(cluster.kit.system().settings().config())
                        .deployments(),
                states -> {
                    probe.getRef().tell(states);
                    return Behaviors.empty();
                }));
        @SuppressWarnings("unchecked") // the only thing ever told
        Map<DeploymentId, KeptState> states =
                (Map<DeploymentId, KeptState>) probe.receiveMessage(Duration.ofSeconds(10));
        KeptState kept = states.get(ECHO);
        return kept == null ? "" : new String(kept.state(), StandardCharsets.US_ASCII);
    }
}
