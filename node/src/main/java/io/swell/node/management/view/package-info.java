/**
 * What is said over HTTP, as records that are JSON on the wire; endpoint and commands read the same. Pure: no clock, nothing of
 * Akka. Read {@link io.swell.node.management.view.DeploymentView} first.
 */
@NullMarked
package io.swell.node.management.view;

import org.jspecify.annotations.NullMarked;
