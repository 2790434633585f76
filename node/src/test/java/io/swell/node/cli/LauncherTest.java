package io.swell.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a small tree of its own, with a {@code mvn} and a {@code java} that only say what they were asked: the
 * script is bash and decides what to call, which is what is looked at.
 */
class LauncherTest {

    private static final Path SCRIPT = Path.of("..", "swell").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Path root;
    private Path bin;
    private Path jdk;

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void plantTree() throws IOException {
        if (!Files.isExecutable(Path.of("/bin/bash")) || !Files.exists(SCRIPT)) {
            Assumptions.abort("skipped: no bash, or not run beside the launcher");
        }
        root = Files.createDirectories(folder.resolve("some project"));
        bin = Files.createDirectories(folder.resolve("bin"));
        jdk = folder.resolve("jdk");
        Files.copy(SCRIPT, root.resolve("swell"));
        write(root.resolve("pom.xml"), "<project/>", "rw-r--r--");
        write(root.resolve("node/src/main/java/A.java"), "class A {}", "rw-r--r--");
        write(root.resolve("node/src/test/java/ATest.java"), "class ATest {}", "rw-r--r--");
        program(
                bin.resolve("mvn"),
                """
                echo "$PWD $*" >>"%s/mvn.calls"
                mkdir -p node/target/lib
                touch node/target/swell-node-1.jar node/target/lib/akka-actor-1.jar
                [ ! -e "%s/broken" ]
                """
                        .formatted(folder, folder));
        jdk("17.0.15");
    }

    private void jdk(String version) throws IOException {
        program(
                jdk.resolve("bin/java"),
                "printf '%s\\n' \"$@\"\necho \"columns=${SWELL_TERMINAL_COLUMNS:-none} stderr=${SWELL_STDERR_TERMINAL:-no}\"\n");
        write(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n", "rw-r--r--");
    }

    private static void program(Path path, String text) throws IOException {
        write(path, "#!/bin/bash\n" + text, "rwxr-xr-x");
    }

    private static void write(Path path, String text, String permissions) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(root.resolve("swell").toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().remove("SWELL_JAVA_OPTS");
        builder.environment().put("PATH", bin + ":/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Ended end(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }

    private Ended swell(String... arguments) throws IOException, InterruptedException {
        return end(start(Map.of(), arguments));
    }

    private long builds() throws IOException {
        Path calls = folder.resolve("mvn.calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    private void makeNewer(String path) throws IOException {
        Files.setLastModifiedTime(
                root.resolve(path), FileTime.from(Instant.now().plusSeconds(60)));
    }

    @Test
    void buildsOnFirstUseAndOnlyThen() throws Exception {
        Ended first = swell("check", "x.conf");
        Ended second = swell("check", "x.conf");

        assertThat(first.err()).contains("swell: building");
        assertThat(first.code()).isZero();
        assertThat(Files.readString(folder.resolve("mvn.calls")))
                .isEqualTo(root + " -B -q -Dmaven.test.skip=true package\n");
        assertThat(second.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenASourceOrAPomIsNewerButNotForATest() throws Exception {
        swell("check");
        makeNewer("node/src/test/java/ATest.java");
        swell("check");
        assertThat(builds()).isEqualTo(1);

        makeNewer("node/src/main/java/A.java");
        swell("check");
        assertThat(builds()).isEqualTo(2);

        Files.setLastModifiedTime(root.resolve("node/src/main/java/A.java"), FileTime.from(Instant.EPOCH));
        makeNewer("pom.xml");
        swell("check");
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void passesArgumentsOnFromWhereverItIsCalled() throws Exception {
        Ended ended = swell("decide", "--config", "a file.conf");

        String[] said = ended.out().split("\n");
        assertThat(said)
                .startsWith("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp")
                .endsWith(
                        "io.swell.node.cli.SwellCommand",
                        "decide",
                        "--config",
                        "a file.conf",
                        "columns=none stderr=no");
        assertThat(said[3]).startsWith(root + "/node/target/app/build.").endsWith("/*");
        assertThat(folder.resolve(said[3].replace("/*", "/akka-actor-1.jar"))).exists();
    }

    @Test
    void aNodeGetsTheFullJvmAndAddedOptionsArePassedOn() throws Exception {
        Ended ended = end(start(Map.of("SWELL_JAVA_OPTS", "-Xmx1g -Da=b"), "node"));

        assertThat(ended.out()).startsWith("-Xmx1g\n-Da=b\n-cp\n");
    }

    @Test
    void aNewJdkIsToldThatUnsafeMayBeUsed() throws Exception {
        jdk("25.0.1");

        assertThat(swell("node").out()).startsWith("--sun-misc-unsafe-memory-access=allow\n-cp\n");
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        jdk("11.0.2");
        assertThat(swell("check")).satisfies(ended -> {
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).isEqualTo("swell: java must be 17 or newer, was: 11.0.2 (" + jdk + "/bin/java)\n");
        });
        assertThat(end(start(Map.of("JAVA_HOME", "/nowhere"), "check")).err())
                .isEqualTo("swell: JAVA_HOME must be the folder of a JDK, 17 or newer, was: /nowhere\n");
        assertThat(builds()).isZero();
    }

    @Test
    void saysThatMavenOrJavaIsMissing() throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("bash", "env", "dirname", "readlink", "sed", "find", "flock", "mkdir")) {
            Path real = Path.of("/usr/bin", tool);
            if (Files.exists(real)) {
                Files.createSymbolicLink(tools.resolve(tool), real);
            }
        }

        Ended noMaven = end(start(Map.of("PATH", tools.toString()), "check"));
        assertThat(noMaven.code()).isEqualTo(1);
        assertThat(noMaven.err()).isEqualTo("swell: no mvn found: install Maven, 3.8 or newer (Debian: maven)\n");

        Ended noJava = end(start(Map.of("PATH", tools.toString(), "JAVA_HOME", ""), "check"));
        assertThat(noJava.code()).isEqualTo(1);
        assertThat(noJava.err()).startsWith("swell: no java found");
    }

    @Test
    void aFailedBuildRunsNothingAndIsTriedAgain() throws Exception {
        Files.createFile(folder.resolve("broken"));
        Ended failed = swell("check");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).endsWith("swell: the build failed; its messages are above\n");

        Files.delete(folder.resolve("broken"));
        assertThat(swell("check").code()).isZero();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void launchesAtOnceBuildOnce() throws Exception {
        List<Process> launches = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            launches.add(start(Map.of(), "check"));
        }
        for (Process launch : launches) {
            assertThat(end(launch).code()).isZero();
        }

        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void leavesTheJarsOfARunningNodeAloneAndRemovesThemOnceItHasEnded() throws Exception {
        program(
                jdk.resolve("bin/java"),
                """
                printf '%s\\n' "$@"
                if [[ $* == *slow* ]]; then read -r line; fi
                """);
        Process running = start(Map.of(), "node", "slow");
        var said = running.inputReader(StandardCharsets.UTF_8);
        said.readLine();
        Path jars = Path.of(said.readLine().replace("/*", ""));

        makeNewer("pom.xml");
        swell("check");
        assertThat(jars.resolve("akka-actor-1.jar")).as("while the node runs").exists();

        running.getOutputStream().close();
        end(running);
        swell("check"); // the pom is still newer: builds again
        assertThat(jars).as("after the node has ended").doesNotExist();
    }
}
