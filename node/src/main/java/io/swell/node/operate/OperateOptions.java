package io.swell.node.operate;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an operator asks, and of whom.
 *
 * @param url of the node; empty for the one that the configuration tells of
 * @param config file of configuration; empty for {@code application.conf}
 * @param json whether the answer is shown as it came
 */
public record OperateOptions(OperatorRequest request, Optional<URI> url, Optional<Path> config, boolean json) {}
