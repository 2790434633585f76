/**
 * What a program embeds: {@link io.swell.Swell}. The rest of the module is wiring and the command line.
 */
@NullMarked
package io.swell;

import org.jspecify.annotations.NullMarked;
