package io.swell.shared.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether and where one process answers people and scripts over HTTP.
 *
 * @param host name or address to listen at
 * @param port 0 for any that is free
 * @param controllerTimeout how long the controller may take for an answer
 * @param isKnownToBeOpen whether others than this machine may be let in, key {@code i-know-this-is-open}
 */
public record ManagementSettings(
        boolean enabled, String host, int port, Duration controllerTimeout, boolean isKnownToBeOpen) {

    /** By its looks: nothing is asked of a name service. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|\\[::1]", Pattern.CASE_INSENSITIVE);

    private static final int HIGHEST_PORT = 65_535;
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    public ManagementSettings {
        new Require()
                .notBlank("host", host)
                .that(
                        host.isBlank() || isLoopback(host) || isKnownToBeOpen,
                        "host",
                        "must be of this machine only, such as 127.0.0.1, or i-know-this-is-open be true",
                        host,
                        "i-know-this-is-open")
                .that(port >= 0 && port <= HIGHEST_PORT, "port", "must be from 0 to 65535", port)
                .that(
                        controllerTimeout.compareTo(SHORTEST) >= 0 && controllerTimeout.compareTo(LONGEST) <= 0,
                        "controller-timeout",
                        "must be from 100ms to 30s",
                        controllerTimeout)
                .orThrow();
    }

    /** Whether a host is a name of this machine that others cannot reach it by. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /** The same at another port. */
    public ManagementSettings withPort(int other) {
        return new ManagementSettings(enabled, host, other, controllerTimeout, isKnownToBeOpen);
    }

    /** Where it answers on its own machine, if it has a port of its own. */
    public URI url() {
        String bare = host.replaceAll("[\\[\\]]", "");
        String name =
                switch (bare) {
                    case "0.0.0.0" -> "127.0.0.1";
                    case "::" -> "::1";
                    default -> bare;
                };
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port);
    }

    /** Reads the content of {@code swell.management}. */
    static Optional<ManagementSettings> read(ConfigSection section) {
        return section.build(() -> new ManagementSettings(
                section.read("enabled", ValueType.TRUTH),
                section.text("host"),
                section.wholeNumber("port"),
                section.duration("controller-timeout"),
                section.read("i-know-this-is-open", ValueType.TRUTH)));
    }
}
