package io.swell.controller.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundAttendanceTest {

    private final RoundAttendance attendance = new RoundAttendance();

    @Test
    void aRoundIsCompleteWithItsLastProcessWhateverTheirOrder() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int rounds = 1 + random.nextInt(13);
            int[] processes = random.ints(1 + random.nextInt(200)).toArray();
            attendance.expect(processes, rounds);
            for (int interval = 0; interval < 3; interval++) {
                for (int round = 0; round < rounds; round++) {
                    List<Integer> members = members(processes, round, rounds, random);
                    for (int i = 0; i < members.size(); i++) {
                        assertThat(attendance.attend(members.get(i)))
                                .as("seed %d, report %d of %d", seed, i + 1, members.size())
                                .isEqualTo(i + 1 == members.size());
                    }
                }
            }
        }
    }

    @Test
    void oneThatIsMissingKeepsARoundOpenUntilItIsOver() {
        attendance.expect(new int[] {1, 2, 3}, 1);

        assertThat(attendance.attend(1)).isFalse();
        assertThat(attendance.attend(2)).isFalse();
        attendance.over();

        assertThat(attendance.attend(1)).as("the next round begins anew").isFalse();
        assertThat(attendance.attend(2)).isFalse();
        assertThat(attendance.attend(3)).isTrue();
    }

    @Test
    void anotherRoundDoesNotCountForTheOneBefore() {
        int a = firstOf(0, 2, 0);
        int alsoA = firstOf(0, 2, a + 1);
        int b = firstOf(1, 2, 0);
        attendance.expect(new int[] {a, alsoA, b}, 2);

        assertThat(attendance.attend(a)).isFalse();
        assertThat(attendance.attend(b)).isTrue();
        assertThat(attendance.attend(a)).isFalse();
        assertThat(attendance.attend(alsoA)).isTrue();
    }

    @Test
    void whoeverReportsUnexpectedlyIsNotWaitedFor() {
        assertThat(attendance.attend(7)).as("before anybody is expected").isTrue();
        attendance.expect(new int[0], 3);
        assertThat(attendance.attend(7)).isTrue();
    }

    private static List<Integer> members(int[] processes, int round, int rounds, Random random) {
        List<Integer> members = new ArrayList<>(IntStream.of(processes)
                .filter(process -> ReportRounds.of(process, rounds) == round)
                .boxed()
                .toList());
        Collections.shuffle(members, random);
        return members;
    }

    private static int firstOf(int round, int rounds, int from) {
        return IntStream.iterate(from, i -> i + 1)
                .filter(process -> ReportRounds.of(process, rounds) == round)
                .findFirst()
                .orElseThrow();
    }
}
