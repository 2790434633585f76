package io.swell.shared.report;

import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.PackedLoad;
import io.swell.shared.protocol.ReportFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a report so that no part outgrows a frame: Artery drops an oversized message at the sender with nothing but a log
 * line. A report that is too large is halved until its pieces fit; sizes are those of {@link ReportFormat}, to the byte.
 */
final class ReportParts {

    /** Numbers, process and two actor refs, of which each names a host of up to 253 characters. */
    private static final int ENVELOPE_BYTES = 1_280;

    private final int maxPartBytes;
    private final LoadColumns columns = new LoadColumns();

    ReportParts(int maxPartBytes) {
        this.maxPartBytes = maxPartBytes;
    }

    /** What all parts of a report share. */
    record Header(ProcessId process, long sequence, long base, long nowMicros, RoutingState routing, boolean urgent) {}

    /** What a part has of its own: rows in order of number, and the names of those the controller does not know yet. */
    private record Piece(int firstName, String[] names, PackedLoad load) {}

    /**
     * The parts, at least one.
     *
     * @param rows in order of number
     * @param namesKnown numbers below this need no name
     */
    List<MetricsReport> split(Header header, List<ReportedRow> rows, int namesKnown) {
        List<Piece> pieces = new ArrayList<>(1);
        cut(rows, namesKnown, pieces);
        List<MetricsReport> parts = new ArrayList<>(pieces.size());
        for (int part = 0; part < pieces.size(); part++) {
            parts.add(part(header, part, pieces.size(), pieces.get(part)));
        }
        return parts;
    }

    private void cut(List<ReportedRow> rows, int namesKnown, List<Piece> into) {
        Piece whole = piece(rows, namesKnown);
        if (rows.size() <= 1 || ENVELOPE_BYTES + ReportFormat.bytes(whole.names(), whole.load()) <= maxPartBytes) {
            into.add(whole);
        } else {
            int half = rows.size() / 2;
            cut(rows.subList(0, half), namesKnown, into);
            cut(rows.subList(half, rows.size()), namesKnown, into);
        }
    }

    private Piece piece(List<ReportedRow> rows, int namesKnown) {
        columns.resize(rows.size());
        List<String> names = new ArrayList<>(0);
        int firstName = namesKnown;
        for (int i = 0; i < rows.size(); i++) {
            ReportedRow row = rows.get(i);
            columns.set(i, row.number(), row.handles(), row.load());
            if (row.number() >= namesKnown) {
                if (names.isEmpty()) {
                    firstName = row.number();
                }
                names.add(row.id().name());
            }
        }
        return new Piece(firstName, names.toArray(String[]::new), PackedLoad.of(columns));
    }

    private static MetricsReport part(Header header, int part, int parts, Piece piece) {
        return new MetricsReport(
                header.process(),
                header.sequence(),
                header.base(),
                part,
                parts,
                header.nowMicros(),
                header.routing().term(),
                header.routing().version(),
                header.urgent(),
                piece.firstName(),
                piece.names(),
                piece.load());
    }
}
