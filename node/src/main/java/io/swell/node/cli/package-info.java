/**
 * The command line: small classes that read options, hand them to what does the work, and say what was wrong. Exit codes:
 * 0 done, 1 failed, 2 bad input. Imports nothing of Akka. Read {@link io.swell.node.cli.SwellCommand} first.
 */
@NullMarked
package io.swell.node.cli;

import org.jspecify.annotations.NullMarked;
