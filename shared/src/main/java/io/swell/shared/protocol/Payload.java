package io.swell.shared.protocol;

import akka.serialization.Serialization;
import akka.serialization.Serializer;
import akka.serialization.Serializers;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.NotSerializableException;
import org.jspecify.annotations.Nullable;

/**
 * A user's request or response. Within a JVM it is the object itself; before it leaves, the sender turns it into bytes
 * with whatever serializer the user bound to its class, so that a value that cannot travel fails at its sender, with an
 * answer for the caller, and not somewhere in the transport.
 */
public final class Payload {

    /** The bytes of a value and how to read them. */
    public record Encoded(int serializerId, String manifest, byte[] bytes) {}

    private final @Nullable Object value;
    private final @Nullable Encoded encoded;

    private Payload(@Nullable Object value, @Nullable Encoded encoded) {
        this.value = value;
        this.encoded = encoded;
    }

    public static Payload of(Object value) {
        return new Payload(value, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Payload fromWire(Encoded encoded) {
        return new Payload(null, encoded);
    }

    @JsonValue
    Encoded toWire() {
        if (encoded == null) {
            throw new IllegalStateException("a payload must be encoded before it leaves its JVM");
        }
        return encoded;
    }

    /**
     * The same payload, fit to leave the JVM.
     *
     * @throws NotSerializableException if no serializer is bound to the value's class, or it refuses the value
     */
    public Payload encode(Serialization serialization) throws NotSerializableException {
        if (value == null) {
            return this;
        }
        try {
            Serializer serializer = serialization.findSerializerFor(value);
            return new Payload(
                    null,
                    new Encoded(
                            serializer.identifier(),
                            Serializers.manifestFor(serializer, value),
                            serializer.toBinary(value)));
        } catch (Exception e) { // serializers throw checked exceptions undeclared
            throw describe("cannot write " + value.getClass().getName(), e);
        }
    }

    /** How many bytes it takes on the wire; 0 while it is the object itself. */
    public int encodedSize() {
        return encoded == null ? 0 : encoded.bytes().length;
    }

    /**
     * The value.
     *
     * @throws NotSerializableException if its bytes cannot be read here
     */
    public Object decode(Serialization serialization) throws NotSerializableException {
        if (encoded == null) {
            return java.util.Objects.requireNonNull(value);
        }
        try {
            return serialization
                    .deserialize(encoded.bytes(), encoded.serializerId(), encoded.manifest())
                    .get();
        } catch (Exception e) {
            throw describe("cannot read " + encoded.manifest(), e);
        }
    }

    private static NotSerializableException describe(String what, Exception cause) {
        NotSerializableException failure = new NotSerializableException(what + ": " + cause.getMessage());
        failure.initCause(cause);
        return failure;
    }
}
