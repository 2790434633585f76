package io.swell.handle.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.load.LoadMeter;
import io.swell.shared.load.LoadSnapshot;
import io.swell.shared.protocol.RequestOutcome;
import io.swell.shared.protocol.RequestOutcome.Completed;
import io.swell.shared.protocol.RequestOutcome.Expired;
import io.swell.shared.protocol.RequestOutcome.HandlerFailed;
import io.swell.shared.protocol.RequestOutcome.NotRunning;
import io.swell.shared.protocol.RequestOutcome.Rejected;
import io.swell.shared.protocol.RequestOutcome.ReplicaDied;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever order answers, refusals, deaths and deadlines come in, and however often: every caller is answered once, every
 * slot released once, and the meter agrees at every step.
 */
class OngoingRequestsPropertyTest {

    private static final int STEPS = 4_000;
    private static final int MAX_ONGOING = 3;
    private static final int MAX_QUEUED = 8;

    private final LoadMeter meter = new LoadMeter(0);
    private final OngoingRequests ongoing = new OngoingRequests(Loads.ECHO, meter, 7);
    private final List<ReplicaLoad> replicas = new ArrayList<>(Loads.replicas(4));
    private final List<List<RequestOutcome>> answersByRequest = new ArrayList<>();
    /** Every id ever used, so that answers come twice, late and from the dead. */
    private final List<Long> ids = new ArrayList<>();

    private int replicasMade = 4;
    private int refusals;
    private long now;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108})
    void everyRequestEndsOnceAndTheCountsAgreeAtEveryStep(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);
        for (int step = 0; step < STEPS; step++) {
            now += chance.nextInt(4);
            step(chance);
            checkCounts("seed " + seed + " step " + step);
        }
        ongoing.failAll(new NotRunning(Loads.ECHO, "over"), now);
        checkCounts("seed " + seed + " at the end");
        LoadSnapshot end = meter.read(now * 1_000);
        assertThat(end.ongoing()).isZero();
        assertThat(end.arrivals()).isEqualTo(answersByRequest.size());
        assertThat(answersByRequest).allSatisfy(answers -> assertThat(answers).hasSize(1));
        assertThat(replicas)
                .allSatisfy(replica -> assertThat(replica.reserved()).isZero());
        checkThatMuchHappened();
    }

    /** A walk on which nearly everything fails, or nothing does, would show little. */
    private void checkThatMuchHappened() {
        Map<Class<?>, Long> outcomes = answersByRequest.stream()
                .collect(Collectors.groupingBy(answers -> answers.get(0).getClass(), Collectors.counting()));
        assertThat(outcomes)
                .containsOnlyKeys(
                        Completed.class,
                        Expired.class,
                        HandlerFailed.class,
                        NotRunning.class,
                        Rejected.class,
                        ReplicaDied.class);
        assertThat(outcomes.get(Completed.class)).isGreaterThan(answersByRequest.size() / 8L);
        assertThat(refusals).isGreaterThan(STEPS / 100);
    }

    private void step(RandomGenerator chance) {
        switch (chance.nextInt(16)) {
            case 0, 1, 2, 3 -> arrive(chance);
            case 4, 5, 6, 7 -> assign(chance);
            case 8, 9, 10, 11 -> ongoing.answered(anyId(chance), () -> anyOutcome(chance), now);
            case 12 -> refusals += ongoing.refused(anyId(chance), now) == null ? 0 : 1;
            case 13, 14 -> ongoing.expire(now);
            default -> rare(chance);
        }
    }

    private void rare(RandomGenerator chance) {
        switch (chance.nextInt(8)) {
            case 0, 1, 2 -> {
                ReplicaLoad dead = replicas.remove(chance.nextInt(replicas.size()));
                ongoing.replicaEnded(dead.replica(), now);
                assertThat(dead.reserved()).isZero();
                replicas.add(Loads.replica(replicasMade++));
            }
            case 3 -> ongoing.unsendable(anyId(chance), new HandlerFailed(Loads.ECHO, "T", "m"), now);
            case 4 -> ongoing.failWaiting(new NotRunning(Loads.ECHO, "unhealthy"), now);
            default -> ongoing.unknown(anyId(chance), now);
        }
    }

    private void arrive(RandomGenerator chance) {
        List<RequestOutcome> answers = new ArrayList<>();
        answersByRequest.add(answers);
        PendingRequest request = new PendingRequest("r", answers::add, now, 1 + chance.nextInt(100));
        if (!ongoing.queue(request, MAX_QUEUED, now)) {
            ongoing.reject(request, new Rejected(Loads.ECHO, MAX_QUEUED), now);
        }
    }

    private void assign(RandomGenerator chance) {
        ReplicaLoad replica = replicas.get(chance.nextInt(replicas.size()));
        if (ongoing.hasWaiting() && replica.tryReserve(MAX_ONGOING)) {
            ids.add(ongoing.assignNext(replica, 5, now).id());
        }
    }

    /** Mostly a recent one, sometimes one long ended. */
    private long anyId(RandomGenerator chance) {
        if (ids.isEmpty()) {
            return 0;
        }
        int back = chance.nextInt(8) == 0 ? chance.nextInt(ids.size()) : Math.min(ids.size() - 1, chance.nextInt(12));
        return ids.get(ids.size() - 1 - back);
    }

    private static RequestOutcome anyOutcome(RandomGenerator chance) {
        return chance.nextInt(4) == 0 ? new HandlerFailed(Loads.ECHO, "T", "m") : new Completed("done");
    }

    private void checkCounts(String when) {
        LoadSnapshot load = meter.read(now);
        int reserved = replicas.stream().mapToInt(ReplicaLoad::reserved).sum();
        assertThat(load.running()).as("running, %s", when).isEqualTo(reserved);
        assertThat(load.queued()).as("queued, %s", when).isNotNegative();
        assertThat(load.queued() > 0).as("waiting, %s", when).isEqualTo(ongoing.hasWaiting());
        assertThat(load.arrivals())
                .as("arrivals, %s", when)
                .isEqualTo(load.completions() + load.failures() + load.rejections() + load.ongoing());
        long unanswered = answersByRequest.stream().filter(List::isEmpty).count();
        assertThat(ongoing.unanswered()).as("unanswered, %s", when).isEqualTo((int) unanswered);
        assertThat(ongoing.nextDue().isPresent()).as("due, %s", when).isEqualTo(load.ongoing() > 0);
    }
}
