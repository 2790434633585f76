package io.swell.shared.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import java.io.NotSerializableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PayloadTest {

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final Serialization SERIALIZATION = SerializationExtension.get(KIT.system());

    /** No serializer is bound to it. */
    private record Unbound(String text) {}

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void withinAJvmIsTheObjectItself() throws Exception {
        Object value = new Unbound("x");

        assertThat(Payload.of(value).decode(SERIALIZATION)).isSameAs(value);
        assertThat(Payload.of(value).encodedSize()).isZero();
    }

    @Test
    void carriesWhatItsUserBound() throws Exception {
        Payload encoded = Payload.of("hello").encode(SERIALIZATION);

        assertThat(encoded.decode(SERIALIZATION)).isEqualTo("hello");
        assertThat(encoded.encodedSize()).isEqualTo(5);
        assertThat(encoded.encode(SERIALIZATION)).isSameAs(encoded);
    }

    @Test
    void aValueThatCannotTravelFailsAtItsSender() {
        assertThatThrownBy(() -> Payload.of(new Unbound("x")).encode(SERIALIZATION))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("cannot write " + Unbound.class.getName());
    }

    @Test
    void bytesThatCannotBeReadSayWhatTheyShouldHaveBeen() {
        Payload unreadable = Payload.fromWire(new Payload.Encoded(123_456, "com.acme.Gone", new byte[] {1}));

        assertThatThrownBy(() -> unreadable.decode(SERIALIZATION))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("cannot read com.acme.Gone");
    }
}
