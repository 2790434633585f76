package io.swell.shared.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.serialization.SerializationExtension;
import io.swell.shared.load.LoadSnapshot;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsReportTest {

    @ParameterizedTest(name = "sequence {0} on base {1}, part {2} of {3}, first name {4}: {5}")
    @CsvSource({
        "0, 0, 0, 1, 0, sequence must be at least 1",
        "-1, -2, 0, 1, 0, sequence must be at least 1",
        "1, -1, 0, 1, 0, above its base",
        "5, 5, 0, 1, 0, 'above its base, was: 5 on base 5'",
        "5, 6, 0, 1, 0, above its base",
        "1, 0, 1, 1, 0, 'part must be below parts, was: 1 of 1'",
        "1, 0, -1, 1, 0, part must be below parts",
        "1, 0, 0, 0, 0, part must be below parts",
        "1, 0, 0, 100001, 0, 'parts must be at most 100000, was: 100001'",
        "1, 0, 0, 1, -1, 'first name must be at least 0, was: -1'",
    })
    void refusesWhatNoReportCanSay(long sequence, long base, int part, int parts, int firstName, String message) {
        assertThatThrownBy(() -> report(sequence, base, part, parts, firstName, PackedLoad.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void withoutABaseIsASnapshot() {
        assertThat(report(3, 0, 0, 1, 0, PackedLoad.EMPTY).isSnapshot()).isTrue();
        assertThat(report(3, 2, 0, 1, 0, PackedLoad.EMPTY).isSnapshot()).isFalse();
    }

    @Test
    void withoutRowsAndNamesIsAHeartbeat() {
        assertThat(report(1, 0, 0, 1, 0, PackedLoad.EMPTY).isHeartbeat()).isTrue();
        assertThat(report(1, 0, 0, 1, 0, PackedLoad.of(LoadColumns.ofSize(1))).isHeartbeat())
                .isFalse();
        assertThat(WireSamples.report().isHeartbeat()).isFalse();
    }

    @Test
    void setsEveryColumnOfARow() {
        LoadColumns columns = LoadColumns.ofSize(2);
        columns.set(1, 4, 3, new LoadSnapshot(10, 11, 12, 13, 14, 15, 16, 17, 18));

        assertThat(Spelled.rows(columns))
                .isEqualTo("LoadColumns(deployment=[0, 4], handles=[0, 3], queued=[0, 10], running=[0, 11], "
                        + "queuedMicros=[0, 12], runningMicros=[0, 13], arrivals=[0, 14], completions=[0, 15], "
                        + "failures=[0, 16], rejections=[0, 17], lateWaits=[0, 18])");
    }

    @Test
    void termsAreOrderedByNumberAndThenByHolder() {
        assertThat(Term.NONE.isBefore(new Term(1, 0))).isTrue();
        assertThat(new Term(1, 9).isBefore(new Term(2, 1))).isTrue();
        assertThat(new Term(2, 1).isBefore(new Term(2, 2))).isTrue();
        assertThat(new Term(2, 2).isBefore(new Term(2, 2))).isFalse();
        assertThat(new Term(2, 2).isBefore(new Term(2, 1))).isFalse();
    }

    /** A day of a busy process: 500 deployments at some requests a second, known names, no refs of great length. */
    @Test
    void anEntryOfABusyDayIsSmall() {
        Random random = new Random(7);
        int rows = 500;
        LoadColumns columns = LoadColumns.ofSize(rows);
        for (int row = 0; row < rows; row++) {
            long requests = random.nextInt(1_000_000);
            columns.set(
                    row,
                    row,
                    1 + random.nextInt(4),
                    new LoadSnapshot(
                            random.nextInt(20),
                            random.nextInt(40),
                            requests * random.nextInt(200_000),
                            requests * random.nextInt(900_000),
                            requests,
                            requests - random.nextInt(50),
                            random.nextInt(100),
                            random.nextInt(20),
                            random.nextInt(300)));
        }
        int empty = bytes(report(9, 8, 0, 1, 0, PackedLoad.EMPTY));
        double each = (double) (bytes(report(9, 8, 0, 1, 0, PackedLoad.of(columns))) - empty) / rows;

        System.out.printf("bytes on the wire: %d for an empty report, %.1f for each entry%n", empty, each);
        assertThat(empty).isLessThan(300);
        assertThat(each).isLessThan(24);
    }

    private static int bytes(MetricsReport report) {
        ActorTestKit kit = ActorTestKit.create();
        try {
            var push = new ControllerCommand.PushMetrics(
                    report,
                    kit.createTestProbe(PusherCommand.class).getRef(),
                    kit.createTestProbe(DirectoryCommand.class).getRef());
            return SerializationExtension.get(kit.system()).serialize(push).get().length;
        } finally {
            kit.shutdownTestKit();
        }
    }

    private static MetricsReport report(long sequence, long base, int part, int parts, int firstName, PackedLoad load) {
        return new MetricsReport(
                WireSamples.PROCESS,
                sequence,
                base,
                part,
                parts,
                1_000,
                Term.NONE,
                0,
                false,
                firstName,
                new String[0],
                load);
    }
}
