package io.swell.shared.protocol;

import akka.actor.ExtendedActorSystem;
import akka.serialization.ByteBufferSerializer;
import akka.serialization.SerializerWithStringManifest;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * The product's serializer of reports, which also notes when reports arrive: between the last byte read from the connection
 * and the first one decoded. Bound instead of it where {@link #CONFIGURATION} is.
 */
public final class TimedReports extends SerializerWithStringManifest implements ByteBufferSerializer {

    /** What a configuration says to have it. */
    public static final String CONFIGURATION =
            "akka.actor.serializers.swell-report = \"" + TimedReports.class.getName() + "\"\n";

    private static final Map<String, Long> ARRIVED = new HashMap<>();
    private static final Recorder AGES = new Recorder(3);

    private final PushMetricsSerializer shipped;

    public TimedReports(ExtendedActorSystem system) {
        this.shipped = new PushMetricsSerializer(system);
    }

    /**
     * When each deployment was first named by a report that names no other, since this was last asked, as monotonic time.
     */
    public static Map<String, Long> take() {
        synchronized (ARRIVED) {
            Map<String, Long> taken = Map.copyOf(ARRIVED);
            ARRIVED.clear();
            return taken;
        }
    }

    /**
     * How old the reports were that arrived since this was last asked, in microseconds. Their senders' monotonic clock must be
     * this JVM's.
     */
    public static Histogram takeAges() {
        return AGES.getIntervalHistogram();
    }

    @Override
    public Object fromBinary(ByteBuffer buffer, String manifest) throws NotSerializableException {
        long nowNanos = System.nanoTime();
        Object read = shipped.fromBinary(buffer, manifest);
        if (read instanceof PushMetrics push) {
            note(push.report(), nowNanos);
        }
        return read;
    }

    private static void note(MetricsReport report, long nowNanos) {
        AGES.recordValue(Math.max(0, nowNanos / 1_000 - report.processMicros()));
        if (report.names().length == 1) {
            synchronized (ARRIVED) {
                ARRIVED.putIfAbsent(report.names()[0], nowNanos);
            }
        }
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return fromBinary(ByteBuffer.wrap(bytes), manifest);
    }

    @Override
    public int identifier() {
        return shipped.identifier();
    }

    @Override
    public String manifest(Object message) {
        return shipped.manifest(message);
    }

    @Override
    public byte[] toBinary(Object message) {
        return shipped.toBinary(message);
    }

    @Override
    public void toBinary(Object message, ByteBuffer buffer) {
        shipped.toBinary(message, buffer);
    }
}
