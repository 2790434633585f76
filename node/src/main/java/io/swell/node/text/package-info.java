/**
 * Tables for people to read in a terminal. Pure: no clock, no terminal, nothing of Akka. Read
 * {@link io.swell.node.text.TextTable} first.
 */
@NullMarked
package io.swell.node.text;

import org.jspecify.annotations.NullMarked;
