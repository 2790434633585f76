package io.swell.shared.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/**
 * How one kind of value is read. Stricter than HOCON, which would cut 3.7 replicas to 3 and take 30 for 30
 * milliseconds where somebody used to Ray Serve means seconds.
 *
 * @param rule what such a value must be
 * @param standIn takes the place of a value that cannot be read, so that the rest of its record is still checked;
 *     legal under every rule that looks at it alone, and never handed out
 * @param parse throws IllegalArgumentException, ArithmeticException or ConfigException on anything else
 */
record ValueType<T>(String rule, T standIn, Function<ConfigValue, T> parse) {

    static final ValueType<Integer> WHOLE_NUMBER =
            new ValueType<>("must be a whole number", 1, value -> number(value).intValueExact());

    static final ValueType<Double> NUMBER =
            new ValueType<>("must be a number", 2.0, value -> number(value).doubleValue());

    static final ValueType<Duration> DURATION =
            new ValueType<>("must be a duration with a unit such as 30s", Duration.ofSeconds(1), ValueType::duration);

    /** A share as a number such as 0.01 or as text such as 1%. */
    static final ValueType<Double> SHARE = new ValueType<>("must be a share such as 1% or 0.01", 0.5, ValueType::share);

    /** In bytes. */
    static final ValueType<Double> MEMORY_SIZE = new ValueType<>(
            "must be a memory size such as 64KiB",
            65_536.0,
            value -> value.atKey("it").getMemorySize("it").toBytesBigInteger().doubleValue());

    static final ValueType<Path> PATH =
            new ValueType<>("must be the path of a file", Path.of("file"), value -> Path.of(text(value)));

    static final ValueType<Boolean> TRUTH = new ValueType<>("must be true or false", false, ValueType::truth);

    static final ValueType<ZoneId> ZONE =
            new ValueType<>("must be a time zone such as Europe/Berlin", ZoneOffset.UTC, ValueType::zone);

    static final ValueType<String> TEXT = new ValueType<>("must be text", "text", ValueType::text);

    Optional<T> read(ConfigValue value) {
        try {
            return Optional.of(parse.apply(value));
        } catch (IllegalArgumentException | ArithmeticException | ConfigException e) {
            return Optional.empty();
        }
    }

    static String text(ConfigValue value) {
        if (value.valueType() != ConfigValueType.STRING) {
            throw new IllegalArgumentException("no text");
        }
        return value.unwrapped().toString();
    }

    private static boolean truth(ConfigValue value) {
        String text = String.valueOf(value.unwrapped());
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither");
        }
        return text.equals("true");
    }

    private static ZoneId zone(ConfigValue value) {
        try {
            return ZoneId.of(text(value));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no zone", e);
        }
    }

    private static double share(ConfigValue value) {
        String text = String.valueOf(value.unwrapped()).strip();
        return text.endsWith("%")
                ? new BigDecimal(text.substring(0, text.length() - 1).strip())
                        .movePointLeft(2)
                        .doubleValue()
                : number(value).doubleValue();
    }

    private static BigDecimal number(ConfigValue value) {
        return new BigDecimal(String.valueOf(value.unwrapped()).strip());
    }

    private static Duration duration(ConfigValue value) {
        String text = String.valueOf(value.unwrapped()).strip();
        boolean hasUnit = !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
        if (hasUnit) {
            return value.atKey("it").getDuration("it");
        }
        if (number(value).signum() != 0) {
            throw new IllegalArgumentException("no unit");
        }
        return Duration.ZERO;
    }
}
