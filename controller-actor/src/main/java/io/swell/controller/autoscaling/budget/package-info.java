/**
 * How deployments share what is not enough for all of them. Pure: no Akka, no clock. Read
 * {@link io.swell.controller.autoscaling.budget.BudgetShares} first.
 */
@NullMarked
package io.swell.controller.autoscaling.budget;

import org.jspecify.annotations.NullMarked;
