package io.swell.shared.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.Objects;

/** Where a value stands, in one short word. */
final class Origins {

    static final String REFERENCE = "reference.conf";

    private Origins() {}

    /** {@code file:line} for files and resources; for system properties and the like what HOCON calls them. */
    static String text(ConfigOrigin origin) {
        String file = Objects.requireNonNullElse(origin.resource(), Objects.requireNonNullElse(origin.filename(), ""));
        if (file.isEmpty()) {
            return origin.description();
        }
        return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
    }

    static boolean isReference(ConfigOrigin origin) {
        return REFERENCE.equals(origin.resource());
    }

    /** The message of a failure, in one line and without the origin that HOCON puts before it. */
    static String withoutOrigin(ConfigException failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        ConfigOrigin origin = failure.origin();
        String prefix = origin == null ? "" : origin.description() + ": ";
        String detail = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return detail.replaceAll("\\s+", " ");
    }
}
