package io.swell.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void areAllDifferentAndCanBeListenedOn() throws IOException {
        List<Integer> ports = FreePorts.several(20);

        assertThat(ports).hasSize(20).doesNotHaveDuplicates();
        try (ServerSocket socket = new ServerSocket(ports.get(0), 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void oneIsAPort() {
        assertThat(FreePorts.one()).isBetween(1, 65_535);
    }
}
