package io.swell.handle.routing;

import io.swell.shared.protocol.RequestOutcome;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request from its arrival until its caller is answered and no replica has it any more. Belongs to one
 * {@link OngoingRequests}, which makes all its moves.
 *
 * <pre>
 * NEW ──► WAITING ◄──► RUNNING ──► EXPIRED (the caller is answered, the replica still has it)
 *            └────────────┴───────────┴──► ENDED
 * </pre>
 */
public final class PendingRequest {

    /** Where the request stands. */
    enum Stage {
        NEW,
        WAITING,
        RUNNING,
        EXPIRED,
        ENDED
    }

    private final Object content;
    private final Consumer<RequestOutcome> caller;
    private final long arrivedNanos;
    private final long deadlineNanos;

    Stage stage = Stage.NEW;
    long id;

    @Nullable
    ReplicaLoad replica;

    boolean countedLate;

    /** When something must happen to it next: its deadline, later the next word to its replica. */
    long dueNanos;

    /** Its place in {@link DueTimes}; -1 for none. */
    int duePlace = -1;

    /** Neighbours in {@link RequestQueue}. */
    @Nullable
    PendingRequest previous;

    @Nullable
    PendingRequest next;

    private boolean answered;

    /** A request that arrives now; the caller is told its outcome exactly once. */
    public PendingRequest(Object content, Consumer<RequestOutcome> caller, long nowNanos, long timeoutNanos) {
        this.content = content;
        this.caller = caller;
        this.arrivedNanos = nowNanos;
        this.deadlineNanos = nowNanos + timeoutNanos;
        this.dueNanos = deadlineNanos;
    }

    public Object content() {
        return content;
    }

    /** Names this attempt at this replica; another attempt gets another id, so that a late answer cannot be mistaken. */
    public long id() {
        return id;
    }

    /** The replica that has it. */
    public ReplicaLoad replica() {
        if (replica == null) {
            throw new IllegalStateException("no replica has this request, it is " + stage);
        }
        return replica;
    }

    public Duration timeout() {
        return Duration.ofNanos(deadlineNanos - arrivedNanos);
    }

    /** How long the caller still waits; not positive once it does not. */
    public Duration remaining(long nowNanos) {
        return Duration.ofNanos(deadlineNanos - nowNanos);
    }

    long waitedNanos(long nowNanos) {
        return nowNanos - arrivedNanos;
    }

    void move(Stage from, Stage to) {
        if (stage != from) {
            throw new IllegalStateException("a request that is " + stage + " cannot go from " + from + " to " + to);
        }
        stage = to;
    }

    boolean isAnswered() {
        return answered;
    }

    void answer(RequestOutcome outcome) {
        if (answered) {
            throw new IllegalStateException("a caller is answered once; a second answer was: " + outcome);
        }
        answered = true;
        caller.accept(outcome);
    }
}
