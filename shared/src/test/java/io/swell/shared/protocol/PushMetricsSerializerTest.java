package io.swell.shared.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.serialization.ByteBufferSerializer;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import com.sun.management.ThreadMXBean;
import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import java.io.NotSerializableException;
import java.lang.management.ManagementFactory;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Through the serialization a node has: the binding is part of what is tested. */
class PushMetricsSerializerTest {

    private static final int SEEDS = 300;
    private static final int MUTATIONS = 40_000;
    private static final long MUTATION_SEED = 20_261_122L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final Serialization SERIALIZATION = SerializationExtension.get(KIT.system());

    private final PushMetrics sample = push(report(new Random(7), 40));
    private final SerializerWithStringManifest serializer =
            (SerializerWithStringManifest) SERIALIZATION.findSerializerFor(sample);
    private final ByteBufferSerializer direct = (ByteBufferSerializer) serializer;
    private final String manifest = serializer.manifest(sample);
    private final byte[] bytes = serializer.toBinary(sample);

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void isBoundToTheReportAndToNothingElse() {
        assertThat(serializer).isInstanceOf(PushMetricsSerializer.class);
        assertThat(serializer.identifier()).isEqualTo(7301);
        assertThat(manifest).isEqualTo("report");
        assertThat(SERIALIZATION.findSerializerFor(new ControllerCommand.SayGoodbye(WireSamples.PROCESS, 1)))
                .isNotInstanceOf(PushMetricsSerializer.class);
    }

    @Test
    void anyReportArrivesAsItWasSent() throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            PushMetrics sent = push(report(random, random.nextInt(200)));
            ByteBuffer frame = ByteBuffer.allocateDirect(256 * 1_024).order(ByteOrder.LITTLE_ENDIAN);
            frame.position(random.nextInt(100));
            int start = frame.position();

            direct.toBinary(sent, frame);
            frame.limit(frame.position()).position(start);
            Object throughFrame = direct.fromBinary(frame, manifest);
            Object throughBytes = serializer.fromBinary(serializer.toBinary(sent), manifest);

