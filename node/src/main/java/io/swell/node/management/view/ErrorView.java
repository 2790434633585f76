package io.swell.node.management.view;

/**
 * Why something was refused.
 *
 * @param error key, rule and value, or a sentence
 */
public record ErrorView(String error) {}
