package io.swell.shared.protocol;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.ByteBufferSerializer;
import akka.serialization.SerializerWithStringManifest;
import io.swell.shared.protocol.ControllerCommand.PushMetrics;
import java.io.NotSerializableException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes {@link PushMetrics}, the one message that comes from every process in every interval, straight into the
 * transport's buffers and out of them. All other messages are CBOR.
 *
 * <pre>
 * version       1 byte
 * pusher        as text
 * directory     as text
 * report        {@link ReportFormat}
 * </pre>
 *
 * What it cannot read, it refuses as {@link NotSerializableException}, saying why; the transport then drops the message
 * and logs that, and its sender, never answered, sends another. See docs/adr/0014-a-format-for-reports.md.
 */
final class PushMetricsSerializer extends SerializerWithStringManifest implements ByteBufferSerializer {

    /** For ever: it travels with each message. */
    private static final int IDENTIFIER = 7301;

    private static final String MANIFEST = "report";
    private static final byte VERSION = 1;

    /** Version, two refs, process and numbers; a ref or address is hardly ever longer than 200 characters. */
    private static final int HEAD_BYTES = 128;

    private final ExtendedActorSystem system;

    PushMetricsSerializer(ExtendedActorSystem system) {
        this.system = system;
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object message) {
        asPush(message);
        return MANIFEST;
    }

    @Override
    public byte[] toBinary(Object message) {
        PushMetrics push = asPush(message);
        ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES
                + 4
                        * (text(push.pusher()).length()
                                + text(push.directory()).length()
                                + push.report().process().address().length())
                + ReportFormat.bytes(push.report().names(), push.report().load()));
        toBinary(message, out);
        return Arrays.copyOf(out.array(), out.position());
    }

    @Override
    public void toBinary(Object message, ByteBuffer buffer) {
        PushMetrics push = asPush(message);
        ByteOrder before = buffer.order();
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        try {
            buffer.put(VERSION);
            ReportFormat.writeText(text(push.pusher()), buffer);
            ReportFormat.writeText(text(push.directory()), buffer);
            ReportFormat.write(push.report(), buffer);
        } finally {
            buffer.order(before);
        }
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return fromBinary(ByteBuffer.wrap(bytes), manifest);
    }

    @Override
    public Object fromBinary(ByteBuffer buffer, String manifest) throws NotSerializableException {
        if (!manifest.equals(MANIFEST)) {
            throw new NotSerializableException("manifest of a report must be " + MANIFEST + ", was: " + manifest);
        }
        ByteOrder before = buffer.order();
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        try {
            return read(buffer);
        } catch (BufferUnderflowException e) {
            throw refusal("a report must not end before its rows", e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw refusal("a report cannot be read: " + e.getMessage(), e);
        } finally {
            buffer.order(before);
        }
    }

    private PushMetrics read(ByteBuffer in) {
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("its version must be " + VERSION + ", was: " + version);
        }
        ActorRef<PusherCommand> pusher = ref(ReportFormat.readText(in));
        ActorRef<DirectoryCommand> directory = ref(ReportFormat.readText(in));
        return new PushMetrics(ReportFormat.read(in), pusher, directory);
    }

    private static PushMetrics asPush(Object message) {
        if (message instanceof PushMetrics push) {
            return push;
        }
        throw new IllegalArgumentException(
                "message must be a PushMetrics, was: " + message.getClass().getName());
    }

    private String text(ActorRef<?> ref) {
        return resolver().toSerializationFormat(ref);
    }

    private <T> ActorRef<T> ref(String text) {
        return resolver().resolveActorRef(text);
    }

    /** Asked for when needed: serializers are made before the system can have extensions. */
    private ActorRefResolver resolver() {
        return ActorRefResolver.get(Adapter.toTyped(system));
    }

    private static NotSerializableException refusal(String why, Exception cause) {
        NotSerializableException refusal = new NotSerializableException(why);
        refusal.initCause(cause);
        return refusal;
    }
}
