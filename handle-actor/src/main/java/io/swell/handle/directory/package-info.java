/**
 * Where replicas are, once per process: the controller's routing updates, death watch and cluster reachability become
 * one table per deployment for all handles of the process. Knows nothing of handles but their references. Read
 * {@link io.swell.handle.directory.ReplicaDirectoryActor} first.
 */
@NullMarked
package io.swell.handle.directory;

import org.jspecify.annotations.NullMarked;
