/** A JVM with real handles and real replicas. Read {@link io.swell.bench.worker.WorkerMain} first. */
@NullMarked
package io.swell.bench.worker;

import org.jspecify.annotations.NullMarked;
