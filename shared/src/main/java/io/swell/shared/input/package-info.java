/**
 * What users hand in, read strictly: each thing wrong is said with its place, the rule and the value. Imports nothing of
 * Akka. Read {@link io.swell.shared.input.BadInput} first.
 */
@NullMarked
package io.swell.shared.input;

import org.jspecify.annotations.NullMarked;
