package io.swell.node.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.node.management.ManagedNode.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is kept out, and who is not waited for. */
class EndpointDefenceTest {

    private static ManagedNode node;

    @BeforeAll
    static void start() {
        node = ManagedNode.start();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void doesNothingForAPageOfABrowser() throws Exception {
        Answer answer = node.send(HttpRequest.newBuilder(node.url().resolve("/deployments/echo/resume"))
                .header("Origin", "http://evil.example")
                .POST(BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.error())
                .isEqualTo("Origin must not be given: this is not for web pages, was: http://evil.example");
    }

    @Test
    void tellsNothingToAPageWhoseNameWasMadeToPointHere() throws Exception {
        String answer = talk("GET /deployments HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 403 ");
        assertThat(answer).contains("Host must be a name of this machine only, such as 127.0.0.1, was: evil.example");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"localhost", "127.0.0.1:80", "[::1]:8080"})
    void answersToEveryNameOfThisMachine(String host) throws Exception {
        assertThat(talk("GET /deployments HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void saysNothingOfWhatItIsMadeOf() throws Exception {
        assertThat(talk("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .doesNotContainIgnoringCase("akka");
    }

    @Test
    void waitsNeitherForASlowHeaderNorForASlowBody() throws Exception {
        String head = "POST /deployments/echo/pause HTTP/1.1\r\nHost: localhost\r\n";
        try (Socket silent = connect();
                Socket slowHeader = connect();
                Socket slowBody = connect()) {
            slowHeader.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            slowBody.getOutputStream().write((head + "Content-Length: 9\r\n\r\n{").getBytes(StandardCharsets.UTF_8));

            assertThat(read(slowBody)).startsWith("HTTP/1.1 408 ").contains("body must come within 5s");
            assertThat(read(slowHeader)).doesNotContain(" 200 ");
            assertThat(read(silent)).doesNotContain(" 200 ");
        }
    }

    private static String talk(String request) throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return read(socket);
        }
    }

    private static Socket connect() throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.url().getPort());
        socket.setSoTimeout(15_000);
        return socket;
    }

    /** All there is until the other side closes; fails if it does not. */
    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
