/**
 * The controller's shell: actors that take a snapshot, ask a pure object and carry out its answer. Read
 * {@link io.swell.controller.ControllerActor} first, then the pure packages {@code autoscaling} and {@code deployment}.
 */
@NullMarked
package io.swell.controller;

import org.jspecify.annotations.NullMarked;
