package io.swell.controller;

import io.swell.shared.protocol.Term;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a policy said of itself and who had it kept, as {@link PolicyMemory} keeps it: text such as {@code
 * 3:-17:com.acme.NightShift:c3RhdGU=}, that is term number, holder, policy, and the state in Base64.
 *
 * @param policy the name of the policy that said it
 * @param state as it said it
 */
record KeptState(Term term, String policy, byte[] state) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18}):(-?[0-9]{1,19}):([^:]+):([A-Za-z0-9+/=]*)");

    /**
     * The inverse of {@link #text()}.
     *
     * @throws IllegalArgumentException if the text is of another form
     */
    static KeptState parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("kept state must be <number>:<holder>:<class>:<Base64>, was: " + text);
        }
        Term term = new Term(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
        return new KeptState(term, parts.group(3), Base64.getDecoder().decode(parts.group(4)));
    }

    String text() {
        return term.number() + ":" + term.holder() + ":" + policy + ":"
                + Base64.getEncoder().encodeToString(state);
    }
}
