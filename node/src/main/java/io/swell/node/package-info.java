/**
 * The only place that wires: it alone knows controller, handles and replicas. Read {@link io.swell.node.ProcessParts}
 * first, then {@link io.swell.node.NodeMain}.
 */
@NullMarked
package io.swell.node;

import org.jspecify.annotations.NullMarked;
