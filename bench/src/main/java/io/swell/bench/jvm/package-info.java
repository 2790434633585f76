/** Real JVMs under a bench's control: how they are started, asked and measured. Read {@link io.swell.bench.jvm.ChildJvm} first. */
@NullMarked
package io.swell.bench.jvm;

import org.jspecify.annotations.NullMarked;
