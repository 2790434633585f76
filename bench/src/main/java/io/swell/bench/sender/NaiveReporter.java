package io.swell.bench.sender;

import akka.actor.typed.ActorRef;
import io.swell.shared.protocol.WireMessage;
import java.util.ArrayList;
import java.util.List;

/** Reports the handles of one process as one would first write it, to a sink that acknowledges nothing. */
final class NaiveReporter {

    private final EmulatedHandles handles;
    private final ActorRef<WireMessage> sink;
    private final Traffic traffic;

    NaiveReporter(EmulatedHandles handles, ActorRef<WireMessage> sink, Traffic traffic) {
        this.handles = handles;
        this.sink = sink;
        this.traffic = traffic;
    }

    /** Answers what was sent: of the handles from {@code from} to before {@code to}, or of all where they go together. */
    List<WireMessage> report(Way way, int from, int to, long nowNanos) {
        List<WireMessage> messages = new ArrayList<>();
        switch (way) {
            case GROUPED_RECORDS -> messages.addAll(handles.records(nowNanos));
            case GROUPED_COLUMNAR -> messages.add(handles.columns(nowNanos));
            case PER_HANDLE -> {
                for (int handle = from; handle < to; handle++) {
                    messages.add(handles.report(handle, nowNanos));
                }
            }
            case SWELL -> throw new IllegalArgumentException("swell is not naive");
        }
        messages.forEach(sink::tell);
        traffic.messages.add(messages.size());
        traffic.entries.add(way == Way.PER_HANDLE ? messages.size() : handles.count());
        return messages;
    }
}
