package io.swell.bench.jmh;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.serialization.ByteBufferSerializer;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.Serializer;
import akka.serialization.Serializers;
import com.typesafe.config.ConfigFactory;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Writing and reading a report through the serializer that is bound, as the transport does; per entry. Packing by the one who
 * sends and unpacking by the one who folds are part of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReportBytesBench {

    private static final int ROWS = 1_500;
    private static final int FEW_ROWS = 15;
    private static final int FRAME_BYTES = 256 * 1_024;

    private final ActorSystem<Void> system = ActorSystem.create(
            Behaviors.empty(),
            "bench",
            ConfigFactory.parseString("akka.loglevel = warning").withFallback(ConfigFactory.load()));
    private final Serialization serialization = SerializationExtension.get(system);
    private final LoadColumns manyColumns = SampleReports.columns(ROWS, 1);
    private final LoadColumns fewColumns = SampleReports.columns(FEW_ROWS, 1);
    private final LoadColumns unpacked = new LoadColumns();
    private final PushMetrics many = message(manyColumns);
    private final PushMetrics few = message(fewColumns);
    private final Serializer serializer = serialization.findSerializerFor(many);
    private final String manifest = Serializers.manifestFor(serializer, many);
    private final ByteBuffer written = frame();
    private final ByteBuffer manyBytes = frame();
    private final ByteBuffer fewBytes = frame();

    @Setup
    public void write() throws NotSerializableException {
        write(many, manyBytes);
        write(few, fewBytes);
        manyBytes.flip();
        fewBytes.flip();
        System.out.printf(
                "bytes: %d for %d rows (%.1f each), %d for %d rows%n",
                manyBytes.limit(), ROWS, (double) manyBytes.limit() / ROWS, fewBytes.limit(), FEW_ROWS);
    }

    @TearDown(Level.Trial)
    public void stop() {
        system.terminate();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object encodeAnEntryOf1500() throws NotSerializableException {
        return write(packed(many, manyColumns), written);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object decodeAnEntryOf1500() throws NotSerializableException {
        return read(manyBytes);
    }

    @Benchmark
    @OperationsPerInvocation(FEW_ROWS)
    public Object encodeAnEntryOf15() throws NotSerializableException {
        return write(packed(few, fewColumns), written);
    }

    @Benchmark
    @OperationsPerInvocation(FEW_ROWS)
    public Object decodeAnEntryOf15() throws NotSerializableException {
        return read(fewBytes);
    }

    private static PushMetrics packed(PushMetrics like, LoadColumns columns) {
        MetricsReport report = like.report();
        return new PushMetrics(
                SampleReports.next(report.process(), report.sequence(), columns), like.pusher(), like.directory());
    }

    private ByteBuffer write(PushMetrics message, ByteBuffer into) throws NotSerializableException {
        into.clear();
        if (serializer instanceof ByteBufferSerializer direct) {
            direct.toBinary(message, into);
        } else {
            into.put(serialization.serialize(message).get());
        }
        return into;
    }

    private Object read(ByteBuffer from) throws NotSerializableException {
        from.rewind();
        Object message = serialization.deserializeByteBuffer(from, serializer.identifier(), manifest);
        ((PushMetrics) message).report().load().unpack(unpacked);
        return unpacked;
    }

    private PushMetrics message(LoadColumns columns) {
        ProcessId process = new ProcessId("10.0.0.1:25520", -7_345_678_901L);
        return new PushMetrics(
                SampleReports.next(process, 86_400, columns),
                system.<io.swell.shared.protocol.PusherCommand>systemActorOf(
                        Behaviors.empty(), "pusher-" + columns.rows(), akka.actor.typed.Props.empty()),
                system.<io.swell.shared.protocol.DirectoryCommand>systemActorOf(
                        Behaviors.empty(), "directory-" + columns.rows(), akka.actor.typed.Props.empty()));
    }

    private static ByteBuffer frame() {
        return ByteBuffer.allocateDirect(FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }
}
