package io.swell.handle;

import io.swell.shared.id.HandleId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.HandleCommand.RequestFailed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything a handle can say. What happens per request is told at debug level: callers are told anyway. */
final class HandleLog {

    /** One for all handles; their names stand in the messages. */
    private static final Logger LOG = LoggerFactory.getLogger(HandleActor.class);

    private HandleLog() {}

    static void notRunning(HandleId handle, String why) {
        LOG.warn("Deployment is not running; waiting requests are answered so. handle={} why={}", handle, why);
    }

    static void lostWithReplica(HandleId handle, ReplicaId replica, int requests) {
        LOG.warn("Replica ended with requests. handle={} replica={} requests={}", handle, replica, requests);
    }

    static void refused(HandleId handle, ReplicaId replica, boolean draining) {
        LOG.debug("Replica refused a request. handle={} replica={} draining={}", handle, replica, draining);
    }

    static void abandoned(HandleId handle, ReplicaId replica, long requestId) {
        LOG.debug("Request abandoned. handle={} replica={} request={}", handle, replica, requestId);
    }

    static void answerToNobody(HandleId handle, long requestId) {
        LOG.debug("Answer to a request that has ended. handle={} request={}", handle, requestId);
    }

    static void handlerFailed(HandleId handle, RequestFailed failed) {
        LOG.debug(
                "Handler failed. handle={} request={} error={} message={}",
                handle,
                failed.requestId(),
                failed.errorType(),
                failed.message());
    }

    static void unsendable(HandleId handle, @Nullable String error) {
        LOG.warn("Request cannot leave this process. handle={} error={}", handle, error);
    }

    static void unreadable(HandleId handle, @Nullable String error) {
        LOG.warn("Response cannot be read by this process. handle={} error={}", handle, error);
    }

    static void stopped(HandleId handle, int unanswered) {
        if (unanswered > 0) {
            LOG.warn("Handle stopped with requests. handle={} requests={}", handle, unanswered);
        }
    }
}
