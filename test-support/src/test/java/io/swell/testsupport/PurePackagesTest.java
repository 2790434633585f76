package io.swell.testsupport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorRef;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@SuppressWarnings("unused") // the offenders below are only looked at
class PurePackagesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                NamesAkka.class,
                Logs.class,
                ReadsMillis.class,
                ReadsNanos.class,
                ReadsInstant.class,
                ReadsClock.class,
                ThrowsDice.class,
                MakesDice.class,
                Prints.class
            })
    void refuses(Class<?> offender) {
        assertThatThrownBy(() -> PurePackages.check(new ClassFileImporter().importClasses(offender)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(offender.getSimpleName());
    }

    @Test
    void letsTimeAndChanceComeInAsArguments() {
        assertThatCode(() -> PurePackages.check(new ClassFileImporter().importClasses(Pure.class)))
                .doesNotThrowAnyException();
    }

    @Test
    void aRuleAboutNothingDoesNotHold() {
        assertThatThrownBy(() -> PurePackages.namesNoAkkaReadsNoClockLogsNothing("io.swell.nowhere"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("no classes found in io.swell.nowhere");
    }

    record Pure(long nowMicros, RandomGenerator random) {
        long jittered() {
            return nowMicros + random.nextInt(10);
        }
    }

    record NamesAkka(ActorRef<String> actor) {}

    static final class Logs {
        private static final Logger LOG = LoggerFactory.getLogger(Logs.class);
    }

    record ReadsMillis() {
        long now() {
            return System.currentTimeMillis();
        }
    }

    record ReadsNanos() {
        long now() {
            return System.nanoTime();
        }
    }

    record ReadsInstant() {
        Instant now() {
            return Instant.now();
        }
    }

    record ReadsClock(Clock clock) {
        long now() {
            return clock.millis();
        }
    }

    record ThrowsDice() {
        double chance() {
            return Math.random();
        }
    }

    record MakesDice() {
        int chance() {
            return new Random().nextInt();
        }
    }

    record Prints() {
        void print() {
            System.out.println("here");
        }
    }
}
