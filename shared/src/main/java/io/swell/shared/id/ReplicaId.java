package io.swell.shared.id;

/**
 * One replica of a deployment, never reused.
 *
 * @param deployment whose copy it is
 * @param suffix unique within the deployment over its whole life: letters, digits and hyphens
 */
public record ReplicaId(DeploymentId deployment, String suffix) implements Comparable<ReplicaId> {

    public ReplicaId {
        if (suffix.isBlank() || suffix.chars().anyMatch(c -> c != '-' && !Character.isLetterOrDigit(c))) {
            throw new IllegalArgumentException(
                    "replica suffix must be letters, digits and hyphens, was: '" + suffix + "'");
        }
    }

    @Override
    public int compareTo(ReplicaId other) {
        int byDeployment = deployment.compareTo(other.deployment);
        return byDeployment != 0 ? byDeployment : suffix.compareTo(other.suffix);
    }

    @Override
    public String toString() {
        return deployment + "#" + suffix;
    }
}
