package io.swell.bench.quality;

import com.typesafe.config.ConfigFactory;
import io.swell.shared.config.SwellSettings;
import io.swell.simulator.Contender;
import io.swell.simulator.swell.SwellPolicy;
import java.util.SplittableRandom;

/** A deployment of which nobody has tuned anything: it says how long a request may wait, and which policy is to see to it. */
public final class SloDeployment implements SloPolicy {

    private final String policy;

    /** @param policy name of one of Swell's */
    public SloDeployment(String policy) {
        this.policy = policy;
    }

    public String policy() {
        return policy;
    }

    @Override
    public Contender contender(Cell cell) {
        SwellSettings settings = SwellSettings.fromConfig(
                ConfigFactory.parseString(configuration(cell)).withFallback(ConfigFactory.defaultReference()));
        double phase = new SplittableRandom(31L * cell.place().hashCode() + cell.seed()).nextDouble();
        return new SwellPolicy(
                policy, settings.deployments().get(0), settings.controller(), settings.metricsPusher(), phase);
    }

    private String configuration(Cell cell) {
        return """
                swell.deployments.cell {
                  max-ongoing-requests = %d
                  autoscaling { min-replicas = 1, max-replicas = %d, policy = %s, slo.wait = %dms }
                }
                """
                .formatted(
                        cell.slots(), Setting.MOST_REPLICAS, policy, cell.slo().toMillis());
    }
}
