package io.swell.controller.routing;

import akka.actor.typed.ActorRef;
import io.swell.controller.routing.PartBuilder.Part;
import io.swell.shared.protocol.DirectoryCommand;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.Term;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What one process wants to know, is owed, and was sent without having said yet that it holds it. Deployments go by the
 * book's small numbers: two bits each are all that is kept of a process and a deployment.
 *
 * <p>Updates form one numbered stream. Those not acknowledged are kept, and sent again as they were once patience is
 * over: a number never means two things, so that it does not matter which copy arrives, or when. Only a process that has
 * lost what it had acknowledged, or that makes no progress whatever is repeated, is told everything anew.
 */
final class ProcessRoutes {

    /** Lists under way to one process: enough that a report each second does not hold them up. */
    static final int WINDOW_BYTES = 512 * 1_024;

    /** On top of that, changes: they do not wait for lists, but one who acknowledges nothing is not sent them for ever. */
    static final int WINDOW_WITH_CHANGES_BYTES = WINDOW_BYTES + 256 * 1_024;

    /** Sent again at once; what else was lost follows when this is acknowledged. */
    static final int RESEND_BYTES = 256 * 1_024;

    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private static final int RESENDS_BEFORE_STARTING_OVER = 3;
    /** What a slow connection takes for sure. */
    private static final long BYTES_PER_MILLI = 500;

    private final ActorRef<DirectoryCommand> directory;
    private final BitSet interests = new BitSet();
    private final BitSet owed = new BitSet();
    private final ArrayDeque<Sent> unacknowledged = new ArrayDeque<>();
    private boolean startOver = true;
    private boolean resendDue;
    private boolean queued;
    private int resends;
    private int bytesUnderWay;
    private long version;
    private long held;
    private long progressMicros = LONG_AGO;
    private long lostBeforeMicros = LONG_AGO;
    private long lastReport;

    private record Sent(RoutingUpdate update, int bytes, long sentMicros) {}

    ProcessRoutes(ActorRef<DirectoryCommand> directory) {
        this.directory = directory;
    }

    ActorRef<DirectoryCommand> directory() {
        return directory;
    }

    /** Whether this is news. */
    boolean beginInterest(int deployment) {
        boolean news = !interests.get(deployment);
        interests.set(deployment);
        owed.set(deployment, news || owed.get(deployment));
        return news;
    }

    /** Whether there was any. */
    boolean endInterest(int deployment) {
        boolean had = interests.get(deployment);
        interests.clear(deployment);
        owed.clear(deployment);
        return had;
    }

    BitSet interests() {
        return interests;
    }

    /** Those of {@code changed} that it knows and so must hear of; the others it will get whole. */
    void retainKnown(BitSet changed) {
        changed.and(interests);
        changed.andNot(owed);
    }

    /** The list of these is owed. */
    void owe(BitSet deployments) {
        owed.or(deployments);
    }

    /** The next deployment owed from this number on, -1 for none. */
    int nextOwed(int from) {
        return owed.nextSetBit(from);
    }

    /** It goes into the part built now. */
    void paid(int deployment) {
        owed.clear(deployment);
    }

    boolean isOwedMore() {
        return !owed.isEmpty();
    }

    boolean mayBeSentLists() {
        return bytesUnderWay < WINDOW_BYTES;
    }

    boolean mayBeSentChanges(int bytes) {
        return bytesUnderWay + bytes <= WINDOW_WITH_CHANGES_BYTES;
    }

    /** Whether it waits in the book's line for lists. */
    boolean isQueued() {
        return queued;
    }

    void setQueued(boolean inLine) {
        queued = inLine;
    }

    /** Bytes that may still be on their way; what should long have arrived is in nobody's way any more. */
    int bytesUnderWay(long nowMicros, long patienceMicros) {
        Sent oldest = unacknowledged.peek();
        return oldest == null || nowMicros - oldest.sentMicros() > 2 * patience(patienceMicros) ? 0 : bytesUnderWay;
    }

    /**
     * What the process says it holds. A number below what was sent may be true of the past: it is given patience that
     * grows with what is under way, and with every time it was in vain.
     *
     * @param report a number that grows from report to report
     */
    void holds(boolean sameTerm, long heldVersion, long report, long nowMicros, long patienceMicros) {
        if (report < lastReport) {
            return; // overtaken by a later one
        }
        lastReport = report;
        long now = sameTerm ? heldVersion : 0;
        long waitedMicros = nowMicros - Math.max(progressMicros, oldestSentMicros());
        if (now > held) {
            acknowledged(now, nowMicros);
        } else if (version > 0 && waitedMicros > patience(patienceMicros)) {
            if (now < held || resends >= RESENDS_BEFORE_STARTING_OVER) {
                startOver(nowMicros);
            } else if (!unacknowledged.isEmpty()) {
                resendDue = true;
            }
        }
    }

    private void acknowledged(long heldVersion, long nowMicros) {
        held = heldVersion;
        progressMicros = nowMicros;
        resends = 0;
        while (!unacknowledged.isEmpty() && unacknowledged.peek().update().version() <= heldVersion) {
            bytesUnderWay -= unacknowledged.remove().bytes();
        }
        resendDue = !unacknowledged.isEmpty() && oldestSentMicros() < lostBeforeMicros;
    }

    private void startOver(long nowMicros) {
        unacknowledged.clear();
        bytesUnderWay = 0;
        resendDue = false;
        resends = 0;
        held = 0;
        progressMicros = nowMicros;
        startOver = true;
        owed.or(interests);
    }

    boolean isResendDue() {
        return resendDue;
    }

    /**
     * The first of what is not acknowledged, as it was; it counts as sent now. Whoever misses one update drops all that
     * follow, so whatever was sent before is taken for lost with it.
     */
    List<RoutingUpdate> resend(long nowMicros) {
        resendDue = false;
        resends++;
        lostBeforeMicros = nowMicros;
        List<RoutingUpdate> again = new ArrayList<>();
        ArrayDeque<Sent> first = new ArrayDeque<>();
        int bytes = 0;
        while (!unacknowledged.isEmpty()
                && (bytes == 0 || bytes + unacknowledged.peek().bytes() <= RESEND_BYTES)) {
            Sent sent = unacknowledged.remove();
            bytes += sent.bytes();
            first.push(new Sent(sent.update(), sent.bytes(), nowMicros));
            again.add(sent.update());
        }
        first.forEach(unacknowledged::addFirst);
        return again;
    }

    /** The part as the next update of the stream; it counts as sent now. */
    RoutingUpdate send(Part part, Term term, long nowMicros) {
        RoutingUpdate update = new RoutingUpdate(term, ++version, startOver, part.parents(), part.pieces());
        startOver = false;
        unacknowledged.add(new Sent(update, part.bytes(), nowMicros));
        bytesUnderWay += part.bytes();
        return update;
    }

    private long oldestSentMicros() {
        Sent oldest = unacknowledged.peek();
        return oldest == null ? LONG_AGO : oldest.sentMicros();
    }

    private long patience(long patienceMicros) {
        return (patienceMicros << resends) + 1_000L * bytesUnderWay / BYTES_PER_MILLI;
    }
}
