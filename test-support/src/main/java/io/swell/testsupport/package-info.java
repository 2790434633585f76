/** What tests of several modules share. */
@NullMarked
package io.swell.testsupport;

import org.jspecify.annotations.NullMarked;
