package io.swell.node.faults;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a {@link FaultNode} says on standard output, one JSON object a line. Times are wall time in milliseconds. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Line.Pulse.class, name = "pulse"),
    @JsonSubTypes.Type(value = Line.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Line.ReplicaStarted.class, name = "replica-started"),
    @JsonSubTypes.Type(value = Line.ReplicaStopped.class, name = "replica-stopped"),
    @JsonSubTypes.Type(value = Line.History.class, name = "history")
})
sealed interface Line {

    JsonMapper JSON = new JsonMapper();
    String START = "{\"event\"";

    /**
     * How the node stands.
     *
     * @param completedBy the nodes whose replicas have answered so far, with how often
     * @param status what the controller answered; empty when none answered in time
     */
    record Pulse(long at, long completed, long failed, Map<String, Long> completedBy, List<Status> status)
            implements Line {

        Optional<Status> told() {
            return status.stream().findFirst();
        }
    }

    /** A request ended otherwise than completed. */
    record Failed(long at, String request, String kind, String message) implements Line {}

    record ReplicaStarted(long at, String replica) implements Line {}

    record ReplicaStopped(long at, String replica) implements Line {}

    /**
     * The sums of the operation log, when its load has stopped or the process ends.
     *
     * @param unanswered requests whose caller still waits
     * @param strayAnswers answers nobody waited for: each a second one to a request
     * @param failed by kind
     * @param completedBy by the node whose replica answered
     */
    record History(
            long invoked,
            long completed,
            long unanswered,
            long strayAnswers,
            long longestMillis,
            Map<String, Long> failed,
            Map<String, Long> completedBy)
            implements Line {}

    /** The controller's word on the one deployment there is. */
    record Status(
            long term,
            long holder,
            int target,
            int starting,
            int running,
            int draining,
            int ongoing,
            int queued,
            String detail,
            List<String> decisions,
            Map<String, String> processes) {}

    /** In one piece, so that lines of several threads do not mix. */
    default void print() {
        try {
            System.out.println(JSON.writerFor(Line.class).writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for what is not one of these. */
    static Optional<Line> parse(String text) {
        if (!text.startsWith(START)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(text, Line.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
