package io.swell.shared.config;

import java.util.Map;

/**
 * Logical amounts by name ({@code cpu}, {@code memory} in bytes, or any other): what a replica needs or a host has.
 *
 * @param amounts positive and finite; a name that is missing is 0
 */
public record ResourceAmounts(Map<String, Double> amounts) {

    public static final ResourceAmounts NONE = new ResourceAmounts(Map.of());

    public ResourceAmounts {
        amounts = Map.copyOf(amounts);
    }
}
