package io.swell.controller.routing;

import io.swell.controller.routing.PartBuilder.Part;
import io.swell.controller.routing.RoutingBook.Outgoing;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.Term;
import java.util.ArrayList;
import java.util.List;

/** What is sent in one turn of the controller, and how much more may be: reports wait for its end. */
final class Turn {

    /** Some two milliseconds of gathering. */
    static final int MOST_PIECES = 10_000;

    private static final int MOST_BYTES = 2 * 1_024 * 1_024;

    private final Term term;
    private final long nowMicros;
    private final List<Outgoing> outgoing = new ArrayList<>();
    private int pieces;
    private int bytes;

    Turn(Term term, long nowMicros) {
        this.term = term;
        this.nowMicros = nowMicros;
    }

    long nowMicros() {
        return nowMicros;
    }

    List<Outgoing> outgoing() {
        return outgoing;
    }

    boolean hasRoomFor(int morePieces) {
        return pieces + morePieces <= MOST_PIECES;
    }

    boolean hasRoomForLists() {
        return pieces < MOST_PIECES && bytes < MOST_BYTES;
    }

    /** Answers how many bytes that was. */
    int send(ProcessRoutes process, PartBuilder builder) {
        int sum = 0;
        for (Part part : builder.parts()) {
            add(process, process.send(part, term, nowMicros));
            sum += part.bytes();
        }
        bytes += sum;
        return sum;
    }

    void sendAgain(ProcessRoutes process) {
        process.resend(nowMicros).forEach(update -> add(process, update));
        bytes += ProcessRoutes.RESEND_BYTES;
    }

    private void add(ProcessRoutes process, RoutingUpdate update) {
        outgoing.add(new Outgoing(process.directory(), update));
        pieces += update.pieces().size();
    }
}
