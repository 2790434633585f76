package io.swell.replica;

import akka.actor.typed.ActorRef;
import io.swell.shared.protocol.HandleCommand;
import io.swell.shared.protocol.ReplicaCommand.Abandon;
import io.swell.shared.protocol.ReplicaCommand.Execute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a replica has begun and not answered, at most as many as it may have. */
final class RunningRequests {

    private record Key(ActorRef<HandleCommand> handle, long requestId) {}

    private final int limit;
    private final Map<Key, ActiveRequest> requests = new HashMap<>();

    RunningRequests(int limit) {
        this.limit = limit;
    }

    boolean contains(Execute execute) {
        return requests.containsKey(keyOf(execute));
    }

    boolean isFull() {
        return requests.size() >= limit;
    }

    boolean isEmpty() {
        return requests.isEmpty();
    }

    void begin(ActiveRequest request) {
        requests.put(keyOf(request.execute()), request);
    }

    /** Whether it was still running, and so is to be answered now. */
    boolean end(ActiveRequest request) {
        return requests.remove(keyOf(request.execute()), request);
    }

    /** Tells user code that the caller has left; false if no such request runs. */
    boolean abandon(Abandon order) {
        ActiveRequest request = requests.get(new Key(order.replyTo(), order.requestId()));
        if (request == null) {
            return false;
        }
        request.abandon();
        return true;
    }

    /** Ends them all; they are to be answered now. */
    List<ActiveRequest> endAll() {
        List<ActiveRequest> ended = List.copyOf(requests.values());
        requests.clear();
        return ended;
    }

    private static Key keyOf(Execute execute) {
        return new Key(execute.replyTo(), execute.requestId());
    }
}
