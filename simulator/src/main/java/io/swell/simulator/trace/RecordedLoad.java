package io.swell.simulator.trace;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.input.BadInput;
import io.swell.simulator.Trace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One deployment's load over a cluster, as its processes recorded it. How many requests came is known for each sample of each
 * process, and so is what they kept of slots; where in the sample each came, and how long each took, is not: requests come
 * uniformly within their sample, and service times are drawn with the recorded mean of that time, exponential unless a law
 * says otherwise.
 */
public final class RecordedLoad {

    private final DeploymentId deployment;
    private final List<RecordedSpan> spans;
    private final ServiceMeans means;

    RecordedLoad(DeploymentId deployment, List<RecordedSpan> spans) {
        this.deployment = deployment;
        this.spans = spans;
        this.means = new ServiceMeans(spans);
    }

    /**
     * Reads recordings and adds them up by wall-clock time. The trace begins with the earliest of them.
     *
     * @param warnings told, in a sentence each, of files that are whole only up to a place; they are read up to there
     * @throws BadInput naming file and place where nothing can be read of one; if one is given twice; if none has the
     *     deployment
     */
    public static RecordedLoad read(List<Path> files, DeploymentId deployment, Consumer<String> warnings) {
        RecordingFiles recordings = new RecordingFiles(deployment, warnings);
        files.forEach(recordings::read);
        return new RecordedLoad(deployment, recordings.spans());
    }

    /**
     * Requests as they may have come.
     *
     * @param law of service times; with a mean of its own it takes the place of the recorded one
     * @throws BadInput if no request ever came, or none ended and the law does not say how long they take
     */
    public Trace trace(Optional<ServiceLaw> law, RandomGenerator random) {
        boolean saysMean = law.map(it -> it.mean().isPresent()).orElse(false);
        if (!saysMean && !means.isKnown()) {
            throw BadInput.of("--service", "must have a mean where no request of " + deployment + " ended", "none");
        }
        double[] arrivals = arrivals(random);
        Trace.Builder trace = new Trace.Builder();
        double until = Double.NEGATIVE_INFINITY;
        double mean = law.flatMap(it -> it.mean().stream().boxed().findFirst()).orElse(0.0);
        for (double arrival : arrivals) {
            if (!saysMean && arrival >= until) {
                mean = means.at(arrival);
                until = arrival + 1;
            }
            trace.add(arrival, service(law, mean, random));
        }
        return trace.build();
    }

    private static double service(Optional<ServiceLaw> law, double mean, RandomGenerator random) {
        if (mean <= 0) {
            return 0; // too short for the clock that measured it
        }
        return law.isPresent()
                ? law.get().draw(mean, random)
                : Math.min(TraceReader.LONGEST_SERVICE, mean * random.nextExponential());
    }

    private double[] arrivals(RandomGenerator random) {
        long count = 0;
        for (RecordedSpan span : spans) {
            count = Math.min(Integer.MAX_VALUE, count + span.arrivals());
        }
        if (count == 0 || count > TraceReader.MOST_REQUESTS) {
            throw BadInput.of(
                    "--trace",
                    "must have from 1 to " + TraceReader.MOST_REQUESTS + " requests of " + deployment,
                    count);
        }
        double[] arrivals = new double[(int) count];
        int next = 0;
        for (RecordedSpan span : spans) {
            for (long i = 0; i < span.arrivals(); i++) {
                double at = span.from() + random.nextDouble() * (span.to() - span.from());
                arrivals[next++] = Math.min(at, Math.nextDown(span.to()));
            }
        }
        Arrays.sort(arrivals);
        return arrivals;
    }
}
