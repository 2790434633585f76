package io.swell.node.management.view;

/**
 * What an order that was accepted came to.
 *
 * @param target replicas granted; what was ordered, as far as a budget has room
 */
public record OrderView(String deployment, int target) {}
