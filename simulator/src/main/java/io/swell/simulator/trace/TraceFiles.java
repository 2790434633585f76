package io.swell.simulator.trace;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.input.BadInput;
import io.swell.shared.recording.RecordingReader;
import io.swell.simulator.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The load that files hold: of one CSV trace, or of recordings that belong together. What they begin with tells. */
public final class TraceFiles {

    private TraceFiles() {}

    /**
     * All requests.
     *
     * @param files one at least
     * @param deployment whose load to take from recordings
     * @param law of service times, where they are left open
     * @param random fills in what is left open
     * @param warnings told of recordings that are not whole, a sentence each
     * @throws BadInput naming file, place, rule and value where something is wrong
     */
    public static Trace read(
            List<Path> files,
            DeploymentId deployment,
            Optional<ServiceLaw> law,
            RandomGenerator random,
            Consumer<String> warnings) {
        List<Path> recordings = files.stream().filter(TraceFiles::isRecording).toList();
        if (recordings.size() == files.size()) {
            return RecordedLoad.read(files, deployment, warnings).trace(law, random);
        }
        if (files.size() > 1) {
            throw BadInput.of("--trace", "must be one file of CSV, or nothing but recordings", files);
        }
        return new TraceReader(files.get(0), law, random).read();
    }

    private static boolean isRecording(Path file) {
        try {
            return RecordingReader.isRecording(file);
        } catch (IOException e) {
            throw BadInput.of(file.toString(), "must be a file that can be read", e);
        }
    }
}
