package io.swell.shared.protocol;

import akka.actor.typed.receptionist.ServiceKey;

/** Names by which parts find each other across JVMs. */
public final class ServiceKeys {

    /** One per JVM that may run replicas. */
    public static final ServiceKey<HostCommand> REPLICA_HOST =
            ServiceKey.create(HostCommand.class, "swell-replica-host");

    private ServiceKeys() {}
}
