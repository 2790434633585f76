package io.swell.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.node.decide.DryRun;
import io.swell.node.demo.DemoOptions;
import io.swell.node.operate.OperateOptions;
import io.swell.node.operate.OperatorRequest;
import io.swell.node.simulate.SimulateOptions;
import io.swell.shared.config.AggregationFunction;
import io.swell.shared.config.AutoscalingConfig;
import io.swell.shared.config.DeploymentConfig;
import io.swell.shared.config.PanicWindowConfig;
import io.swell.shared.config.ResourceAmounts;
import io.swell.shared.config.ServiceLevelConfig;
import io.swell.shared.config.TargetTrackingConfig;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.input.BadInput;
import io.swell.simulator.Contender;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwellCommandTest {

    @TempDir
    private Path folder;

    private final List<DemoOptions> demos = new ArrayList<>();
    private final List<NodeOptions> nodes = new ArrayList<>();
    private final List<SimulateOptions> simulations = new ArrayList<>();
    private final List<OperateOptions> operations = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private List<DeploymentConfig> deployments = List.of(deployment("checkout"), deployment("reports"));
    private String input = "";

    private int swell(String... arguments) {
        out.reset();
        err.reset();
        CommandParts parts =
                new CommandParts(this::read, this::dryRun, this::simulate, this::node, this::demo, this::operate);
        CommandStreams streams = new CommandStreams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return SwellCommand.run(parts, streams, arguments);
    }

    private List<DeploymentConfig> read(Path file) {
        if (file.toString().equals("bad.conf")) {
            throw new BadInput(List.of("a must be so, was: b", "c must be so, was: d"));
        }
        return deployments;
    }

    private DryRun dryRun(DeploymentConfig config) {
        return step -> new DryRun.Answer(step.atSeconds(), 1, config.id().name());
    }

    private int simulate(SimulateOptions options) {
        simulations.add(options);
        return ExitCode.OK;
    }

    private int node(NodeOptions options) {
        nodes.add(options);
        return ExitCode.OK;
    }

    private int demo(DemoOptions options) {
        demos.add(options);
        return options.seconds() == 13 ? ExitCode.FAILURE : ExitCode.OK;
    }

    private int operate(OperateOptions options) {
        operations.add(options);
        return options.json() ? ExitCode.FAILURE : ExitCode.OK;
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static DeploymentConfig deployment(String name) {
        return new DeploymentConfig(
                new DeploymentId(name),
                "com.acme.Shop",
                "",
                5,
                -1,
                new ResourceAmounts(Map.of("cpu", 0.5)),
                Duration.ofSeconds(20),
                new AutoscalingConfig(
                        1,
                        OptionalInt.empty(),
                        8,
                        2,
                        Duration.ofSeconds(30),
                        Duration.ofMillis(500),
                        Duration.ofMinutes(10),
                        Optional.empty(),
                        1,
                        1,
                        AggregationFunction.MEAN,
                        "ongoing-requests",
                        ServiceLevelConfig.NONE,
                        PanicWindowConfig.DEFAULT,
                        TargetTrackingConfig.DEFAULT));
    }

    @Test
    void checkShowsWhatAFileMeans() {
        assertThat(swell("check", "good.conf")).isEqualTo(ExitCode.OK);
        assertThat(out())
                .isEqualTo(
                        """
                        deployment  replicas  target ongoing  max ongoing  max queued  look-back  up after  down after  policy            each needs  handler
                        checkout        1..8               2            5    no limit        30s     500ms         10m  ongoing-requests  cpu 0.5     com.acme.Shop
                        reports         1..8               2            5    no limit        30s     500ms         10m  ongoing-requests  cpu 0.5     com.acme.Shop
                        """);
        assertThat(err()).isEmpty();
    }

    @Test
    void checkSaysEverythingThatIsWrongAndNothingElse() {
        assertThat(swell("check", "bad.conf")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).isEqualTo("a must be so, was: b\nc must be so, was: d\n");
        assertThat(out()).isEmpty();
    }

    @Test
    void decideAnswersSteps() {
        input = "{\"at\": 3, \"ongoing\": 1}\n";

        assertThat(swell("decide", "--config", "x.conf", "--deployment", "reports"))
                .isEqualTo(ExitCode.OK);
        assertThat(out()).isEqualTo("{\"at\":3,\"desired\":3.0,\"target\":1,\"reason\":\"reports\"}\n");
    }

    @Test
    void decideNeedsNoNameWhereThereIsOnlyOne() {
        deployments = List.of(deployment("solo"));
        input = "{\"at\": 3, \"ongoing\": 1}\n";

        assertThat(swell("decide", "--config", "x.conf")).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("solo");
    }

    @Test
    void decideRefusesADeploymentThatIsNotThereAndALineThatBreaksARule() {
        assertThat(swell("decide", "--config", "x.conf")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).isEqualTo("--deployment must be one of checkout, reports, was: (nothing)\n");

        assertThat(swell("decide", "--config", "x.conf", "--deployment", "none"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).isEqualTo("--deployment must be one of checkout, reports, was: none\n");

        input = "{\"at\": 3}\n";
        assertThat(swell("decide", "--config", "x.conf", "--deployment", "reports"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).startsWith("stdin:1: ongoing or load must be given");

        deployments = List.of();
        assertThat(swell("decide", "--config", "x.conf")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).isEqualTo("--config must name a file with a deployment, was: x.conf\n");
    }

    @Test
    void simulateReadsItsFlags() throws IOException {
        String trace = Files.writeString(folder.resolve("t.csv"), "").toString();
        Path json = folder.resolve("out.json");
        Path page = folder.resolve("out.html");

        int code =
                swell(("simulate --config x.conf --deployment reports --trace " + trace + " --cold-start 1.5m --slo 0"
                                + " --warm-replicas 3 --policy a --policy b --baseline knative --baseline fixed=4"
                                + " --set max-replicas=20 --set x=a=b --seed -7 --json " + json
                                + " --bound --sweep --html " + page
                                + " --service lognormal:mean=1s,cv=1")
                        .split(" "));

        assertThat(err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.OK);
        SimulateOptions options = simulations.get(0);
        assertThat(options.deployment()).isEqualTo(new DeploymentId("reports"));
        assertThat(options.coldStart()).isEqualTo(Duration.ofSeconds(90));
        assertThat(options.slo()).contains(Duration.ZERO);
        assertThat(options.warmReplicas()).hasValue(3);
        assertThat(options.policies()).containsExactly("a", "b");
        assertThat(options.baselines()).extracting(Contender::name).containsExactly("knative", "fixed=4");
        assertThat(options.settings()).containsExactly(Map.entry("max-replicas", "20"), Map.entry("x", "a=b"));
        assertThat(options.seed()).isEqualTo(-7);
        assertThat(options.json()).contains(json);
        assertThat(options.html()).contains(page);
        assertThat(options.bound()).isTrue();
        assertThat(options.sweep()).isTrue();
        assertThat(options.service()).isPresent();
        assertThat(options.traces()).containsExactly(Path.of(trace));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"--trace A --trace B --cold-start 1s", "--trace A B --cold-start 1s"})
    void simulateTakesSeveralTraces(String flags) throws IOException {
        String first = Files.writeString(folder.resolve("a.rec"), "").toString();
        String second = Files.writeString(folder.resolve("b.rec"), "").toString();
        String all = flags.replace("A", first).replace("B", second) + " --config x.conf --deployment reports";

        assertThat(swell(("simulate " + all).split(" "))).isEqualTo(ExitCode.OK);

        assertThat(simulations.get(0).traces()).containsExactly(Path.of(first), Path.of(second));
    }

    @Test
    void simulateWritesNoFileItReadsAndNoneTwice() throws IOException {
        String trace = Files.writeString(folder.resolve("t.csv"), "").toString();
        Path out = folder.resolve("out");

        int code = swell("simulate", "--config", "x.conf", "--cold-start", "1s", "--trace", trace, "--json", trace);
        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).isEqualTo("--json must be another file than that of --trace, was: " + trace + "\n");

        code = swell(("simulate --config x.conf --cold-start 1s --trace " + trace + " --json " + out + " --html "
                        + folder + "/./out")
                .split(" "));
        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).isEqualTo("--html must be another file than that of --json, was: " + folder + "/./out\n");
        assertThat(simulations).isEmpty();
    }

    @Test
    void simulateSaysAllThatIsWrongAtOnceAndPlaysNothing() {
        int code = swell(("simulate --config x.conf --trace none.csv --cold-start 10 --slo soon --warm-replicas -1"
                        + " --baseline ray --set =5 --seed one --service normal")
                .split(" "));

        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err().lines())
                .containsExactly(
                        "--trace must be a file that can be read, was: none.csv",
                        "--service must be lognormal:mean=TIME,cv=NUMBER, such as lognormal:mean=1s,cv=1, with a mean above 0"
                                + " and a cv of at least 0; for recorded load lognormal:cv=NUMBER will do, was: normal",
                        "--cold-start must be a duration with a unit such as 10s, of at most 100d, was: 10",
                        "--slo must be a duration with a unit such as 10s, of at most 100d, was: soon",
                        "--warm-replicas must be a whole number from 0 to 1000000, was: -1",
                        "--baseline must be one of ray-serve, ray-serve-fast, knative, hpa-external, hpa-utilization,"
                                + " fixed, fixed=N, was: ray",
                        "--set must be KEY=VALUE, such as max-replicas=20, was: =5",
                        "--seed must be a whole number from -2147483648 to 2147483647, was: one");
        assertThat(simulations).isEmpty();
    }

    @Test
    void demoHasDefaults() {
        assertThat(swell("demo")).isEqualTo(ExitCode.OK);
        assertThat(demos)
                .containsExactly(new DemoOptions(60, 20, Optional.empty(), 1, Optional.empty(), Optional.empty()));
    }

    @Test
    void demoReadsItsFlagsAndPassesItsExitCodeOn() throws IOException {
        Path trace = Files.writeString(folder.resolve("t.csv"), "");
        Path json = folder.resolve("out.json");
        Path record = folder.resolve("load.rec");

        int code = swell(
                "demo",
                "--seconds",
                "13",
                "--handles=200",
                "--trace",
                trace.toString(),
                "--speed",
                "2.5",
                "--json",
                json.toString(),
                "--record",
                record.toString());

        assertThat(code).isEqualTo(ExitCode.FAILURE);
        assertThat(demos)
                .containsExactly(
                        new DemoOptions(13, 200, Optional.of(trace), 2.5, Optional.of(json), Optional.of(record)));
    }

    @Test
    void demoSaysAllThatIsWrongAtOnceAndStartsNothing() {
        int code = swell(
                "demo",
                "--seconds",
                "0",
                "--handles",
                "many",
                "--trace",
                "none.csv",
                "--speed",
                "-1",
                "--json",
                "no/such/folder/out.json");

        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err())
                .isEqualTo(
                        """
                        --seconds must be a whole number from 1 to 86400, was: 0
                        --handles must be a whole number from 1 to 10000, was: many
                        --trace must be a file that can be read, was: none.csv
                        --speed must be a number above 0 and at most 100000, was: -1
                        --json must be a file that can be written, was: no/such/folder/out.json
                        """);
        assertThat(demos).isEmpty();
    }

    @ParameterizedTest(name = "--speed {0} is refused")
    @ValueSource(strings = {"0", "NaN", "Infinity", "1e9", "fast"})
    void demoRefusesASpeedThatIsNone(String speed) throws IOException {
        Path trace = Files.writeString(folder.resolve("t.csv"), "");

        assertThat(swell("demo", "--trace", trace.toString(), "--speed", speed)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).isEqualTo("--speed must be a number above 0 and at most 100000, was: " + speed + "\n");
    }

    @Test
    void speedMeansNothingWithoutATrace() {
        assertThat(swell("demo", "--speed", "20")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).isEqualTo("--speed must come with --trace, was: 20\n");
    }

    @Test
    void nodeReadsItsFlags() {
        Path record = folder.resolve("load.rec");

        assertThat(swell(
                        ("node --host h --port 0 --role a --role b --seed-node h:25520 --record " + record).split(" ")))
                .isEqualTo(ExitCode.OK);
        assertThat(nodes)
                .containsExactly(new NodeOptions(
                        Optional.empty(),
                        Optional.of("h"),
                        OptionalInt.of(0),
                        List.of("a", "b"),
                        List.of("h:25520"),
                        Optional.of(record)));
    }

    @ParameterizedTest(name = "{0} {1} is refused")
    @CsvSource(
            delimiter = '!',
            value = {
                "--port!65536!must be a whole number from 0 to 65535",
                "--host!' '!must not be blank",
                "--role!Upper!must be lower-case letters, digits or hyphens",
                "--seed-node!nowhere!must be host:port",
                "--seed-node!h:70000!must be host:port",
                "--config!none.conf!must be a file that can be read",
                "--record!no/such/folder/load.rec!must be a file that can be written",
            })
    void nodeRefusesEachBrokenFlag(String flag, String value, String rule) {
        assertThat(swell("node", flag, value)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).isEqualTo(flag + " " + rule + ", was: " + value + "\n");
        assertThat(nodes).isEmpty();
    }

    @ParameterizedTest(name = "swell {0}")
    @CsvSource(
            delimiter = '!',
            value = {
                "demp!Did you mean: demo",
                "demo --secnds 5!--seconds",
                "demo --seconds!Missing required parameter for option '--seconds'",
                "check!Missing required parameter: 'FILE'",
                "decide!Missing required option: '--config=FILE'",
                "simulate --config x.conf!Missing required options: '--cold-start=TIME', '--trace=FILE'",
                "--colour!Try 'swell --help'",
            })
    void argumentsThatAreNoneEndWithTwoAndAHint(String arguments, String hint) {
        assertThat(swell(arguments.split(" "))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).startsWith("swell: ").contains(hint).doesNotContain("\tat ");
        assertThat(out()).isEmpty();
        assertThat(demos).isEmpty();
    }

    @Test
    void commandsThatAskANodeReadWhatIsAskedOfWhom() throws IOException {
        DeploymentId echo = new DeploymentId("echo");
        Path config = Files.createFile(folder.resolve("a.conf"));

        assertThat(swell("status")).isEqualTo(ExitCode.OK);
        assertThat(swell("status", "echo", "--json")).isEqualTo(ExitCode.FAILURE);
        assertThat(swell("explain", "echo", "--config", config.toString())).isEqualTo(ExitCode.OK);
        assertThat(swell("scale", "echo", "8", "--for", "30m", "--url", "http://[::1]:80/"))
                .isEqualTo(ExitCode.OK);
        assertThat(swell("pause", "echo")).isEqualTo(ExitCode.OK);
        assertThat(swell("resume", "echo")).isEqualTo(ExitCode.OK);

        assertThat(operations)
                .containsExactly(
                        asked(new OperatorRequest.ShowAll(), Optional.empty(), Optional.empty(), false),
                        asked(new OperatorRequest.Show(echo), Optional.empty(), Optional.empty(), true),
                        asked(new OperatorRequest.Explain(echo), Optional.empty(), Optional.of(config), false),
                        asked(
                                new OperatorRequest.Scale(echo, 8, Optional.of("30m")),
                                Optional.of(URI.create("http://[::1]:80/")),
                                Optional.empty(),
                                false),
                        asked(
                                new OperatorRequest.Pause(echo, Optional.empty()),
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        asked(new OperatorRequest.Resume(echo), Optional.empty(), Optional.empty(), false));
    }

    private static OperateOptions asked(
            OperatorRequest request, Optional<URI> url, Optional<Path> config, boolean json) {
        return new OperateOptions(request, url, config, json);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            value = {
                "status Echo ! NAME must be 1 to 63 lower-case letters, digits or hyphens, starting with a letter or digit, was: Echo",
                "scale echo many ! REPLICAS must be a whole number from 0 to 100000, was: many",
                "scale echo 2 --for 30 ! --for must be a duration from 1s to 366d, such as 30m, was: 30",
                "pause echo --for 400d ! --for must be a duration from 1s to 366d, such as 30m, was: 400d",
                "resume echo --url localhost:80 ! --url must be such as http://127.0.0.1:25580, was: localhost:80",
                "explain echo --config no.conf ! --config must be a file that can be read, was: no.conf",
                "scale echo ! swell: Missing required parameter: 'REPLICAS'",
                "explain ! swell: Missing required parameter: 'NAME'",
            })
    void commandsThatAskANodeSayWhatIsWrongAndAskNobody(String arguments, String expected) {
        assertThat(swell(arguments.split(" "))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).startsWith(expected);
        assertThat(operations).isEmpty();
    }

    @Test
    void noCommandIsBadInput() {
        assertThat(swell()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).isEqualTo("swell: command must be given, was: (nothing)\nTry 'swell --help'.\n");
    }

    @ParameterizedTest(name = "swell {0}")
    @CsvSource({
        "--help, demo",
        "demo --help, --handles",
        "node --help, --seed-node",
        "status --help, --url",
        "scale --help, REPLICAS",
        "pause --help, --for",
        "check --help, FILE",
        "decide --help, ongoing",
        "simulate --help, --baseline",
        "--version, swell "
    })
    void helpAndVersionGoToStandardOutput(String arguments, String expected) {
        assertThat(swell(arguments.split(" "))).isEqualTo(ExitCode.OK);
        assertThat(out()).contains(expected);
        assertThat(err()).isEmpty();
    }
}
