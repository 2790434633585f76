/** One JVM that stands for many processes. Read {@link io.swell.bench.sender.SenderMain} first. */
@NullMarked
package io.swell.bench.sender;

import org.jspecify.annotations.NullMarked;
