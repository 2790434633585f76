/** The controller's JVM of a bench. Read {@link io.swell.bench.controller.ControllerMain} first. */
@NullMarked
package io.swell.bench.controller;

import org.jspecify.annotations.NullMarked;
