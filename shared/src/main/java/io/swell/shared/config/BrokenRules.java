package io.swell.shared.config;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** All rules that the components given to a record broke, one line each. */
final class BrokenRules extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf is serializable, its type does not say so
    private final List<BrokenRule> rules;

    BrokenRules(List<BrokenRule> rules) {
        super(rules.stream().map(BrokenRule::toString).collect(Collectors.joining("\n")));
        this.rules = List.copyOf(rules);
    }

    List<BrokenRule> rules() {
        return rules;
    }
}
