@NullMarked
package io.swell.handle;

import org.jspecify.annotations.NullMarked;
