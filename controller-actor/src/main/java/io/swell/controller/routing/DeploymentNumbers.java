package io.swell.controller.routing;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deployments by name and by number. A number whose deployment nobody deployed and nobody wants is given again. */
final class DeploymentNumbers {

    private final Map<DeploymentId, RoutedDeployment> byName = new HashMap<>();
    private final List<@Nullable RoutedDeployment> byNumber = new ArrayList<>();
    private final BitSet given = new BitSet();

    /** The deployment; unknown to the controller until it is published. */
    RoutedDeployment of(DeploymentId deployment) {
        return byName.computeIfAbsent(deployment, this::number);
    }

    RoutedDeployment at(int number) {
        RoutedDeployment found = byNumber.get(number);
        if (found == null) {
            throw new IllegalStateException("number " + number + " is not given to any deployment");
        }
        return found;
    }

    void forgetIfIdle(RoutedDeployment deployment) {
        if (deployment.isUnwanted() && deployment.published().availability() == Availability.UNKNOWN) {
            byName.remove(deployment.published().deployment());
            byNumber.set(deployment.number(), null);
            given.clear(deployment.number());
        }
    }

    private RoutedDeployment number(DeploymentId deployment) {
        int number = given.nextClearBit(0);
        RoutedDeployment numbered = new RoutedDeployment(number, PublishedRoutes.unknown(deployment));
        given.set(number);
        if (number == byNumber.size()) {
            byNumber.add(numbered);
        } else {
            byNumber.set(number, numbered);
        }
        return numbered;
    }
}
