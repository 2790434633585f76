package io.swell.node.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a node is to run. What is empty is left to the configuration.
 *
 * @param config file of configuration
 * @param host name or address others reach this node by
 * @param port of the cluster; 0 for any that is free
 * @param roles of this node
 * @param seedNodes {@code host:port} of nodes to join
 * @param record where its load is written down
 */
public record NodeOptions(
        Optional<Path> config,
        Optional<String> host,
        OptionalInt port,
        List<String> roles,
        List<String> seedNodes,
        Optional<Path> record) {}
