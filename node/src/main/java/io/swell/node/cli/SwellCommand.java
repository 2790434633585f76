package io.swell.node.cli;

import io.swell.shared.input.BadInput;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code swell}: chooses the command and turns what went wrong into words and an exit code. */
@Command(
        name = "swell",
        description = "An autoscaling runtime for Akka.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = SwellCommand.Version.class,
        scope = CommandLine.ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:bad input, nothing was started"})
public final class SwellCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private SwellCommand() {}

    public static void main(String[] arguments) {
        CommandStreams streams = CommandStreams.ofProcess();
        System.exit(run(Wiring.parts(streams), streams, arguments));
    }

    /**
     * Runs one command to its end.
     *
     * @return its exit code
     */
    public static int run(CommandParts parts, CommandStreams streams, String... arguments) {
        CommandLine line = new CommandLine(new SwellCommand())
                .addSubcommand(new DemoCommand(parts))
                .addSubcommand(new NodeCommand(parts))
                .addSubcommand(new StatusCommand(parts))
                .addSubcommand(new ExplainCommand(parts))
                .addSubcommand(new ScaleCommand(parts))
                .addSubcommand(new PauseCommand(parts))
                .addSubcommand(new ResumeCommand(parts))
                .addSubcommand(new CheckCommand(parts, streams))
                .addSubcommand(new DecideCommand(parts, streams))
                .addSubcommand(new SimulateCommand(parts));
        int code = line.setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((failure, given) -> onBadArguments(failure))
                .setExecutionExceptionHandler((failure, command, given) -> onFailure(failure, command))
                .execute(arguments);
        streams.out().flush();
        return code;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "command must be given, was: (nothing)");
    }

    private static int onBadArguments(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("swell: " + failure.getMessage());
        List<String> similar =
                failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        if (!similar.isEmpty()) {
            err.println("Did you mean: " + String.join(" or ", similar) + "?");
        }
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.BAD_INPUT;
    }

    private static int onFailure(Exception failure, CommandLine command) {
        if (failure instanceof BadInput bad) {
            bad.problems().forEach(command.getErr()::println);
            return ExitCode.BAD_INPUT;
        }
        failure.printStackTrace(command.getErr());
        return ExitCode.FAILURE;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = SwellCommand.class.getPackage().getImplementationVersion();
            return new String[] {"swell " + (version == null ? "(not packaged)" : version)};
        }
    }
}
