/**
 * What an operator asks of a node from a command line, over HTTP, and how the answers read. Nothing of Akka. Read
 * {@link io.swell.node.operate.Operate} first.
 */
@NullMarked
package io.swell.node.operate;

import org.jspecify.annotations.NullMarked;
