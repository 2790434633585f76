package io.swell.controller;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.swell.shared.config.SwellSettings;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private final ActorTestKit kit = ActorTestKit.create();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void playsAllThatHappensWhenAControllerBegins() {
        Rehearsal.Played played = play(
                3,
                """
                swell.deployments {
                  echo { handler = com.acme.Echo, autoscaling { min-replicas = 2, max-replicas = 4 } }
                  own { handler = com.acme.Own, autoscaling { min-replicas = 1, policy = com.acme.OwnPolicy } }
                }
                """);

        // The first controller finds processes that have told nobody anything; the others ask each of the ten.
        assertThat(played.controllers()).isEqualTo(3);
        assertThat(played.snapshots()).isEqualTo(30);
        assertThat(played.orders())
                .as("what the first one started runs for the others")
                .isEqualTo(3);
        assertThat(played.updates()).as("each tells each process of routes").isGreaterThanOrEqualTo(30);
    }

    @Test
    void hasNothingToPlayWithoutDeployments() {
        assertThat(play(3, "")).isEqualTo(new Rehearsal.Played(0, 0, 0, 0));
    }

    @Test
    void endsWhereItIsToldTo() {
        String deployment = "swell.deployments.echo { handler = com.acme.Echo }";
        assertThat(play(0, deployment).controllers()).isZero();
    }

    /** @param controllers after so many it is enough; each is asked for once before it begins and once each round */
    private Rehearsal.Played play(int controllers, String deployments) {
        Config config = ConfigFactory.parseString(deployments).withFallback(ConfigFactory.defaultReference());
        return new Rehearsal(kit.system(), SwellSettings.fromConfig(config.resolve())).play(after(6 * controllers));
    }

    private static BooleanSupplier after(int questions) {
        int[] asked = {0};
        return () -> asked[0]++ >= questions;
    }
}
