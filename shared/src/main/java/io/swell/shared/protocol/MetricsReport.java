package io.swell.shared.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swell.shared.id.ProcessId;

/**
 * Everything the handles of one process carry, in one message.
 *
 * <p>Deployment names are sent once and then go by number: {@code names[i]} is the name of number {@code firstName + i}
 * in this process's dictionary. A part names every number it uses that the controller has not acknowledged.
 *
 * @param process who reports
 * @param sequence grows by one with every report of the process, whether it arrives or not; starts at 1
 * @param baseSequence the acknowledged report this one builds on: rows left out are those whose extrapolation from there
 *     is still right. {@link #SNAPSHOT} builds on nothing and replaces everything known of the process
 * @param part which part of the report this is, from 0; each can be applied alone
 * @param parts how many parts the report has
 * @param processMicros the process's monotonic time at which the meters were read; only differences mean anything
 * @param routingTerm term of the last routing update the process applied
 * @param routingVersion version of that update, 0 for none
 * @param urgent whether an edge sent it, not the timer
 * @param firstName number of the first name in {@code names}
 */
public record MetricsReport(
        ProcessId process,
        long sequence,
        long baseSequence,
        int part,
        int parts,
        long processMicros,
        Term routingTerm,
        long routingVersion,
        boolean urgent,
        int firstName,
        String[] names,
        PackedLoad load) {

    /** The base of a report that needs none. */
    public static final long SNAPSHOT = 0;

    /** Receivers count the parts they have; a bound on what a broken sender can make them keep. */
    private static final int MOST_PARTS = 100_000;

    public MetricsReport {
        if (sequence < 1 || baseSequence < 0 || baseSequence >= sequence) {
            throw new IllegalArgumentException(
                    "sequence must be at least 1 and above its base, was: " + sequence + " on base " + baseSequence);
        }
        if (parts < 1 || part < 0 || part >= parts) {
            throw new IllegalArgumentException("part must be below parts, was: " + part + " of " + parts);
        }
        if (parts > MOST_PARTS) {
            throw new IllegalArgumentException("parts must be at most " + MOST_PARTS + ", was: " + parts);
        }
        if (firstName < 0) {
            throw new IllegalArgumentException("first name must be at least 0, was: " + firstName);
        }
    }

    @JsonIgnore
    public boolean isSnapshot() {
        return baseSequence == SNAPSHOT;
    }

    /** Nothing but a sign of life. */
    @JsonIgnore
    public boolean isHeartbeat() {
        return load.rows() == 0 && names.length == 0;
    }
}
