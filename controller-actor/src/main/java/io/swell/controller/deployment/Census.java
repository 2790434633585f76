package io.swell.controller.deployment;

/**
 * How many replicas of one deployment count, by what they are good for.
 *
 * @param target how many there shall be
 * @param starting of the current version
 * @param running of the current version
 * @param ready those of them whose hosts can be reached
 * @param outdated of older versions, running
 */
record Census(int target, int starting, int running, int ready, int outdated) {

    static Census of(DeploymentState deployment) {
        int starting = 0;
        int running = 0;
        int ready = 0;
        int outdated = 0;
        for (Replica replica : deployment.replicas()) {
            if (!deployment.isCurrent(replica)) {
                outdated += replica.isRunning() ? 1 : 0;
            } else if (replica.isStarting()) {
                starting++;
            } else if (replica.isRunning()) {
                running++;
                ready += replica.host().isReachable() ? 1 : 0;
            }
        }
        return new Census(deployment.target(), starting, running, ready, outdated);
    }

    int current() {
        return starting + running;
    }

    int serving() {
        return current() + outdated;
    }
}
