package io.swell.node.cli;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.input.BadInput;
import io.swell.shared.input.WrittenDuration;
import io.swell.shared.protocol.OrderLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the texts given to flags and collects all that is wrong with them. */
final class Flags {

    private static final Duration LONGEST = Duration.ofDays(100);

    private final List<String> problems = new ArrayList<>();

    int wholeNumber(String flag, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        problem(flag, "must be a whole number from " + least + " to " + most, text);
        return least;
    }

    double positiveNumber(String flag, String text, double most) {
        try {
            double number = Double.parseDouble(text);
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        problem(flag, "must be a number above 0 and at most " + (long) most, text);
        return 1;
    }

    /** A duration with a unit, as in HOCON; only 0 goes without. */
    Duration duration(String flag, String text) {
        Optional<Duration> duration = WrittenDuration.parse(text).filter(it -> it.compareTo(LONGEST) <= 0);
        if (duration.isEmpty()) {
            problem(flag, "must be a duration with a unit such as 10s, of at most 100d", text);
        }
        return duration.orElse(Duration.ZERO);
    }

    /** The name of a deployment. */
    void deployment(String text) {
        require(DeploymentId.isLegal(text), "NAME", DeploymentId.RULE, text);
    }

    /** How long an order may hold, as it was written. */
    Optional<String> orderTime(String flag, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        require(
                WrittenDuration.parse(text).filter(OrderLimits::permits).isPresent(),
                flag,
                "must be a duration from 1s to 366d, such as 30m",
                text);
        return Optional.of(text.strip());
    }

    /** A file to read. */
    Optional<Path> readable(String flag, @Nullable Path file) {
        if (file != null && !(Files.isRegularFile(file) && Files.isReadable(file))) {
            problem(flag, "must be a file that can be read", file);
        }
        return Optional.ofNullable(file);
    }

    /** A file to write, which need not exist. */
    Optional<Path> writable(String flag, @Nullable Path file) {
        if (file != null) {
            Path folder = file.toAbsolutePath().getParent();
            boolean possible = Files.exists(file)
                    ? Files.isRegularFile(file) && Files.isWritable(file)
                    : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
            if (!possible) {
                problem(flag, "must be a file that can be written", file);
            }
        }
        return Optional.ofNullable(file);
    }

    /** Files by flag: of two flags that name the same one, the later is wrong. */
    void different(Map<String, Path> files) {
        Map<Path, String> flags = new HashMap<>();
        files.forEach((flag, file) -> {
            @Nullable String other = flags.putIfAbsent(file.toAbsolutePath().normalize(), flag);
            if (other != null) {
                problem(flag, "must be another file than that of " + other, file);
            }
        });
    }

    /** What a parser makes of a text; one that throws says the rule. */
    <T> Optional<T> parsed(String flag, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            problem(flag, String.valueOf(e.getMessage()), text);
            return Optional.empty();
        }
    }

    void require(boolean holds, String flag, String rule, Object value) {
        if (!holds) {
            problem(flag, rule, value);
        }
    }

    /**
     * Call it once all flags are read.
     *
     * @throws BadInput with everything that was wrong
     */
    void check() {
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
    }

    private void problem(String flag, String rule, Object value) {
        problems.add(BadInput.describe(flag, rule, value));
    }
}
