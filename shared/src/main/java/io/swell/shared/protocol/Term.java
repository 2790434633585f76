package io.swell.shared.protocol;

/**
 * Which controller speaks. Each new one takes a higher term than any before; receivers refuse a lower one, because a
 * frozen controller may wake and act before it learns that it was replaced.
 *
 * @param number grows with every controller, written to a majority of the cluster before it is used
 * @param holder uid of the controller's process; tells two apart that took the same number on two sides of a split
 */
public record Term(long number, long holder) implements Comparable<Term> {

    /** Lower than any controller's. */
    public static final Term NONE = new Term(0, 0);

    @Override
    public int compareTo(Term other) {
        int byNumber = Long.compare(number, other.number);
        return byNumber != 0 ? byNumber : Long.compare(holder, other.holder);
    }

    public boolean isBefore(Term other) {
        return compareTo(other) < 0;
    }
}
