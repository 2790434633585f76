package io.swell.node.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/** What must hold of every operation log, whatever was done to the cluster. */
final class Histories {

    private Histories() {}

    static void isAnsweredOnceEach(Line.History history) {
        long failed =
                history.failed().values().stream().mapToLong(Long::longValue).sum();
        assertThat(history.strayAnswers()).as("second answers").isZero();
        assertThat(history.unanswered()).as("requests without an answer").isZero();
        assertThat(history.invoked()).isEqualTo(history.completed() + failed);
        assertThat(history.completed()).as("completed requests").isPositive();
    }

    /** Nothing was lost but what these replicas had. */
    static void failedOnlyWith(Set<String> replicas, List<Line.Failed> failures) {
        assertThat(failures).allSatisfy(failure -> {
            assertThat(failure.kind()).isEqualTo("ReplicaDied");
            assertThat(replicas)
                    .anySatisfy(replica -> assertThat(failure.message()).contains("replica " + replica + " "));
        });
    }

    static void hasNoFailure(Line.History history) {
        isAnsweredOnceEach(history);
        assertThat(history.failed()).isEmpty();
    }
}
