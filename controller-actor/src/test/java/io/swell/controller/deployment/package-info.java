/** Stories, tables and simulations of the fleet. Read {@code Scene} first. */
@NullMarked
package io.swell.controller.deployment;

import org.jspecify.annotations.NullMarked;
