package io.swell.shared.protocol;

import akka.actor.ExtendedActorSystem;
import akka.serialization.ByteBufferSerializer;
import akka.serialization.SerializerWithStringManifest;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The product's serializer of reports, which also notes when an urgent report that names one deployment arrived: between
 * the last byte read from the connection and the first one decoded. Bound instead of it where {@link #CONFIGURATION} is.
 */
public final class TimedReports extends SerializerWithStringManifest implements ByteBufferSerializer {

    /** What a configuration says to have it. */
    public static final String CONFIGURATION =
            "akka.actor.serializers.swell-report = \"" + TimedReports.class.getName() + "\"\n";

    private static final Map<String, Long> ARRIVED = new HashMap<>();

    private final PushMetricsSerializer shipped;

    public TimedReports(ExtendedActorSystem system) {
        this.shipped = new PushMetricsSerializer(system);
    }

    /** When each deployment was first named by an urgent report since this was last asked, as monotonic time. */
    public static Map<String, Long> take() {
        synchronized (ARRIVED) {
            Map<String, Long> taken = Map.copyOf(ARRIVED);
            ARRIVED.clear();
            return taken;
        }
    }

    @Override
    public Object fromBinary(ByteBuffer buffer, String manifest) throws NotSerializableException {
        long nowNanos = System.nanoTime();
        Object read = shipped.fromBinary(buffer, manifest);
        if (read instanceof PushMetrics push
                && push.report().urgent()
                && push.report().names().length == 1) {
            synchronized (ARRIVED) {
                ARRIVED.putIfAbsent(push.report().names()[0], nowNanos);
            }
        }
        return read;
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
