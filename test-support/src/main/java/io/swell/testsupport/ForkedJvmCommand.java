package io.swell.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a {@link ForkedJvm} is to be started: small, quick to start, with the tests' own class path. */
public final class ForkedJvmCommand {

    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final String main;
    private final List<String> arguments;
    private final List<String> jvmFlags = new ArrayList<>(SMALL);
    private final Map<String, String> environment = new HashMap<>();

    ForkedJvmCommand(String main, List<String> arguments) {
        this.main = main;
        this.arguments = arguments;
        if (Runtime.version().feature() >= 24) {
            jvmFlags.add("--sun-misc-unsafe-memory-access=allow"); // Akka's and Scala's use of it would be warned about
        }
    }

    /** Later flags win over the small ones. */
    public ForkedJvmCommand jvmFlags(String... flags) {
        jvmFlags.addAll(List.of(flags));
        return this;
    }

    public ForkedJvmCommand environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * Starts it.
     *
     * @param name for messages and threads
     */
    public ForkedJvm start(String name) {
        ProcessBuilder builder = new ProcessBuilder(line()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new ForkedJvm(name, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvmFlags);
        line.add("-cp");
        line.add(classPath());
        line.add(main);
        line.addAll(arguments);
        return line;
    }

    private static String classPath() {
        // Surefire may run the tests from a jar that only refers to the real class path, which it leaves here.
        String real = System.getProperty("surefire.test.class.path");
        return real != null ? real : System.getProperty("java.class.path");
    }
}
