package io.swell.handle.directory;

import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.HandleCommand;

/** What the directory tells the handles of its process. */
public sealed interface DirectoryNotice extends HandleCommand.Local {

    /** The table to use from now on. */
    record RoutesChanged(Routes routes) implements DirectoryNotice {}

    /** No answer of this replica will come any more. */
    record ReplicaEnded(ReplicaId replica) implements DirectoryNotice {}
}
