package io.swell.controller.autoscaling;

import io.swell.shared.config.AggregationFunction;
import io.swell.shared.protocol.Varint;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A decision as it is remembered: its numbers in as many bytes as they need, exactly. Each of thousands of deployments
 * remembers the last twenty, and hardly any is ever looked at; a {@link DecisionRecord} is five objects of 230 bytes, this
 * is two of some 100.
 *
 * @param numbers in the order of the record's components, and within each of its own
 * @param overlay as it is: hardly any decision has one of its own
 */
record PackedDecision(
        byte[] numbers,
        DecisionReason reason,
        AggregationFunction function,
        String policy,
        String followed,
        String failure,
        Overlay overlay) {

    /** 21 numbers, none of which takes more than ten bytes. */
    private static final int MOST_BYTES = 210;

    static PackedDecision of(DecisionRecord decision) {
        ByteBuffer out = ByteBuffer.allocate(MOST_BYTES);
        Varint.writeSigned(decision.atMicros(), out);
        Varint.writeSigned(decision.before(), out);
        Varint.writeSigned(decision.after(), out);
        Varint.writeSigned(decision.running(), out);
        write(decision.load(), out);
        write(decision.wish(), out);
        Varint.writeSigned(decision.patience().lastedMicros(), out);
        Varint.writeSigned(decision.patience().delayMicros(), out);
        write(decision.coverage(), out);
        return new PackedDecision(
                Arrays.copyOf(out.array(), out.position()),
                decision.reason(),
                decision.load().function(),
                decision.wish().policy(),
                decision.wish().followed(),
                decision.wish().failure(),
                decision.overlay());
    }

    /** The record again. Arguments are read in the order in which they were written: Java evaluates them from the left. */
    DecisionRecord unpacked() {
        ByteBuffer in = ByteBuffer.wrap(numbers);
        return new DecisionRecord(
                Varint.readSigned(in),
                readInt(in),
                readInt(in),
                reason,
                readInt(in),
                new DecisionRecord.Load(
                        readDouble(in),
                        readDouble(in),
                        function,
                        Varint.readSigned(in),
                        readDouble(in),
                        readDouble(in)),
                new DecisionRecord.Wish(policy, readDouble(in), readInt(in), readDouble(in), followed, failure),
                new DecisionRecord.Patience(Varint.readSigned(in), Varint.readSigned(in)),
                readCoverage(in),
                overlay);
    }

    private static void write(DecisionRecord.Load load, ByteBuffer out) {
        write(load.ongoing(), out);
        write(load.assumed(), out);
        Varint.writeSigned(load.windowMicros(), out);
        write(load.liveQueued(), out);
        write(load.liveOngoing(), out);
    }

    private static void write(DecisionRecord.Wish wish, ByteBuffer out) {
        write(wish.desired(), out);
        Varint.writeSigned(wish.replicas(), out);
        write(wish.targetOngoingRequests(), out);
    }

    private static void write(Coverage coverage, ByteBuffer out) {
        Varint.writeSigned(coverage.known(), out);
        Varint.writeSigned(coverage.fresh(), out);
        Varint.writeSigned(coverage.unreachable(), out);
        write(coverage.missingLoad(), out);
        write(coverage.watched(), out);
        Varint.writeSigned(coverage.oldestReportAgeMicros(), out);
        write(coverage.controllerLagging(), out);
    }

    private static Coverage readCoverage(ByteBuffer in) {
        return new Coverage(
                readInt(in),
                readInt(in),
                readInt(in),
                readDouble(in),
                readBoolean(in),
                Varint.readSigned(in),
                readBoolean(in));
    }

    /** The bits the other way round: those of small and of round numbers end with zeros, which then take no room. */
    private static void write(double value, ByteBuffer out) {
        Varint.write(Long.reverse(Double.doubleToRawLongBits(value)), out);
    }

    private static double readDouble(ByteBuffer in) {
        return Double.longBitsToDouble(Long.reverse(Varint.read(in)));
    }

    private static void write(boolean value, ByteBuffer out) {
        Varint.write(value ? 1 : 0, out);
    }

    private static boolean readBoolean(ByteBuffer in) {
        return Varint.read(in) == 1;
    }

    private static int readInt(ByteBuffer in) {
        return (int) Varint.readSigned(in);
    }
}
