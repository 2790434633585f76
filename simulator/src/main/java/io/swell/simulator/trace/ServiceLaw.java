package io.swell.simulator.trace;

import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long requests keep a slot where the trace does not say: log-normal, as {@code lognormal:mean=1s,cv=1}. With
 * coefficient of variation c and mean m, {@code ln s} is normal with variance {@code v = ln(1 + c²)} and mean
 * {@code ln m - v / 2}.
 */
public final class ServiceLaw {

    private static final String RULE =
            "must be lognormal:mean=TIME,cv=NUMBER, such as lognormal:mean=1s,cv=1, with a mean above 0 and a cv of at least 0";

    private static final Pattern FORMAT =
            Pattern.compile("lognormal:mean=(\\d+(?:\\.\\d+)?)(ms|s|m),cv=(\\d+(?:\\.\\d+)?)");

    private final double mu;
    private final double sigma;

    private ServiceLaw(double meanSeconds, double cv) {
        double variance = Math.log(1 + cv * cv);
        this.mu = Math.log(meanSeconds) - variance / 2;
        this.sigma = Math.sqrt(variance);
    }

    /**
     * Reads a law.
     *
     * @throws IllegalArgumentException if it is none; the message is the rule
     */
    public static ServiceLaw parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(RULE);
        }
        double mean = Double.parseDouble(matcher.group(1)) * unit(matcher.group(2));
        double cv = Double.parseDouble(matcher.group(3));
        if (!(mean > 0 && mean <= TraceReader.LONGEST_SERVICE && cv <= 1_000)) {
            throw new IllegalArgumentException(RULE);
        }
        return new ServiceLaw(mean, cv);
    }

    private static double unit(String name) {
        return switch (name) {
            case "ms" -> 1e-3;
            case "s" -> 1;
            default -> 60;
        };
    }

    /** A service time, in seconds. */
    double draw(RandomGenerator random) {
        return Math.min(TraceReader.LONGEST_SERVICE, Math.exp(mu + sigma * random.nextGaussian()));
    }
}
