package io.swell.node.demo;

/**
 * How the requests of one driver, or of several added up, ended so far.
 *
 * @param sent requests begun
 * @param completed answered by the handler
 * @param rejected turned away because a queue was full
 * @param expired not answered within the caller's time
 * @param failed ended in any other way
 */
public record RequestCounts(long sent, long completed, long rejected, long expired, long failed)
        implements DemoMessage {

    public static final RequestCounts ZERO = new RequestCounts(0, 0, 0, 0, 0);

    public RequestCounts plus(RequestCounts other) {
        return new RequestCounts(
                sent + other.sent,
                completed + other.completed,
                rejected + other.rejected,
                expired + other.expired,
                failed + other.failed);
    }

    /** Begun and not ended; below 0 if a request ended twice. */
    public long open() {
        return sent - completed - rejected - expired - failed;
    }

    /** Whether each request ended exactly once. */
    public boolean addsUp() {
        return open() == 0;
    }
}
