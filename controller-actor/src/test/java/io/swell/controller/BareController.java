package io.swell.controller;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRefResolver;
import com.typesafe.config.ConfigFactory;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.protocol.Term;
import java.util.List;
import java.util.SplittableRandom;

/** What a controller knows that has just begun and deploys nothing, without its actor. */
final class BareController {

    static final Term TERM = new Term(3, 1);

    private BareController() {}

    static ControllerState state(ActorTestKit kit) {
        return ControllerState.of(
                TERM,
                new DeployedSpecs(List.of(), List.of()),
                SwellSettings.fromConfig(ConfigFactory.load()),
                ActorRefResolver.get(kit.system()),
                () -> 0,
                0,
                0,
                new SplittableRandom(1));
    }
}
