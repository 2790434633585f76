package io.swell.node.cli;

import io.swell.node.decide.DryRun;
import io.swell.node.demo.DemoOptions;
import io.swell.node.operate.OperateOptions;
import io.swell.node.simulate.SimulateOptions;
import io.swell.shared.config.DeploymentConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What the commands stand on. Each may throw {@link io.swell.shared.input.BadInput}; it starts nothing then.
 *
 * @param deployments reads and checks a file of deployments
 * @param dryRun what decides for one deployment
 * @param simulate plays a trace and prints what became of it; returns the exit code
 * @param node runs a node until it ends; returns the exit code
 * @param demo runs the demo; returns the exit code
 * @param operate asks a node and prints what it said; returns the exit code
 */
public record CommandParts(
        Function<Path, List<DeploymentConfig>> deployments,
        Function<DeploymentConfig, DryRun> dryRun,
        ToIntFunction<SimulateOptions> simulate,
        ToIntFunction<NodeOptions> node,
        ToIntFunction<DemoOptions> demo,
        ToIntFunction<OperateOptions> operate) {}
