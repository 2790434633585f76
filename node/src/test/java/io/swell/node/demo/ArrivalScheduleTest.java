package io.swell.node.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArrivalScheduleTest {

    private static ArrivalSchedule numbered(int size) {
        ArrivalSchedule.Builder builder = new ArrivalSchedule.Builder();
        for (int i = 0; i < size; i++) {
            builder.add(i * 10L, i);
        }
        return builder.build();
    }

    @Test
    void sharesLeaveNoRequestOutAndSendNoneTwice() {
        ArrivalSchedule all = numbered(5_000);
        boolean[] seen = new boolean[5_000];
        for (int part = 0; part < 3; part++) {
            ArrivalSchedule share = all.share(part, 3);
            for (int i = 0; i < share.size(); i++) {
                int number = (int) share.serviceMicros(i);
                assertThat(seen[number]).isFalse();
                assertThat(share.arrivalMicros(i)).isEqualTo(number * 10L);
                seen[number] = true;
            }
        }
        assertThat(seen).doesNotContain(false);
    }

    @Test
    void requestsComeInOrder() {
        ArrivalSchedule.Builder builder = new ArrivalSchedule.Builder();
        builder.add(10, 1);
        builder.add(10, 1);

        assertThatThrownBy(() -> builder.add(9, 1)).hasMessage("arrival must not be before 10 µs, was: 9");
    }
}
