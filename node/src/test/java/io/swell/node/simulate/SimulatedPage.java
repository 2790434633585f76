package io.swell.node.simulate;

import io.swell.node.text.Progress;
import io.swell.shared.id.DeploymentId;
import io.swell.simulator.peers.Baseline;
import io.swell.simulator.trace.ServiceLaw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Pages as the command writes them, for tests. */
final class SimulatedPage {

    private SimulatedPage() {}

    /**
     * Swell's default policy, and others, bounded and perhaps swept.
     *
     * @param counts requests of each second
     */
    static Path write(Path folder, String traceName, int[] counts, boolean sweep, String... baselines)
            throws IOException {
        StringBuilder trace = new StringBuilder("second,requests\n");
        for (int second = 0; second < counts.length; second++) {
            trace.append(second).append(',').append(counts[second]).append('\n');
        }
        Path page = folder.resolve("page.html");
        Simulate.run(
                new SimulateOptions(
                        Files.writeString(folder.resolve("d.conf"), "it { autoscaling { max-replicas = 100 } }"),
                        new DeploymentId("it"),
                        List.of(Files.writeString(folder.resolve(traceName), trace)),
                        Optional.of(ServiceLaw.parse("lognormal:mean=1s,cv=1")),
                        Duration.ofSeconds(10),
                        Optional.of(Duration.ofMillis(500)),
                        OptionalInt.empty(),
                        List.of("ongoing-requests"),
                        List.of(baselines).stream().map(Baseline::named).toList(),
                        Map.of(),
                        1,
                        true,
                        sweep,
                        Optional.empty(),
                        Optional.of(page)),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                System.err,
                Progress.NOBODY);
        return page;
    }
}
