package io.swell.controller.deployment;

import io.swell.shared.id.ProcessId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ReplicaPlace;
import org.jspecify.annotations.Nullable;

/**
 * A replica requests may go to: it runs and was not told to drain.
 *
 * @param place as its host reported it last
 * @param hostReachable false while the cluster cannot reach its host; better ones go first
 */
public record RoutableReplica(ReplicaId replica, ProcessId host, boolean hostReachable, @Nullable ReplicaPlace place) {}
