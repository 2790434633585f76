/**
 * The simulator as a command: from files to contenders, and from outcomes to a table and JSON. Imports nothing of Akka.
 * Read {@link io.swell.node.simulate.Simulate} first.
 */
@NullMarked
package io.swell.node.simulate;

import org.jspecify.annotations.NullMarked;
