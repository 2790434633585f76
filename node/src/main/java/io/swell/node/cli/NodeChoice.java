package io.swell.node.cli;

import io.swell.node.operate.OperateOptions;
import io.swell.node.operate.OperatorRequest;
import io.swell.shared.id.DeploymentId;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands that ask a node have in common: which one, and how its answer is shown. */
final class NodeChoice {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where a node answers, as http://127.0.0.1:25580 (default: what swell.management says).")
    private @Nullable String url;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "HOCON with swell.management (default: application.conf).")
    private @Nullable Path config;

    @Option(names = "--json", description = "Show the answer as JSON, as it came.")
    private boolean json;

    /**
     * Reads them.
     *
     * @param flags those of the command, all read
     * @param request made once nothing is wrong
     * @throws io.swell.shared.input.BadInput with everything that is wrong
     */
    OperateOptions options(Flags flags, Supplier<OperatorRequest> request) {
        Optional<URI> address = Optional.ofNullable(url).flatMap(NodeChoice::address);
        flags.require(
                url == null || address.isPresent(),
                "--url",
                "must be such as http://127.0.0.1:25580",
                String.valueOf(url));
        Optional<Path> file = flags.readable("--config", config);
        flags.check();
        return new OperateOptions(request.get(), address, file, json);
    }

    /** Reads them for a request about one deployment. */
    OperateOptions about(String deployment, Flags flags, Function<DeploymentId, OperatorRequest> request) {
        flags.deployment(deployment);
        return options(flags, () -> request.apply(new DeploymentId(deployment)));
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean isRoot = uri.getPath() == null
                    || uri.getPath().isEmpty()
                    || uri.getPath().equals("/");
            return isHttp && uri.getHost() != null && isRoot && uri.getQuery() == null && uri.getPort() <= 65_535
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
