package io.swell.controller;

import io.swell.shared.protocol.Term;
import java.util.function.Supplier;

/** Suffixes of replica ids, unlike those of any other controller: term, holder, and a number that grows. */
final class ReplicaSuffixes implements Supplier<String> {

    private final String prefix;
    private long last;

    ReplicaSuffixes(Term term) {
        this.prefix = term.number() + "-" + Long.toHexString(term.holder() & 0xffff) + "-";
    }

    @Override
    public String get() {
        last++;
        return prefix + last;
    }
}
