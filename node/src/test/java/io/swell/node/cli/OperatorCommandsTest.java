package io.swell.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.node.management.ManagedNode;
import io.swell.testsupport.FreePorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as they are, against a real node, or against none. */
class OperatorCommandsTest {

    private static ManagedNode node;
    private static String url = "";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws Exception {
        node = ManagedNode.start(
                """
                swell.deployments.echo {
                  handler = "io.swell.node.SingleNodeTest$Echo", resources.cpu = 0.1
                  autoscaling { min-replicas = 0, max-replicas = 3 }
                }
                """);
        url = node.url().toString();
        node.order("/deployments/echo/resume", "");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void scalesPausesAndResumesAndShowsIt() {
        assertThat(swell("scale", "echo", "2", "--for", "30m", "--url", url)).isEqualTo(ExitCode.OK);
        assertThat(out()).isEqualTo("echo: target is 2, by hand for 30m\n");

        assertThat(swell("pause", "echo", "--url", url)).isEqualTo(ExitCode.OK);
        assertThat(out()).isEqualTo("echo: target stays 2, paused until it is resumed\n");

        assertThat(swell("status", "--url", url)).isEqualTo(ExitCode.OK);
        assertThat(out()).startsWith("deployment  health ").contains("echo ").contains("  paused\n");

        assertThat(swell("explain", "echo", "--url", url)).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("now                  holds 2: paused by hand; otherwise ");

        assertThat(swell("resume", "echo", "--json", "--url", url)).isEqualTo(ExitCode.OK);
        assertThat(out()).matches("\\{\"deployment\":\"echo\",\"target\":\\d}\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void saysWhatTheNodeRefused() {
        assertThat(swell("status", "ghost", "--url", url)).isEqualTo(ExitCode.FAILURE);
        assertThat(err())
                .isEqualTo("swell: " + url + "/deployments/ghost refused: deployment must be deployed, was: ghost\n");
        assertThat(out()).isEmpty();
    }

    @Test
    void takesTheNodeOfItsConfiguration() throws Exception {
        Path config = Files.writeString(
                folder.resolve("a.conf"),
                "swell.management.port = " + node.url().getPort());

        assertThat(swell("status", "--config", config.toString())).isEqualTo(ExitCode.OK);

        Files.writeString(config, "swell.management.port = 0");
        assertThat(swell("status", "--config", config.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).isEqualTo("--url must be given where swell.management.port is 0, was: (nothing)\n");

        Files.writeString(config, "swell.management.port = none");
        assertThat(swell("status", "--config", config.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).startsWith("swell.management.port must be a whole number, was: none");
    }

    @Test
    void namesTheNodeThatIsNotThere() {
        String nobody = "http://127.0.0.1:" + FreePorts.one();

        assertThat(swell("resume", "echo", "--url", nobody)).isEqualTo(ExitCode.FAILURE);
        assertThat(err())
                .isEqualTo("swell: " + nobody
                        + " cannot be reached; does a node run there, with swell.management.enabled = true?\n");
    }

    @Test
    void noticesThatSomebodyElseAnswers() throws Exception {
        assertThat(askSomebodyElse("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"))
                .endsWith(" did not answer as a node of Swell does\n");
        assertThat(askSomebodyElse("HTTP/1.1 404 Nope\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
                .endsWith("/deployments refused: status 404, and not in the words of a node of Swell\n");
        assertThat(askSomebodyElse("SSH-2.0-OpenSSH\r\n")).contains(" broke the connection: ");
    }

    private String askSomebodyElse(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread somebody = new Thread(() -> answerOnce(server, answer));
            somebody.start();
            assertThat(swell("status", "--url", "http://127.0.0.1:" + server.getLocalPort()))
                    .isEqualTo(ExitCode.FAILURE);
            somebody.join(10_000);
        }
        return err();
    }

    private static void answerOnce(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            int unused = socket.getInputStream().read(new byte[1_024]);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Then the command has nothing to read, and its test fails.
        }
    }

    private int swell(String... arguments) {
        out.reset();
        err.reset();
        CommandStreams streams = new CommandStreams(
                InputStream.nullInputStream(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return SwellCommand.run(Wiring.parts(streams), streams, arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
