package io.swell.controller.routing;

import io.swell.shared.protocol.ReplicaPlace.Parent;
import io.swell.shared.protocol.RoutesPiece;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Gathers pieces for one process into updates that fit a frame of Artery. */
final class PartBuilder {

    /** A part is closed before it outgrows this; only a piece that does so alone is larger, see {@link Piece}. */
    static final int MOST_BYTES = 128 * 1_024;

    /** Term, version and what surrounds each element. */
    private static final int BYTES_AROUND = 200;

    private static final int BYTES_PER_PIECE = 5;
    private static final int BYTES_PER_PARENT = 12;

    /** Pieces that go in one update. */
    record Part(List<RoutesPiece> pieces, List<Parent> parents, int bytes) {}

    private final List<Part> closed = new ArrayList<>();
    private final BitSet named = new BitSet();
    private List<RoutesPiece> pieces = new ArrayList<>();
    private List<Parent> parents = new ArrayList<>();
    private int bytes = BYTES_AROUND;
    private int closedBytes;

    boolean isEmpty() {
        return closed.isEmpty() && pieces.isEmpty();
    }

    void add(Piece piece) {
        int more = bytes(piece);
        if (!pieces.isEmpty() && bytes + more > MOST_BYTES) {
            close();
            more = bytes(piece);
        }
        pieces.add(piece.encoded());
        for (Parent parent : piece.parents()) {
            if (!named.get(parent.number())) {
                named.set(parent.number());
                parents.add(parent);
            }
        }
        bytes += more;
    }

    /** Bytes of all that was added. */
    int bytes() {
        return closedBytes + (pieces.isEmpty() ? 0 : bytes);
    }

    /** In order; each but the first builds on the one before. */
    List<Part> parts() {
        if (!pieces.isEmpty()) {
            close();
        }
        return closed;
    }

    private void close() {
        closed.add(new Part(pieces, parents, bytes));
        closedBytes += bytes;
        pieces = new ArrayList<>();
        parents = new ArrayList<>();
        named.clear();
        bytes = BYTES_AROUND;
    }

    private int bytes(Piece piece) {
        int sum = piece.encoded().bytes() + BYTES_PER_PIECE;
        for (Parent parent : piece.parents()) {
            sum += named.get(parent.number())
                    ? 0
                    : BYTES_PER_PARENT + parent.path().length();
        }
        return sum;
    }
}
