package io.swell.node.management.view;

import java.util.List;

/**
 * All deployments.
 *
 * @param deployments in order of name
 */
public record DeploymentsView(List<DeploymentView> deployments) {}
