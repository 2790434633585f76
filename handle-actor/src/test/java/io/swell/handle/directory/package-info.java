@NullMarked
package io.swell.handle.directory;

import org.jspecify.annotations.NullMarked;
