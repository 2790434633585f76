package io.swell.controller.autoscaling;

import static io.swell.controller.autoscaling.load.Reported.A;
import static io.swell.controller.autoscaling.load.Reported.B;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.swell.controller.autoscaling.load.Reported;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.id.DeploymentId;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of a thousand deployments whose policy learns, one request ongoing at each of the first half. */
class LearnedStatesTest {

    private static final int DEPLOYMENTS = 1_000;
    private static final long SECOND = 1_000_000;

    private final Autoscaler autoscaler =
            new Autoscaler(SwellSettings.fromConfig(ConfigFactory.load()).controller());

    @BeforeEach
    void deployed() {
        String[] names = new String[DEPLOYMENTS];
        Arrays.setAll(names, number -> "d" + number);
        autoscaler.load().admit(A, true, true);
        Reported report = Reported.by(A, 1).names(0, names);
        for (int number = 0; number < DEPLOYMENTS; number++) {
            autoscaler.deploy(
                    new DeploymentId(names[number]),
                    Declared.deployment().promising(1, 0.01).policy("adaptive").config(),
                    Declared.SLOTS,
                    0);
            autoscaler.observeRunning(new DeploymentId(names[number]), 1);
            report.row(number, 1, Reported.load(0, number < DEPLOYMENTS / 2 ? 1 : 0));
        }
        autoscaler.load().record(report.build(), 0);
        autoscaler.decide(0);
    }

    @Test
    void eachOfThoseThatLearnIsKeptOnceAMinuteAtAMomentOfItsOwn() {
        int[] first = keptInEachSecondFrom(1);
        int[] second = keptInEachSecondFrom(61);

        assertThat(IntStream.of(second).sum()).isEqualTo(DEPLOYMENTS / 2);
        assertThat(IntStream.of(second).max().orElseThrow()).isLessThanOrEqualTo(20);
        assertThat(IntStream.of(first).sum()).isBetween(DEPLOYMENTS / 2 - 20, DEPLOYMENTS / 2);
    }

    @Test
    void thoseThatRestAreNotKeptThoughAllAreLookedAt() {
        keptInEachSecondFrom(1);
        autoscaler.load().admit(B, true, true);
        autoscaler.load().record(Reported.by(B, 1).build(), 60 * SECOND);

        assertThat(IntStream.of(keptInEachSecondFrom(61)).sum()).isEqualTo(DEPLOYMENTS / 2);
        assertThat(autoscaler.decidedMicros(new DeploymentId("d900"))).isEqualTo(61 * SECOND);
    }

    private int[] keptInEachSecondFrom(int begin) {
        return IntStream.range(begin, begin + 60)
                .map(second -> {
                    autoscaler.decide(second * SECOND);
                    return autoscaler.takePolicyStates(second * SECOND).size();
                })
                .toArray();
    }
}
