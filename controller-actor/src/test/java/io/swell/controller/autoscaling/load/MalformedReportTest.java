package io.swell.controller.autoscaling.load;

import static io.swell.controller.autoscaling.load.Reported.A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.Serializer;
import akka.serialization.Serializers;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PusherCommand;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import scala.util.Try;

/**
 * Bytes that are not what a pusher wrote: from another version, or from a broken one. Either they cannot be read, or
 * what they say is weighed like any other report.
 */
class MalformedReportTest {

    private static final int MUTATIONS = 20_000;
    private static final long SEED = 20_261_122L;

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final Serialization SERIALIZATION = SerializationExtension.get(KIT.system());

    private final Random random = new Random(SEED);
    private final PushMetrics valid = new PushMetrics(
            report(),
            KIT.createTestProbe(PusherCommand.class).getRef(),
            KIT.createTestProbe(DirectoryCommand.class).getRef());
    private final byte[] bytes = SERIALIZATION.serialize(valid).get();
    private final Serializer serializer = SERIALIZATION.findSerializerFor(valid);
    private final String manifest = Serializers.manifestFor(serializer, valid);
    private int unreadable;
    private int refused;
    private int taken;

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void neitherHangsNorBreaksTheBooks() {
        assertThat(arrive(bytes)).as("unharmed").isTrue();
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < MUTATIONS; i++) {
                mutateAndDeliver(i);
            }
        });
        System.out.printf(
                "mutated reports, seed %d: %d unreadable, %d with refused entries, %d taken whole%n",
                SEED, unreadable, refused, taken);
        assertThat(unreadable).isPositive();
        assertThat(refused).isPositive();
        assertThat(taken).isPositive();
    }

    private void mutateAndDeliver(int number) {
        byte[] mutated = mutated();
        try {
            unreadable += arrive(mutated) ? 0 : 1;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + SEED + ", mutation " + number + ": " + Arrays.toString(mutated), e);
        }
    }

    /** Whether it could be read; then a controller takes it, twice, and goes on. */
    private boolean arrive(byte[] message) {
        Try<Object> read = SERIALIZATION.deserialize(message, serializer.identifier(), manifest);
        if (read.isFailure() || !(read.get() instanceof PushMetrics push)) {
            return false;
        }
        MetricsReport report = push.report();
        ClusterLoad load = new ClusterLoad((deployment, at) -> {});
        load.admit(A, true, true);
        load.admit(report.process(), true, true);
        load.record(Reported.first(A, 1, 1), 0);
        int entriesRefused = load.record(report, 1).refused().size();
        load.record(report, 2);
        load.markSilent(9_000_000, 3_000_000);
        load.unreachable(report.process(), true);
        load.view(9_000_000);
        load.deployments().forEach(deployment -> deployment.integralMicros(9_000_000));
        load.remove(report.process(), 10_000_000);
        refused += entriesRefused > 0 ? 1 : 0;
        taken += entriesRefused > 0 ? 0 : 1;
        return true;
    }

    private byte[] mutated() {
        byte[] copy = bytes.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(copy.length);
            switch (random.nextInt(5)) {
                case 0 -> copy[at] = (byte) random.nextInt(256);
                case 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> copy = Arrays.copyOf(copy, 1 + at);
                case 3 -> copy = inserted(copy, at);
                default -> copy[at] = (byte) 0xf6; // null
            }
        }
        return copy;
    }

    private byte[] inserted(byte[] from, int at) {
        byte[] longer = Arrays.copyOf(from, from.length + 1);
        System.arraycopy(from, at, longer, at + 1, from.length - at);
        longer[at] = (byte) random.nextInt(256);
        return longer;
    }

    private static MetricsReport report() {
        Reported report = Reported.by(Reported.B, 7).on(0).names(0, "echo", "summarizer", "third-of-three");
        for (int number = 0; number < 3; number++) {
            long some = 1_000_000L * (number + 1);
            report.row(number, number, new LoadSnapshot(number, 7, some, 70 * some, some, some, 300, 24, 23));
        }
        return report.build();
    }
}
