package io.swell.shared.id;

import java.util.regex.Pattern;

/** What a metric that user code records may be called. */
public final class MetricName {

    private static final Pattern LEGAL = Pattern.compile("[a-z0-9-]{1,63}");

    /** What a name must look like, in words; error messages quote it. */
    public static final String RULE = "must be 1 to 63 lower-case letters, digits or hyphens";

    private MetricName() {}

    public static boolean isLegal(String name) {
        return LEGAL.matcher(name).matches();
    }

    /**
     * The name itself.
     *
     * @throws IllegalArgumentException if it breaks the rule
     */
    public static String require(String name) {
        if (!isLegal(name)) {
            throw new IllegalArgumentException("metric name " + RULE + ", was: '" + name + "'");
        }
        return name;
    }
}
