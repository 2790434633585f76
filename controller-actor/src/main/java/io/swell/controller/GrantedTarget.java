package io.swell.controller;

import io.swell.controller.autoscaling.ScalingOrder;
import io.swell.shared.protocol.Term;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A target and who granted it, as {@link TargetMemory} keeps it: text such as {@code 3:-17:6}, that is term number,
 * holder and target; with an operator's order behind it such as {@code :scale:6:1900000000000}, that is what, how many and
 * until when.
 *
 * <p>Where two are merged, the higher time counts. Times are no clock's: each is one more than that of the entry it
 * replaces, and at least what the term begins with. A grant of a lower term therefore loses, whenever it is made.
 *
 * @param target replicas, at least 0
 * @param order what an operator said that held then; null for nothing
 */
record GrantedTarget(Term term, int target, @Nullable ScalingOrder order) {

    private static final Pattern TEXT = Pattern.compile(
            "([0-9]{1,18}):(-?[0-9]{1,19}):([0-9]{1,9})" + "(?::(pause|scale):([0-9]{1,9}):([0-9]{1,19}))?");
    private static final int BITS_WITHIN_TERM = 32;

    /**
     * The inverse of {@link #text()}.
     *
     * @throws IllegalArgumentException if the text is of another form
     */
    static GrantedTarget parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "granted target must be <number>:<holder>:<target>, and may have an order, was: " + text);
        }
        Term term = new Term(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
        return new GrantedTarget(term, Integer.parseInt(parts.group(3)), order(parts));
    }

    private static @Nullable ScalingOrder order(Matcher parts) {
        String kind = parts.group(4);
        return kind == null
                ? null
                : new ScalingOrder(
                        ScalingOrder.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                        Integer.parseInt(parts.group(5)),
                        Long.parseLong(parts.group(6)));
    }

    String text() {
        String grant = term.number() + ":" + term.holder() + ":" + target;
        return order == null
                ? grant
                : grant + ":" + order.kind().name().toLowerCase(Locale.ROOT) + ":" + order.replicas() + ":"
                        + order.untilMillis();
    }

    /** Whether a controller of this term may put its own word in the place of this. */
    boolean yieldsTo(Term other) {
        return !other.isBefore(term);
    }

    /** The time of this, where it replaces an entry of that time; 0 where there is none. */
    long timeAfter(long previous) {
        return timeAfter(term, previous);
    }

    /** The time of whatever one of that term writes in the place of an entry of that time. */
    static long timeAfter(Term term, long previous) {
        return Math.max(previous + 1, term.number() << BITS_WITHIN_TERM);
    }
}
