package io.swell.bench;

import io.swell.simulator.trace.ServiceLaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A load that two processors can carry: a slow wave of 10 to 40 requests a second of 0.4 s each, and a rush of 60. */
final class DemoTrace {

    private static final double WAVE_SECONDS = 100;
    private static final double RUSH_FROM = 0.6;
    private static final double RUSH_TO = 0.75;
    private static final double HIGHEST = 60;

    private DemoTrace() {}

    /** Writes it into a file of its own. */
    static Path write(int seconds) throws IOException {
        List<String> lines = new ArrayList<>(List.of("arrival_s,service_s"));
        SplittableRandom random = new SplittableRandom(7);
        ServiceLaw services = ServiceLaw.parse("lognormal:mean=400ms,cv=1");
        // Thinning: draw at the highest rate, then keep each with the share of that rate that holds then.
        for (double at = random.nextExponential() / HIGHEST; at < seconds; at += random.nextExponential() / HIGHEST) {
            double service = services.draw(random);
            if (random.nextDouble() * HIGHEST < rate(at, seconds)) {
                lines.add(String.format(Locale.ROOT, "%.6f,%.6f", at, service));
            }
        }
        return Files.write(Files.createTempFile("swell-bench-demo-", ".csv"), lines);
    }

    static double rate(double at, int seconds) {
        boolean isRush = at >= RUSH_FROM * seconds && at < RUSH_TO * seconds;
        return isRush ? HIGHEST : 25 - 15 * Math.cos(2 * Math.PI * at / WAVE_SECONDS);
    }
}
