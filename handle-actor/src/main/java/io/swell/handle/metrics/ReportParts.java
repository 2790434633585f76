package io.swell.handle.metrics;

import io.swell.shared.id.ProcessId;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.LoadColumns;
import io.swell.shared.protocol.MetricsReport;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a report so that no part outgrows a frame: Artery drops an oversized message at the sender with nothing but a log
 * line. Sizes are those of CBOR, rounded up.
 */
final class ReportParts {

    /** Field names, array heads, process and two actor refs, of which each names a host of up to 253 characters. */
    private static final int ENVELOPE_BYTES = 2_048;

    private static final int NAME_HEAD_BYTES = 2;

    private final int maxPartBytes;

    ReportParts(int maxPartBytes) {
        this.maxPartBytes = maxPartBytes;
    }

    /** What all parts of a report share. */
    record Header(ProcessId process, long sequence, long base, long nowMicros, RoutingState routing, boolean urgent) {}

    /**
     * The parts, at least one.
     *
     * @param rows in order of number
     * @param namesKnown numbers below this need no name
     */
    List<MetricsReport> split(Header header, List<ReportedRow> rows, int namesKnown) {
        List<List<ReportedRow>> chunks = chunks(rows, namesKnown);
        List<MetricsReport> parts = new ArrayList<>(chunks.size());
        for (int part = 0; part < chunks.size(); part++) {
            parts.add(part(header, part, chunks.size(), chunks.get(part), namesKnown));
        }
        return parts;
    }

    private List<List<ReportedRow>> chunks(List<ReportedRow> rows, int namesKnown) {
        List<List<ReportedRow>> chunks = new ArrayList<>();
        int from = 0;
        int bytes = ENVELOPE_BYTES;
        for (int i = 0; i < rows.size(); i++) {
            int rowBytes = bytes(rows.get(i), namesKnown);
            if (bytes + rowBytes > maxPartBytes && i > from) {
                chunks.add(rows.subList(from, i));
                from = i;
                bytes = ENVELOPE_BYTES;
            }
            bytes += rowBytes;
        }
        chunks.add(rows.subList(from, rows.size()));
        return chunks;
    }

    private static MetricsReport part(Header header, int part, int parts, List<ReportedRow> rows, int namesKnown) {
        LoadColumns columns = rows.isEmpty() ? LoadColumns.EMPTY : LoadColumns.ofSize(rows.size());
        List<String> names = new ArrayList<>();
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
                firstName,
                names.toArray(String[]::new),
                columns);
    }

    private static int bytes(ReportedRow row, int namesKnown) {
        LoadSnapshot load = row.load();
        int name =
                row.number() >= namesKnown ? NAME_HEAD_BYTES + row.id().name().length() : 0;
        return name
                + bytes(row.number())
                + bytes(row.handles())
                + bytes(load.queued())
                + bytes(load.running())
                + bytes(load.queuedMicros())
                + bytes(load.runningMicros())
                + bytes(load.arrivals())
                + bytes(load.completions())
                + bytes(load.failures())
                + bytes(load.rejections())
                + bytes(load.lateWaits());
    }

    /** Length of an unsigned integer in CBOR (RFC 8949, section 3.1). */
    private static int bytes(long value) {
        if (value < 24) {
            return 1;
        }
        if (value < 0x100) {
            return 2;
        }
        if (value < 0x1_0000) {
            return 3;
        }
        return value < 0x1_0000_0000L ? 5 : 9;
    }
}
