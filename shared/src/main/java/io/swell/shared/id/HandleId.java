package io.swell.shared.id;

/**
 * One handle within its process.
 *
 * @param deployment whose replicas it calls
 * @param number counts the handles of the process from 1
 */
public record HandleId(DeploymentId deployment, long number) {

    @Override
    public String toString() {
        return deployment + "@" + number;
    }
}
