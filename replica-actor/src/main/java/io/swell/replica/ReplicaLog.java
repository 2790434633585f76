package io.swell.replica;

import io.swell.shared.protocol.Term;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything this module has to say. Safe to use from any thread. */
final class ReplicaLog {

    private static final Logger LOGGER = LoggerFactory.getLogger("io.swell.replica");

    private final String speaker;

    /** @param speaker the replica or the host it speaks for */
    ReplicaLog(String speaker) {
        this.speaker = speaker;
    }

    void started() {
        LOGGER.info("Replica takes requests. replica={}", speaker);
    }

    void startThrew(Throwable failure) {
        withTrace("Handler's start failed. replica=" + speaker, failure);
    }

    void failed(String detail) {
        LOGGER.warn("Replica cannot go on: {}. replica={}", detail, speaker);
    }

    void duplicateIgnored(long requestId) {
        LOGGER.debug("A request that runs came again and was ignored. replica={} requestId={}", speaker, requestId);
    }

    void requestGivenUp(long requestId, String why) {
        LOGGER.warn("A request was given up: the replica {}. replica={} requestId={}", why, speaker, requestId);
    }

    void abandonedCallbackFailed(long requestId, Throwable failure) {
        withTrace("onAbandoned callback failed. replica=" + speaker + " requestId=" + requestId, failure);
    }

    void draining() {
        LOGGER.info("Replica drains. replica={}", speaker);
    }

    void drained() {
        LOGGER.info("Replica has drained. replica={}", speaker);
    }

    void stopFailed(Throwable failure) {
        withTrace("Handler's stop failed. replica=" + speaker, failure);
    }

    void stopOverran(Duration timeout) {
        LOGGER.warn("Handler did not stop in time and was left behind. replica={} timeout={}", speaker, timeout);
    }

    void stopped() {
        LOGGER.info("Replica stopped. replica={}", speaker);
    }

    void hosting(String dispatcher) {
        LOGGER.info("Host is ready for replicas. host={} dispatcher={}", speaker, dispatcher);
    }

    void controllerIntroduced(Term term) {
        LOGGER.info("Host answers to a controller. host={} term={}", speaker, term);
    }

    void lowerTermRefused(Object order, Term highest, long refusedSoFar) {
        LOGGER.warn(
                "An order of a controller that was replaced is refused. host={} order={} highestTerm={} refusedSoFar={}",
                speaker,
                order,
                highest,
                refusedSoFar);
    }

    void startIgnored(Object replica, String why) {
        LOGGER.info("An order to start is ignored: {}. host={} replica={}", why, speaker, replica);
    }

    void replicaEndedUnasked(Object replica, String detail) {
        LOGGER.warn("Replica ended unasked: {}. host={} replica={}", detail, speaker, replica);
    }

    void leaving(Duration limit, int replicas) {
        LOGGER.info("Host leaves. host={} limit={} replicas={}", speaker, limit, replicas);
    }

    void drainsByItself(int replicas) {
        LOGGER.warn("Host drains what nobody drained in half its time. host={} replicas={}", speaker, replicas);
    }

    void left(int remaining) {
        LOGGER.info("Host has left. host={} replicasRemaining={}", speaker, remaining);
    }

    /** A user's exception may throw when it is printed. */
    private static void withTrace(String event, Throwable failure) {
        try {
            LOGGER.warn(event, failure);
        } catch (Throwable unprintable) {
            LOGGER.warn("{} cause={}", event, Failures.rootCause(failure));
        }
    }
}
