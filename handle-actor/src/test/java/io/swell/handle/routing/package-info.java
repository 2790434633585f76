@NullMarked
package io.swell.handle.routing;

import org.jspecify.annotations.NullMarked;
