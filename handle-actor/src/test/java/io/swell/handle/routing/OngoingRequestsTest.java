package io.swell.handle.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swell.shared.load.LoadMeter;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.RequestOutcome;
import io.swell.shared.protocol.RequestOutcome.Completed;
import io.swell.shared.protocol.RequestOutcome.Expired;
import io.swell.shared.protocol.RequestOutcome.NotRunning;
import io.swell.shared.protocol.RequestOutcome.Rejected;
import io.swell.shared.protocol.RequestOutcome.ReplicaDied;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OngoingRequestsTest {

    private static final long TIMEOUT = 100;
    private static final long ABANDON = 10;
    private static final long NO_SLO = Long.MAX_VALUE;
    private static final NotRunning STOPPED = new NotRunning(Loads.ECHO, "stopped");

    private final LoadMeter meter = new LoadMeter(0);
    private final OngoingRequests ongoing = new OngoingRequests(Loads.ECHO, meter, ABANDON);
    private final ReplicaLoad replica = Loads.replica(0);
    private final List<RequestOutcome> answers = new ArrayList<>();

    @Test
    void answersTheCallerAndFreesTheSlot() {
        PendingRequest request = assigned(0);
        assertThat(ongoing.answered(request.id(), () -> new Completed("yes"), 5))
                .isTrue();
        assertThat(answers).containsExactly(new Completed("yes"));
        assertThat(replica.reserved()).isZero();
        assertThat(load()).isEqualTo(counts(0, 0, 1, 1, 0, 0, 0));
        assertThat(ongoing.nextDue()).isEmpty();
    }

    @Test
    void anAnswerThatComesTwiceIsIgnored() {
        PendingRequest request = assigned(0);
        ongoing.answered(request.id(), () -> new Completed("yes"), 5);
        assertThat(ongoing.answered(request.id(), () -> new Completed("again"), 6))
                .isFalse();
        assertThat(ongoing.unknown(request.id(), 6)).isFalse();
        assertThat(ongoing.refused(request.id(), 6)).isNull();
        assertThat(answers).hasSize(1);
    }

    @Test
    void aFailedAnswerCountsAsAFailure() {
        ongoing.answered(assigned(0).id(), () -> STOPPED, 5);
        assertThat(load()).isEqualTo(counts(0, 0, 1, 0, 1, 0, 0));
    }

    @Test
    void aRejectedRequestCountsAsArrivedAndRejected() {
        Rejected full = new Rejected(Loads.ECHO, 1);
        assertThat(ongoing.queue(request(0), 1, 0)).isTrue();
        PendingRequest second = request(0);
        assertThat(ongoing.queue(second, 1, 0)).isFalse();
        ongoing.reject(second, full, 0);
        assertThat(answers).containsExactly(full);
        assertThat(load()).isEqualTo(counts(1, 0, 2, 0, 0, 1, 0));
    }

    @Test
    void aRefusedRequestWaitsBeforeAllOthersUnderANewId() {
        ongoing.queue(request(0), -1, 0);
        ongoing.queue(request(0), -1, 0);
        replica.tryReserve(9);
        PendingRequest first = ongoing.assignNext(replica, NO_SLO, 1);
        long firstId = first.id();

        assertThat(ongoing.refused(firstId, 2)).isSameAs(replica);
        assertThat(replica.reserved()).isZero();
        assertThat(load()).isEqualTo(counts(2, 0, 2, 0, 0, 0, 0));
        replica.tryReserve(9);
        assertThat(ongoing.assignNext(replica, NO_SLO, 3)).isSameAs(first);
        assertThat(first.id()).isNotEqualTo(firstId);
        assertThat(ongoing.answered(firstId, () -> new Completed("late"), 4)).isFalse();
    }

    @Test
    void aWaitingRequestIsDroppedAtItsDeadline() {
        ongoing.queue(request(0), -1, 0);
        assertThat(ongoing.expire(TIMEOUT - 1)).isEmpty();
        assertThat(answers).isEmpty();
        assertThat(ongoing.expire(TIMEOUT)).isEmpty();
        assertThat(answers).containsExactly(new Expired(Loads.ECHO, Duration.ofNanos(TIMEOUT), false));
        assertThat(load()).isEqualTo(counts(0, 0, 1, 0, 1, 0, 0));
        assertThat(ongoing.hasWaiting()).isFalse();
    }

    @Test
    void aRunningRequestKeepsItsSlotAfterItsDeadlineUntilTheReplicaAnswers() {
        PendingRequest request = assigned(0);
        assertThat(ongoing.expire(TIMEOUT)).containsExactly(request);
        assertThat(answers).containsExactly(new Expired(Loads.ECHO, Duration.ofNanos(TIMEOUT), true));
        assertThat(replica.reserved()).isEqualTo(1);
        assertThat(load()).isEqualTo(counts(0, 1, 1, 0, 0, 0, 0));
        assertThat(ongoing.unanswered()).isZero();

        ongoing.answered(request.id(), () -> new Completed("too late"), TIMEOUT + 5);
        assertThat(answers).hasSize(1);
        assertThat(replica.reserved()).isZero();
        assertThat(load()).isEqualTo(counts(0, 0, 1, 0, 1, 0, 0));
    }

    @Test
    void aReplicaIsAskedAgainAboutAnAbandonedRequestUntilItSaysItIsUnknown() {
        PendingRequest request = assigned(0);
        assertThat(ongoing.expire(TIMEOUT)).hasSize(1);
        assertThat(ongoing.nextDue()).hasValue(TIMEOUT + ABANDON);
        assertThat(ongoing.expire(TIMEOUT + ABANDON - 1)).isEmpty();
        assertThat(ongoing.expire(TIMEOUT + ABANDON)).containsExactly(request);
        assertThat(ongoing.unknown(request.id(), TIMEOUT + ABANDON + 1)).isTrue();
        assertThat(replica.reserved()).isZero();
        assertThat(ongoing.nextDue()).isEmpty();
    }

    @Test
    void aRequestWhoseCallerWaitsIsNotEndedByAnUnknown() {
        PendingRequest request = assigned(0);
        assertThat(ongoing.unknown(request.id(), 1)).isFalse();
        assertThat(replica.reserved()).isEqualTo(1);
    }

    @Test
    void aRefusedRequestWhoseCallerHasGivenUpEnds() {
        PendingRequest request = assigned(0);
        ongoing.expire(TIMEOUT);
        assertThat(ongoing.refused(request.id(), TIMEOUT + 1)).isSameAs(replica);
        assertThat(ongoing.hasWaiting()).isFalse();
        assertThat(replica.reserved()).isZero();
    }

    @Test
    void whatAReplicaHadEndsWithItAndNothingElseDoes() {
        ReplicaLoad other = Loads.replica(1);
        assigned(0);
        ongoing.expire(TIMEOUT);
        assigned(TIMEOUT);
        other.tryReserve(9);
        ongoing.queue(request(TIMEOUT), -1, TIMEOUT);
        ongoing.assignNext(other, NO_SLO, TIMEOUT);

        assertThat(ongoing.replicaEnded(replica.replica(), TIMEOUT + 1)).isEqualTo(2);
        assertThat(answers.subList(1, answers.size())).containsExactly(new ReplicaDied(replica.replica()));
        assertThat(replica.reserved()).isZero();
        assertThat(other.reserved()).isEqualTo(1);
        assertThat(ongoing.unanswered()).isEqualTo(1);
    }

    @Test
    void everybodyIsToldAtTheEnd() {
        assigned(0);
        ongoing.expire(TIMEOUT);
        assigned(TIMEOUT);
        ongoing.queue(request(TIMEOUT), -1, TIMEOUT);
        ongoing.failAll(STOPPED, TIMEOUT + 1);
        assertThat(answers.subList(1, answers.size())).containsExactly(STOPPED, STOPPED);
        assertThat(replica.reserved()).isZero();
        assertThat(load()).isEqualTo(counts(0, 0, 3, 0, 3, 0, 0));
        assertThat(ongoing.nextDue()).isEmpty();
    }

    @Test
    void aWaitAboveThePromiseCountsAsLateOnce() {
        ongoing.queue(request(0), -1, 0);
        replica.tryReserve(9);
        PendingRequest request = ongoing.assignNext(replica, 10, 11);
        assertThat(load().lateWaits()).isEqualTo(1);
        ongoing.refused(request.id(), 12);
        replica.tryReserve(9);
        ongoing.assignNext(replica, 10, 13);
        assertThat(load().lateWaits()).isEqualTo(1);
    }

    @Test
    void aWaitAsLongAsThePromiseIsNotLate() {
        ongoing.queue(request(0), -1, 0);
        replica.tryReserve(9);
        ongoing.assignNext(replica, 10, 10);
        assertThat(load().lateWaits()).isZero();
    }

    @Test
    void anUnsendableRequestEndsWithItsReason() {
        PendingRequest request = assigned(0);
        ongoing.unsendable(request.id(), STOPPED, 1);
        assertThat(answers).containsExactly(STOPPED);
        assertThat(replica.reserved()).isZero();
    }

    @Test
    void nothingCanBeAssignedWhereNothingWaits() {
        assertThatThrownBy(() -> ongoing.assignNext(replica, NO_SLO, 0)).isInstanceOf(IllegalStateException.class);
    }

    private PendingRequest request(long now) {
        return new PendingRequest("request", answers::add, now, TIMEOUT);
    }

    private PendingRequest assigned(long now) {
        PendingRequest request = request(now);
        replica.tryReserve(9);
        ongoing.assign(request, replica, now);
        return request;
    }

    /** Counts and counters; the integrals are the meter's own affair. */
    private LoadSnapshot load() {
        LoadSnapshot s = meter.read(0);
        return counts(
                s.queued(), s.running(), s.arrivals(), s.completions(), s.failures(), s.rejections(), s.lateWaits());
    }

    private static LoadSnapshot counts(
            int queued, int running, long arrivals, long completions, long failures, long rejections, long late) {
        return new LoadSnapshot(queued, running, 0, 0, arrivals, completions, failures, rejections, late);
    }
}
