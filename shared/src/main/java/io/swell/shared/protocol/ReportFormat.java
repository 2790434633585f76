package io.swell.shared.protocol;

import io.swell.shared.id.ProcessId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * How a {@link MetricsReport} becomes bytes; see docs/adr/0014-a-format-for-reports.md. Buffers are little-endian.
 *
 * <pre>
 * process       address as text, uid in 8 bytes
 * order         sequence, base, part, parts
 * time          signed
 * routing       term number (signed), term holder in 8 bytes, version (signed)
 * urgent        1 byte, 0 or 1
 * names         first number, how many, each as text
 * rows          how many, then {@link ColumnsFormat}
 * </pre>
 *
 * Numbers are {@link Varint}s where nothing else is said; text is its length in bytes and UTF-8.
 */
public final class ReportFormat {

    private ReportFormat() {}

    /** What names and rows of a report take on the wire, in bytes; its head and envelope come on top. */
    public static int bytes(String[] names, PackedLoad load) {
        int bytes = Varint.bytes(names.length);
        for (String name : names) {
            int length = name.getBytes(StandardCharsets.UTF_8).length;
            bytes += Varint.bytes(length) + length;
        }
        return bytes + load.wireBytes();
    }

    static void write(MetricsReport report, ByteBuffer out) {
        writeText(report.process().address(), out);
        out.putLong(report.process().uid());
        Varint.write(report.sequence(), out);
        Varint.write(report.baseSequence(), out);
        Varint.write(report.part(), out);
        Varint.write(report.parts(), out);
        Varint.writeSigned(report.processMicros(), out);
        Varint.writeSigned(report.routingTerm().number(), out);
        out.putLong(report.routingTerm().holder());
        Varint.writeSigned(report.routingVersion(), out);
        out.put((byte) (report.urgent() ? 1 : 0));
        Varint.write(report.firstName(), out);
        Varint.write(report.names().length, out);
        for (String name : report.names()) {
            writeText(name, out);
        }
        report.load().write(out);
    }

    /** A report is all that is left; whether its rows can be read shows when they are unpacked. */
    static MetricsReport read(ByteBuffer in) {
        return new MetricsReport(
                new ProcessId(readText(in), in.getLong()),
                Varint.read(in),
                Varint.read(in),
                Math.toIntExact(Varint.read(in)),
                Math.toIntExact(Varint.read(in)),
                Varint.readSigned(in),
                new Term(Varint.readSigned(in), in.getLong()),
                Varint.readSigned(in),
                readFlag(in),
                Math.toIntExact(Varint.read(in)),
                readNames(in),
                PackedLoad.read(in));
    }

    static void writeText(String text, ByteBuffer out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Varint.write(bytes.length, out);
        out.put(bytes);
    }

    static String readText(ByteBuffer in) {
        byte[] bytes = new byte[Varint.readCount(in, "bytes of a text")];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String[] readNames(ByteBuffer in) {
        String[] names = new String[Varint.readCount(in, "names")];
        for (int i = 0; i < names.length; i++) {
            names[i] = readText(in);
        }
        return names;
    }

    private static boolean readFlag(ByteBuffer in) {
        byte flag = in.get();
        if (flag < 0 || flag > 1) {
            throw new IllegalArgumentException("a flag must be 0 or 1, was: " + flag);
        }
        return flag == 1;
    }
}
