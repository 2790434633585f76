/**
 * What people and scripts may ask of the controller, and the HTTP endpoint they ask at. Read
 * {@link io.swell.node.management.ControllerClient} first, then {@code ManagementRoutes}.
 */
@NullMarked
package io.swell.node.management;

import org.jspecify.annotations.NullMarked;
