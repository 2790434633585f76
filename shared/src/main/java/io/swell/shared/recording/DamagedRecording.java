package io.swell.shared.recording;

/** A recording does not go on as one. What stands before the place is whole. */
public final class DamagedRecording extends Exception {

    private static final long serialVersionUID = 1L;

    private final long offset;
    private final boolean cutOff;

    DamagedRecording(long offset, String rule, boolean cutOff) {
        super(rule + ", at byte " + offset);
        this.offset = offset;
        this.cutOff = cutOff;
    }

    /** Whether only the end is missing, as when a process was killed while it wrote. */
    public boolean isCutOff() {
        return cutOff;
    }

    /** Where the frame begins that is not whole, in bytes from the start of the file. */
    public long offset() {
        return offset;
    }
}
