/**
 * What tests of several modules share: processes of their own, free ports, clocks that stand still, rules every pure
 * package keeps. Knows no part of Swell beyond {@code shared}.
 */
@NullMarked
package io.swell.testsupport;

import org.jspecify.annotations.NullMarked;