            assertThat(Spelled.out(throughFrame)).as("seed %d", seed).isEqualTo(Spelled.out(sent));
            assertThat(Spelled.out(throughBytes)).as("seed %d", seed).isEqualTo(Spelled.out(sent));
            assertThat(frame.hasRemaining()).isFalse();
        }
    }

    @Test
    void theOrderOfTheBufferIsItsOwnersBusiness() throws Exception {
        ByteBuffer frame = ByteBuffer.allocate(16 * 1_024);
        direct.toBinary(sample, frame);
        assertThat(frame.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(Arrays.copyOf(frame.array(), frame.position())).isEqualTo(bytes);
        direct.fromBinary(frame.flip(), manifest);
        assertThat(frame.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
    }

    @Test
    void namesAndRowsTakeWhatTheirSizeSays() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            MetricsReport report = report(random, random.nextInt(200));
            ByteBuffer out = ByteBuffer.allocate(64 * 1_024).order(ByteOrder.LITTLE_ENDIAN);
            ReportFormat.write(report, out);
            int all = out.position();
            out.clear();
            ReportFormat.write(withoutRows(report), out);
            int head = out.position() - ReportFormat.bytes(new String[0], PackedLoad.EMPTY);

            assertThat(all - head).as("seed %d", seed).isEqualTo(ReportFormat.bytes(report.names(), report.load()));
        }
    }

    @Test
    void whatDoesNotFitOverflowsAsTheTransportExpects() {
        for (int size = 0; size < bytes.length; size += 7) {
            ByteBuffer small = ByteBuffer.allocate(size);
            assertThatThrownBy(() -> direct.toBinary(sample, small)).isInstanceOf(BufferOverflowException.class);
        }
    }

    @Test
    void anotherVersionIsRefusedByItsNumber() {
        byte[] newer = bytes.clone();
        newer[0] = 2;
        assertRefused(newer, "a report cannot be read: its version must be 1, was: 2");
        assertThatThrownBy(() -> serializer.fromBinary(bytes, "other"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessage("manifest of a report must be report, was: other");
    }

    @Test
    void aReportThatEndsTooSoonOrTooLateIsRefused() {
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> rows(cut))
                    .as("%d of %d bytes", length, bytes.length)
                    .isInstanceOfAny(NotSerializableException.class, IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> rows(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must not end before its last column");
        assertThatThrownBy(() -> rows(Arrays.copyOf(bytes, bytes.length + 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing must follow its last column, were: 3 bytes");
        byte[] heartbeat = serializer.toBinary(push(withoutRows(sample.report())));
        assertRefused(
                Arrays.copyOf(heartbeat, heartbeat.length + 3),
                "a report cannot be read: nothing must follow no rows, were: 3 bytes");
    }

    @Test
    void aPromiseOfMoreRowsThanThereAreBytesIsRefusedBeforeThereIsRoomForThem() {
        ByteBuffer rows = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        Varint.write(100_000_000, rows);
        rows.rewind();
        assertThatThrownBy(() -> PackedLoad.read(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count of rows must be at most the 28 bytes left, was: 100000000");
    }

    @Test
    void whateverTheBytesTheyAreReadOrRefusedAndCostNoMoreThanTheyPromise() {
        Random random = new Random(MUTATION_SEED);
        int refused = 0;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutated(random);
            try {
                refused += isRefused(mutated) ? 1 : 0;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + MUTATION_SEED + ", mutation " + i, e);
            }
        }
        long each = (THREADS.getCurrentThreadAllocatedBytes() - before) / MUTATIONS;
        System.out.printf(
                "mutated reports, seed %d: %d of %d refused, %d bytes of garbage each%n",
                MUTATION_SEED, refused, MUTATIONS, each);
        assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS - MUTATIONS / 10);
        assertThat(each).isLessThan(200L * bytes.length);
    }

    /** By the serializer, or when its rows are wanted. */
    private boolean isRefused(byte[] message) {
        PackedLoad load;
        try {
            load = ((PushMetrics) serializer.fromBinary(message, manifest))
                    .report()
                    .load();
        } catch (NotSerializableException expected) {
            return true;
        }
        try {
            load.unpacked();
            return false;
        } catch (IllegalArgumentException expected) {
            return true;
        }
    }

    private LoadColumns rows(byte[] message) throws NotSerializableException {
        return ((PushMetrics) serializer.fromBinary(message, manifest))
                .report()
                .load()
                .unpacked();
    }

    private byte[] mutated(Random random) {
        byte[] copy = random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length * 2)) : bytes.clone();
        for (int changes = random.nextInt(4); changes >= 0 && copy.length > 0; changes--) {
            int at = random.nextInt(copy.length);
            switch (random.nextInt(4)) {
                case 0 -> copy[at] = (byte) random.nextInt(256);
                case 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> copy[at] = (byte) 0xff;
                default -> {
                    byte[] noise = new byte[copy.length - at];
                    random.nextBytes(noise);
                    System.arraycopy(noise, 0, copy, at, noise.length);
                }
            }
        }
        return copy;
    }

    private void assertRefused(byte[] message, String why) {
        assertThatThrownBy(() -> serializer.fromBinary(message, manifest))
                .isInstanceOf(NotSerializableException.class)
                .hasMessage(why);
    }

    private static PushMetrics push(MetricsReport report) {
        return new PushMetrics(
                report,
                KIT.createTestProbe(PusherCommand.class).getRef(),
                KIT.createTestProbe(DirectoryCommand.class).getRef());
    }

    /** Cells of any size and sign: what they mean is for the receiver to judge. */
    private static MetricsReport report(Random random, int rows) {
        LoadColumns columns = LoadColumns.ofSize(rows);
        boolean plain = random.nextBoolean();
        for (int row = 0; row < rows; row++) {
            int number = plain ? row : random.nextInt() >> random.nextInt(Integer.SIZE);
            columns.set(row, number, plain ? 1 : random.nextInt(), load(random, plain));
        }
        long base = (random.nextLong() >>> 1) >>> random.nextInt(Long.SIZE) >>> 2;
        String[] names = new String[random.nextInt(3) * rows];
        Arrays.setAll(names, i -> "d-" + i + "é".repeat(random.nextInt(9)));
        return new MetricsReport(
                new ProcessId("10.0.0.1:25520", random.nextLong()),
                base + 1 + random.nextInt(3),
                base,
                3,
                4,
                random.nextLong(),
                new Term(any(random), random.nextLong()),
                any(random),
                random.nextBoolean(),
                random.nextInt(1_000),
                names,
                PackedLoad.of(columns));
    }

    private static LoadSnapshot load(Random random, boolean plain) {
        if (plain) {
            int running = random.nextInt(8);
            long arrivals = random.nextInt(1_000_000);
            return new LoadSnapshot(0, running, 0, 1_000_000L * arrivals, arrivals + running, arrivals, 0, 0, 0);
        }
        return new LoadSnapshot(
                random.nextInt(),
                random.nextInt(),
                any(random),
                any(random),
                any(random),
                any(random),
                any(random),
                any(random),
                any(random));
    }

    private static long any(Random random) {
        return random.nextLong() >> random.nextInt(Long.SIZE);
    }

    private static MetricsReport withoutRows(MetricsReport report) {
        return new MetricsReport(
                report.process(),
                report.sequence(),
                report.baseSequence(),
                report.part(),
                report.parts(),
                report.processMicros(),
                report.routingTerm(),
                report.routingVersion(),
                report.urgent(),
                report.firstName(),
                new String[0],
                PackedLoad.EMPTY);
    }
}
