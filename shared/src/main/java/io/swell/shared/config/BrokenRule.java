package io.swell.shared.config;

import java.util.List;

/**
 * One rule a value broke.
 *
 * @param key as the user writes it, relative to what the rule belongs to
 * @param involved all keys the rule speaks about, {@code key} first: where one of them has no value worth judging,
 *     neither has the rule
 */
record BrokenRule(String key, String rule, String value, List<String> involved) {

    @Override
    public String toString() {
        return key + " " + rule + ", was: " + value;
    }
}
