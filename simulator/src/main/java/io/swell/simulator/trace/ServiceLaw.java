package io.swell.simulator.trace;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long requests keep a slot where the trace does not say: log-normal, as {@code lognormal:mean=1s,cv=1}. With
 * coefficient of variation c and mean m, {@code ln s} is normal with variance {@code v = ln(1 + c²)} and mean
 * {@code ln m - v / 2}. Where the trace says the mean but not more, the law may leave it out, as {@code lognormal:cv=1}.
 */
public final class ServiceLaw {

    private static final String RULE =
            "must be lognormal:mean=TIME,cv=NUMBER, such as lognormal:mean=1s,cv=1, with a mean above 0 and a cv of at least 0;"
                    + " for recorded load lognormal:cv=NUMBER will do";

    private static final Pattern FORMAT =
            Pattern.compile("lognormal:(?:mean=(\\d+(?:\\.\\d+)?)(ms|s|m),)?cv=(\\d+(?:\\.\\d+)?)");

    private final OptionalDouble mean;
    private final double variance;

    private ServiceLaw(OptionalDouble mean, double cv) {
        this.mean = mean;
        this.variance = Math.log(1 + cv * cv);
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
        OptionalDouble mean = matcher.group(1) == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(matcher.group(1)) * unit(matcher.group(2)));
        double cv = Double.parseDouble(matcher.group(3));
        boolean isMean =
                mean.isEmpty() || (mean.getAsDouble() > 0 && mean.getAsDouble() <= TraceReader.LONGEST_SERVICE);
        if (!(isMean && cv <= 1_000)) {
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

    /** The mean, in seconds, if it is the law's to say. */
    OptionalDouble mean() {
        return mean;
    }

    /** A service time, in seconds, by a law that says its mean. */
    public double draw(RandomGenerator random) {
        return draw(mean.orElseThrow(), random);
    }

    /** A service time of that mean, both in seconds. */
    double draw(double meanSeconds, RandomGenerator random) {
        double mu = Math.log(meanSeconds) - variance / 2;
        return Math.min(TraceReader.LONGEST_SERVICE, Math.exp(mu + Math.sqrt(variance) * random.nextGaussian()));
    }
}
