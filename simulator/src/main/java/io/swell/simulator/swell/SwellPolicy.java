package io.swell.simulator.swell;

import io.swell.shared.config.ControllerSettings;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.config.MetricsPusherSettings;
import io.swell.simulator.Conditions;
import io.swell.simulator.Contender;
import io.swell.simulator.Outcome;
import io.swell.simulator.Simulation;
import io.swell.simulator.Trace;
import io.swell.simulator.Witness;

/**
 * A deployment as Swell would scale it.
 *
 * @param name for the outcome
 * @param deployment what the user declared, its policy included
 * @param controller how the controller works
 * @param pusher how the one process that holds the handles reports
 * @param phase when its reports go, as a share of their interval, from 0 to below 1: no trace begins in step with them
 */
public record SwellPolicy(
        String name,
        DeploymentConfig deployment,
        ControllerSettings controller,
        MetricsPusherSettings pusher,
        double phase)
        implements Contender {

    @Override
    public Outcome play(Trace trace, Conditions conditions, Witness witness) {
        Conditions warm = conditions.withWarmReplicas(conditions.bounded(conditions.warmReplicas()));
        return Simulation.run(name, trace, warm, pool -> new SwellScaler(this, pool, witness), witness);
    }
}
