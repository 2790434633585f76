package io.swell.shared.config;

import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Logical amounts by name ({@code cpu}, {@code memory} in bytes, or any other): what a replica needs or a host has.
 *
 * @param amounts positive and finite; a name that is missing is 0
 */
public record ResourceAmounts(Map<String, Double> amounts) {

    public static final ResourceAmounts NONE = new ResourceAmounts(Map.of());

    public ResourceAmounts {
        amounts = Map.copyOf(amounts);
        Require require = new Require();
        new TreeMap<>(amounts).forEach((name, amount) -> require.positive(ConfigUtil.joinPath(name), amount));
        require.orThrow();
    }

    /**
     * Reads the content of {@code resources}. A name set to null is left out, which takes back a default.
     *
     * @param auto by name what the word {@code auto} stands for, where it stands for something
     */
    static Optional<ResourceAmounts> read(ConfigSection section, Map<String, Supplier<Double>> auto) {
        return section.build(() -> {
            Map<String, Double> amounts = new HashMap<>();
            for (String name : section.keys()) {
                section.optional(name, typeOf(name, auto)).ifPresent(amount -> amounts.put(name, amount));
            }
            return new ResourceAmounts(amounts);
        });
    }

    private static ValueType<Double> typeOf(String name, Map<String, Supplier<Double>> auto) {
        ValueType<Double> plain = name.equals("memory") ? ValueType.MEMORY_SIZE : ValueType.NUMBER;
        Supplier<Double> meaning = auto.get(name);
        if (meaning == null) {
            return plain;
        }
        return new ValueType<>(
                plain.rule() + " or auto",
                plain.standIn(),
                value -> isAuto(value) ? meaning.get() : plain.parse().apply(value));
    }

    private static boolean isAuto(ConfigValue value) {
        return "auto".equals(value.unwrapped());
    }
}
