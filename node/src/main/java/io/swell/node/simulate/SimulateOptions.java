package io.swell.node.simulate;

import io.swell.shared.id.DeploymentId;
import io.swell.simulator.Contender;
import io.swell.simulator.trace.ServiceLaw;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is to be simulated.
 *
 * @param config file of deployments
 * @param deployment which one
 * @param traces files of the load: one of CSV, or recordings
 * @param service service times, where the trace has none
 * @param coldStart of a replica
 * @param slo who waits longer counts as late; empty for the deployment's own
 * @param warmReplicas running when the trace begins; empty for what its load asks for
 * @param policies names of Swell's policies, in order
 * @param baselines others to compare with, in order
 * @param settings values for keys of the deployment, instead of the file's
 * @param seed of all that is random
 * @param bound whether to say what no plan can beat
 * @param sweep whether to play each contender at several set-points
 * @param json where to write the outcome
 * @param html where to write the page
 */
public record SimulateOptions(
        Path config,
        DeploymentId deployment,
        List<Path> traces,
        Optional<ServiceLaw> service,
        Duration coldStart,
        Optional<Duration> slo,
        OptionalInt warmReplicas,
        List<String> policies,
        List<Contender> baselines,
        Map<String, String> settings,
        long seed,
        boolean bound,
        boolean sweep,
        Optional<Path> json,
        Optional<Path> html) {}
