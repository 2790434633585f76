package io.swell.node.cli;

import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.input.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one deployment a command is about: the file's only one, or the one that {@code --deployment} names. */
final class DeploymentChoice {

    private DeploymentChoice() {}

    /**
     * Chooses it.
     *
     * @param wanted what {@code --deployment} says, or null
     * @throws BadInput if there is no such deployment, or several and none is named
     */
    static DeploymentConfig of(Path file, List<DeploymentConfig> deployments, @Nullable String wanted) {
        if (wanted == null && deployments.size() == 1) {
            return deployments.get(0);
        }
        if (deployments.isEmpty()) {
            throw BadInput.of("--config", "must name a file with a deployment", file);
        }
        String names = deployments.stream().map(each -> each.id().name()).collect(Collectors.joining(", "));
        return deployments.stream()
                .filter(each -> each.id().name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        BadInput.of("--deployment", "must be one of " + names, wanted == null ? "(nothing)" : wanted));
    }
}
