package io.swell.node.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swell.node.text.Progress;
import io.swell.shared.config.InvalidConfiguration;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.input.BadInput;
import io.swell.simulator.peers.Baseline;
import io.swell.simulator.trace.ServiceLaw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command from its files to its table, with the very simulator. */
class SimulateTest {

    @TempDir
    private Path folder;

    private String config = "summarizer { autoscaling { max-replicas = 300 } }, other {}";
    private String trace = "arrival_s,service_s\n"
            + IntStream.range(0, 6000).mapToObj(i -> i / 20.0 + ",1").collect(Collectors.joining("\n"));

    private final Map<String, String> settings = new HashMap<>();
    private Optional<Duration> slo = Optional.of(Duration.ofMillis(500));
    private Optional<ServiceLaw> law = Optional.empty();
    private OptionalInt warm = OptionalInt.of(1);
    private List<String> policies = List.of();
    private String[] baselines = {};
    private long seed = 1;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private boolean bound;
    private boolean sweep;
    private Path json = Path.of("");

    @BeforeEach
    void setUp() {
        json = folder.resolve("out.json");
    }

    private JsonNode simulate() throws IOException {
        out.reset();
        int code = Simulate.run(
                new SimulateOptions(
                        Files.writeString(folder.resolve("d.conf"), config),
                        new DeploymentId("summarizer"),
                        List.of(Files.writeString(folder.resolve("t.csv"), trace)),
                        law,
                        Duration.ofSeconds(10),
                        slo,
                        warm,
                        policies,
                        Arrays.stream(baselines).map(Baseline::named).toList(),
                        settings,
                        seed,
                        bound,
                        sweep,
                        Optional.of(json),
                        Optional.empty()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err,
                Progress.NOBODY);
        assertThat(code).isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    private String table() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void playsTheDeploymentAsItIsConfiguredIfNothingElseIsAskedFor() throws IOException {
        JsonNode outcomes = simulate();

        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.get(0).get("policy").asText()).isEqualTo("ongoing-requests");
        assertThat(outcomes.get(0).get("scaleEvents").asInt()).isPositive();
    }

    @Test
    void saysTheSameToPeopleAndToPrograms() throws IOException {
        baselines = new String[] {"ray-serve", "fixed=5"};

        JsonNode outcomes = simulate();

        assertThat(outcomes.get(0).toString())
                .isEqualTo("{\"policy\":\"ray-serve\",\"requests\":6000,\"violationRate\":0.16416666666666666,"
                        + "\"waitP50\":0.0,\"waitP99\":35.25,\"replicaSeconds\":50142.4,\"scaleEvents\":1,"
                        + "\"reversals\":0,\"peakReplicas\":192,\"events\":[[40.0,1,192]]}");
        assertThat(table().lines().map(line -> line.replace(folder.toString(), "FOLDER")))
                .containsExactly(
                        "FOLDER/t.csv: 6,000 requests in 300 s; 5 slots, cold start 10 s, SLO 500 ms, 1 warm, 1..300 replicas, seed 1",
                        "",
                        "policy        late  wait p50     p99  longest  replica-seconds  of first  changes  reversals  most",
                        "ray-serve  16.42 %       0 s  35.3 s   37.5 s           50,142      1.00        1          0   192",
                        "fixed=5     0.00 %       0 s     0 s      0 s            1,505      0.03        0          0     5");
    }

    @Test
    void policiesComeFirst() throws IOException {
        policies = List.of("ongoing-requests");
        baselines = new String[] {"knative"};

        assertThat(simulate().findValuesAsText("policy")).containsExactly("ongoing-requests", "knative");
    }

    @Test
    void settingsTakeThePlaceOfWhatTheFileSays() throws IOException {
        settings.put("max-replicas", "7");
        settings.put("autoscaling.upscale-delay", "2s");
        settings.put("max-ongoing-requests", "3");

        JsonNode outcome = simulate().get(0);

        assertThat(table()).contains("; 3 slots,").contains("1..7 replicas");
        assertThat(outcome.get("peakReplicas").asInt()).isEqualTo(7);
        assertThat(outcome.get("events").get(0).get(0).asDouble()).isLessThan(5);
    }

    @Test
    void settingsThatBreakARuleAreSaidWithTheirKey() {
        settings.put("max-replicas", "0");
        settings.put("autoscaling.polcy", "x");

        assertThatThrownBy(this::simulate)
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(
                        "swell.deployments.summarizer.autoscaling.max-replicas must be at least 1 and min-replicas, was: 0 (--set)")
                .hasMessageContaining("autoscaling.polcy is not a known key (nearest: policy), was: x (--set)");
    }

    @Test
    void theSloMayBeTheDeploymentsOwn() throws IOException {
        slo = Optional.empty();
        config = "summarizer { autoscaling { slo.wait = 250ms } }";
        simulate();
        assertThat(table()).contains("SLO 250 ms");

        config = "summarizer { }";
        assertThatThrownBy(this::simulate)
                .isInstanceOf(BadInput.class)
                .hasMessage("--slo must be given where autoscaling.slo.wait is not, was: (nothing)");
    }

    @Test
    void refusesPoliciesThereAreNot() {
        policies = List.of("none");
        String rule = "must be one of adaptive, ongoing-requests, panic-window, target-tracking or a class of your own";
        assertThatThrownBy(this::simulate).hasMessage("--policy " + rule + ", was: none");

        policies = List.of();
        settings.put("policy", "none");
        assertThatThrownBy(this::simulate)
                .hasMessage("swell.deployments.summarizer.autoscaling.policy " + rule + ", was: none");
    }

    @Test
    void refusesMoreWarmReplicasThanThereMayBe() {
        warm = OptionalInt.of(301);

        assertThatThrownBy(this::simulate)
                .isInstanceOf(BadInput.class)
                .hasMessage("--warm-replicas must be at most max-replicas, 300, was: 301");
    }

    @Test
    void aBadTraceIsRefusedBeforeAnythingIsPlayed() {
        trace = "arrival_s,service_s\n1,-1\n";

        assertThatThrownBy(this::simulate)
                .isInstanceOf(BadInput.class)
                .hasMessageEndingWith("t.csv:2: service_s must be from 0 to 1000000 s, was: -1");
        assertThat(json).doesNotExist();
        assertThat(table()).isEmpty();
    }

    @Test
    void theSeedIsAllThereIsOfChance() throws IOException {
        trace = "second,requests\n"
                + IntStream.range(0, 300).mapToObj(i -> i + ",20").collect(Collectors.joining("\n"));
        law = Optional.of(ServiceLaw.parse("lognormal:mean=1s,cv=1"));
        warm = OptionalInt.empty();

        String once = simulate().toString();
        baselines = new String[] {"knative"};
        policies = List.of("ongoing-requests");
        assertThat(simulate().get(0).toString())
                .as("whoever else plays")
                .isEqualTo(once.substring(1, once.length() - 1));
        seed = 2;
        assertThat(simulate().get(0).toString()).isNotEqualTo(once.substring(1, once.length() - 1));
    }

    // 20 requests/s of 1 s keep four replicas busy for 300 s, and three of them must start, which takes 10 s
    @Test
    void saysWhatNoPlanCanBeat() throws IOException {
        bound = true;
        baselines = new String[] {"fixed=5"};

        JsonNode outcomes = simulate();

        assertThat(outcomes.findValuesAsText("policy")).containsExactly("fixed=5", "fixed");
        double least = outcomes.get(0).get("lowerBound").asDouble();
        assertThat(least).isBetween(1_200.0, 1_235.0);
        assertThat(outcomes.get(1).get("lowerBoundWithoutWaiting").asDouble()).isBetween(least, 1_235.0);
        assertThat(table())
                .contains("replica-seconds  of first  of bound  changes")
                .containsPattern("No plan with at most 1 % late costs less than 1,2\\d\\d replica-seconds")
                .contains("If nobody may wait, none costs less than 1,2");
    }

    @Test
    void theBestFixedSizePlaysOnceBesideABound() throws IOException {
        bound = true;
        baselines = new String[] {"fixed", "fixed=5"};

        assertThat(simulate().findValuesAsText("policy")).containsExactly("fixed", "fixed=5");
    }

    @Test
    void playsEachContenderAtItsSetPoints() throws IOException {
        sweep = true;
        policies = List.of("ongoing-requests");
        baselines = new String[] {"knative", "fixed=5"};

        JsonNode outcomes = simulate();

        assertThat(outcomes).hasSize(3 + 9 + 9).allSatisfy(each -> assertThat(each.has("setPoint"))
                .isTrue());
        assertThat(outcomes.get(0).get("setPoint").isNull()).isTrue();
        assertThat(outcomes.get(0).has("frontier"))
                .as("no point of the frontier")
                .isFalse();
        assertThat(outcomes.get(2).get("frontier").asText()).isEqualTo("overall");
        assertThat(outcomes.get(3).get("policy").asText()).isEqualTo("ongoing-requests");
        assertThat(outcomes.get(3).get("setPoint").asDouble()).isEqualTo(0.15);
        assertThat(outcomes.get(3).get("replicaSeconds").asDouble())
                .as("a lower target costs more")
                .isGreaterThan(outcomes.get(11).get("replicaSeconds").asDouble());
        assertThat(outcomes.get(20).get("policy").asText()).isEqualTo("knative");
        assertThat(table())
                .contains("policy            set-point     late  replica-seconds  frontier")
                .containsPattern("cheapest with at most 1 % late +set-point +replica-seconds\n")
                .containsPattern("fixed=5 +- +1,505\n")
                .containsPattern("ongoing-requests +none +-\n");
    }

    /** At 40 % of five slots the target is 2, which it is anyway. */
    @Test
    void aSetPointIsAShareOfTheSlots() throws IOException {
        sweep = true;

        JsonNode outcomes = simulate();

        JsonNode usual = outcomes.get(0);
        JsonNode same = outcomes.get(4);
        assertThat(same.get("setPoint").asDouble()).isEqualTo(0.4);
        assertThat(same.get("events")).isEqualTo(usual.get("events"));
    }

    @Test
    void refusesToSweepWhatHasNoSetPoint() {
        sweep = true;
        baselines = new String[] {"fixed", "fixed=5"};

        assertThatThrownBy(this::simulate)
                .isInstanceOf(BadInput.class)
                .hasMessage("--sweep must have a contender with a set-point, such as knative, was: fixed, fixed=5");
    }
}
