package io.swell.shared.config;

import com.typesafe.config.ConfigException;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with everything that is wrong with it; the message has one line for each. */
public final class InvalidConfiguration extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf is serializable, its type does not say so
    private final List<ConfigProblem> problems;

    public InvalidConfiguration(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * What stopped HOCON itself: text that cannot be parsed, a substitution without value, a file that is not there.
     *
     * @param source what was being read, such as a file name
     */
    public static InvalidConfiguration unreadable(String source, ConfigException cause) {
        String origin = cause.origin() == null ? "" : Origins.text(cause.origin());
        InvalidConfiguration invalid = new InvalidConfiguration(
                List.of(new ConfigProblem(source, "cannot be read: " + Origins.withoutOrigin(cause), "", origin)));
        invalid.initCause(cause);
        return invalid;
    }

    public List<ConfigProblem> problems() {
        return problems;
    }
}
