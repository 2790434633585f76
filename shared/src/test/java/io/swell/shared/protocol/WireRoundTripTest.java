package io.swell.shared.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRefResolver;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.Serializer;
import akka.serialization.Serializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.ReplicaPlace.Parent;
import java.io.NotSerializableException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What may cross JVMs arrives as it was sent; through the serialization a node has, set up by nothing but its files. */
class WireRoundTripTest {

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final Serialization SERIALIZATION = SerializationExtension.get(KIT.system());
    private static final List<WireMessage> SAMPLES = samples();

    private static final List<Class<?>> PROTOCOLS = List.of(
            ControllerCommand.class,
            DirectoryCommand.class,
            HandleCommand.class,
            HostCommand.class,
            PusherCommand.class,
            ReplicaCommand.class);

    private static List<WireMessage> samples() {
        try {
            return new WireSamples(KIT, SERIALIZATION).all();
        } catch (NotSerializableException e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void everyMessageArrivesAsItWasSent() throws Exception {
        for (WireMessage sample : SAMPLES) {
            assertThat(Spelled.out(roundTrip(sample))).isEqualTo(Spelled.out(sample));
        }
    }

    @Test
    void samplesAreAllTheMessagesThereAre() {
        Set<Class<?>> messages = PROTOCOLS.stream()
                .flatMap(protocol -> Stream.of(protocol.getPermittedSubclasses()))
                .filter(WireMessage.class::isAssignableFrom)
                .collect(Collectors.toSet());
        messages.add(StatusPage.class);
        messages.add(OrderAnswer.class);
        messages.add(DeploymentAnswer.class);

        assertThat(SAMPLES.stream().map(Object::getClass)).containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void whatIsNoWireMessageIsOneOfTheDoorsOrStaysHere() {
        Set<Class<?>> others = PROTOCOLS.stream()
                .flatMap(protocol -> Stream.of(protocol.getPermittedSubclasses()))
                .filter(type -> !WireMessage.class.isAssignableFrom(type))
                .collect(Collectors.toSet());

        assertThat(others)
                .containsExactlyInAnyOrder(
                        ControllerCommand.Local.class,
                        DirectoryCommand.Local.class,
                        HandleCommand.Local.class,
                        HandleCommand.Call.class,
                        HostCommand.Local.class,
                        PusherCommand.Local.class,
                        ReplicaCommand.Local.class);
    }

    @Test
    void namesOnTheWireAreThoseThatOtherVersionsKnow() {
        List<String> names = SAMPLES.stream()
                .map(sample -> Serializers.manifestFor(serializer(sample), sample) + names(sample.getClass()))
                .toList();

        // Renaming any of these cuts a running cluster in two while it is updated.
        String prefix = "io.swell.shared.protocol.";
        assertThat(names)
                .containsExactly(
                        "report[report, pusher, directory]",
                        prefix + "ControllerCommand$SayGoodbye[process, sequence]",
                        prefix
                                + "ControllerCommand$HostReport[process, base, sequence, part, parts, resources, leaving, replicas, removed, host]",
                        prefix + "ControllerCommand$HostMetrics[process, sequence, part, parts, metrics]",
                        prefix + "ControllerCommand$GetStatus[replyTo, from, decisions]",
                        prefix + "ControllerCommand$GetDeployment[deployment, replyTo]",
                        prefix + "ControllerCommand$PauseScaling[deployment, duration, replyTo]",
                        prefix + "ControllerCommand$ResumeScaling[deployment, replyTo]",
                        prefix + "ControllerCommand$ScaleByHand[deployment, replicas, duration, replyTo]",
                        prefix + "OrderAnswer[deployment, outcome, target, objection]",
                        prefix + "DirectoryCommand$RoutingUpdate[term, version, complete, parents, pieces]",
                        prefix + "HandleCommand$RequestCompleted[requestId, response]",
                        prefix + "HandleCommand$RequestFailed[requestId, errorType, message]",
                        prefix + "HandleCommand$RequestRefused[requestId, replica, draining]",
                        prefix + "HandleCommand$RequestUnknown[requestId]",
                        prefix + "HostCommand$IntroduceController[term, controller]",
                        prefix + "HostCommand$StartReplica[term, replica, spec]",
                        prefix + "HostCommand$DrainReplica[term, replica]",
                        prefix + "HostCommand$StopReplica[term, replica]",
                        prefix + "HostCommand$ReportReceived[term, sequence]",
                        prefix + "PusherCommand$ReportAcknowledged[term, sequence, nextInterval]",
                        prefix + "PusherCommand$SnapshotNeeded[term, sequence, nextInterval]",
                        prefix + "ReplicaCommand$Execute[requestId, request, remaining, replyTo]",
                        prefix + "ReplicaCommand$Abandon[requestId, replyTo]",
                        prefix + "StatusPage[status, next, last]",
                        prefix + "DeploymentAnswer[found]");
    }

    @Test
    void nothingButItsPartsTravels() throws Exception {
        ObjectMapper cbor = new CBORMapper();
        for (WireMessage sample : cborSamples()) {
            JsonNode tree = cbor.readTree(SERIALIZATION.serialize(sample).get());
            assertThat(tree.fieldNames()).toIterable().containsExactlyElementsOf(names(sample.getClass()));
        }
    }

    @Test
    void aMessageThatLacksAPartIsRefusedAndNotFilledWithNull() throws Exception {
        ObjectMapper cbor = new CBORMapper();
        int refused = 0;
        for (WireMessage sample : cborSamples()) {
            Serializer serializer = serializer(sample);
            for (RecordComponent component : sample.getClass().getRecordComponents()) {
                if (component.getType().isPrimitive()) {
                    continue;
                }
                ObjectNode tree = (ObjectNode)
                        cbor.readTree(SERIALIZATION.serialize(sample).get());
                assertThat(tree.remove(component.getName())).isNotNull();
                byte[] bytes = cbor.writeValueAsBytes(tree);
                String manifest = Serializers.manifestFor(serializer, sample);

                assertThat(SERIALIZATION
                                .deserialize(bytes, serializer.identifier(), manifest)
                                .isFailure())
                        .as("%s without %s fails", manifest, component.getName())
                        .isTrue();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(cborSamples().size());
    }

    /** All but the one that has a serializer of its own, see {@link PushMetricsSerializerTest}. */
    private static List<WireMessage> cborSamples() {
        return SAMPLES.stream()
                .filter(sample -> !(sample instanceof ControllerCommand.PushMetrics))
                .toList();
    }

    @Test
    void aDesireNotYetSpokenSurvives() throws Exception {
        StatusPage page = (StatusPage) roundTrip(new StatusPage(WireSamples.status(), StatusPage.Cursor.START, true));

        assertThat(page.status().deployments())
                .extracting(DeploymentStatus::desired)
                .singleElement()
                .isEqualTo(Double.NaN);
    }

    @Test
    void aDeploymentWithoutAPromiseHasNoneOnTheOtherSide() throws Exception {
        WireSamples samples = new WireSamples(KIT, SERIALIZATION);
        ActorRefResolver resolver = ActorRefResolver.get(KIT.system());
        ReplicaPlace place = ReplicaPlace.of(
                WireSamples.REPLICA, resolver.toSerializationFormat(samples.replica), path -> new Parent(1, path));
        var update = new DirectoryCommand.RoutingUpdate(
                WireSamples.TERM, 1, true, List.of(place.parent()), List.of(WireSamples.routes(place)));

        var arrived = (DirectoryCommand.RoutingUpdate) roundTrip(update);

        assertThat(arrived).isEqualTo(update);
        assertThat(new RoutesReader(resolver).read(arrived)).singleElement().satisfies(routes -> {
            assertThat(routes.limits().sloWait()).isEqualTo(Optional.empty());
            assertThat(routes.added().get(0).ref()).isEqualTo(samples.replica);
        });
    }

    @Test
    void refsStillReachTheActorTheyName() throws Exception {
        var probe = KIT.createTestProbe(PusherCommand.class);
        var push = (ControllerCommand.PushMetrics) roundTrip(new ControllerCommand.PushMetrics(
                WireSamples.report(),
                probe.getRef(),
                KIT.createTestProbe(DirectoryCommand.class).getRef()));

        var answer = new PusherCommand.SnapshotNeeded(Term.NONE, 1, java.time.Duration.ofSeconds(1));
        push.pusher().tell(answer);

        probe.expectMessage(answer);
    }

    @Test
    void whatLacksTheMarkerFailsWhereItIsSent() {
        record Unmarked(String text) implements ControllerCommand.Local {}
        record UnmarkedButJavaSerializable(String text) implements ControllerCommand.Local, java.io.Serializable {}
        enum Timer implements HandleCommand.Local {
            DUE
        }
        List<Object> unmarked = List.of(
                new Unmarked("x"),
                new UnmarkedButJavaSerializable("x"),
                Timer.DUE,
                new RequestOutcome.Completed("x"),
                WireSamples.ECHO);

        for (Object message : unmarked) {
            assertThat(SERIALIZATION.serialize(message).isFailure())
                    .as("%s is refused", message.getClass())
                    .isTrue();
        }
    }

    @Test
    void aPayloadNotYetEncodedFailsWhereItIsSent() {
        var execute = new HandleCommand.RequestCompleted(1, Payload.of("still an object"));

        assertThatThrownBy(() -> SERIALIZATION.serialize(execute).get())
                .hasStackTraceContaining("must be encoded before it leaves its JVM");
    }

    @Test
    void onlyWireMessagesCanBeNamedByAStranger() {
        Serializer cbor = serializer(SAMPLES.get(0));

        assertThat(SERIALIZATION
                        .deserialize(new byte[] {(byte) 0xa0}, cbor.identifier(), "java.util.HashMap")
                        .isFailure())
                .isTrue();
    }

    private static Object roundTrip(WireMessage message) throws Exception {
        Serializer serializer = serializer(message);
        byte[] bytes = SERIALIZATION.serialize(message).get();
        return SERIALIZATION
                .deserialize(bytes, serializer.identifier(), Serializers.manifestFor(serializer, message))
                .get();
    }

    private static Serializer serializer(WireMessage message) {
        return SERIALIZATION.findSerializerFor(message);
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
