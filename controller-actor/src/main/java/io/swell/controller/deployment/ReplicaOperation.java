package io.swell.controller.deployment;

import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;

/** An order to one host. Orders are idempotent: the same one may come again until the host shows its effect. */
public sealed interface ReplicaOperation {

    ReplicaId replica();

    /** Who has to carry it out. */
    ProcessId host();

    record Start(ReplicaId replica, ProcessId host, ReplicaTemplate template) implements ReplicaOperation {}

    /** Finish what runs, take nothing new. */
    record Drain(ReplicaId replica, ProcessId host, String reason) implements ReplicaOperation {}

    /** End it now, whatever runs; also forgets a replica that failed or has drained. */
    record Stop(ReplicaId replica, ProcessId host, String reason) implements ReplicaOperation {}
}
