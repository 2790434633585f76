package io.swell.bench;

import io.swell.bench.jvm.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs one bench: {@code NAME [--quick] [--json FILE] [--svg FILE] [--markdown FILE] [--shared DIR]}. Exit code 1 if it cannot be believed, 2 for a wrong call.
 * A figure that misses its must is a result like any other.
 */
final class BenchMain {

    private static final Set<String> FILES = Set.of("--json", "--svg", "--markdown", "--shared");
    private static final Map<String, Bench> BENCHES = benches();

    private BenchMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        Optional<Call> call = Call.of(arguments);
        Bench bench = call.map(c -> BENCHES.get(c.name())).orElse(null);
        if (call.isEmpty() || bench == null) {
            return usage();
        }
        Machine machine = Machine.here();
        System.out.println(call.get().name() + ": " + bench.question());
        System.out.println(machine.hardware() + "\n" + machine.jvm() + "\n");
        try {
            long began = System.nanoTime();
            BenchReport report = bench.run(call.get());
            report.text().forEach(System.out::println);
            System.out.printf("%ntook %d s%n", (System.nanoTime() - began) / 1_000_000_000L);
            if (call.get().quick()) {
                System.out.println("--quick: few and short rounds. Not figures to quote.");
            }
            write(report, call.get(), machine);
            return 0;
        } catch (BenchFailure e) {
            System.err.println("bench " + call.get().name() + " FAILED: " + e.getMessage());
            return 1;
        } catch (IOException e) {
            System.err.println("bench: the figures cannot be written: " + e);
            return 1;
        }
    }

    private static void write(BenchReport report, Call call, Machine machine) throws IOException {
        if (call.file("--json").isPresent()) {
            report.write(call.file("--json").get(), machine, call.quick());
        }
        if (call.file("--svg").isPresent()) {
            Files.writeString(
                    call.file("--svg").get(),
                    report.picture().orElseThrow(() -> new BenchFailure("this bench draws nothing: see curve")));
        }
        if (call.file("--markdown").isPresent()) {
            report.page()
                    .orElseThrow(() -> new BenchFailure("this bench writes no document: see decision-quality"))
                    .write();
        }
    }

    private static int usage() {
        System.err.println(
                "usage: bench/run NAME [--quick] [--json FILE] [--svg FILE] [--markdown FILE] [--shared DIR]\n");
        BENCHES.forEach((name, bench) -> System.err.printf("  %-22s %s%n", name, bench.question()));
        return 2;
    }

    private static Map<String, Bench> benches() {
        Map<String, Bench> benches = new LinkedHashMap<>();
        benches.put("fan-in", new FanIn());
        benches.put("handles-per-process", new HandlesPerProcess());
        benches.put("curve", new Curve());
        benches.put("drain-rate", new DrainRate());
        benches.put("idle", new Idle());
        benches.put("footprint", new Footprint());
        benches.put("reaction", new Reaction());
        benches.put("fleet", new Fleet());
        benches.put("jmh", new Steps());
        benches.put("decision-quality", new DecisionQuality());
        benches.put("drawn-loads", new DrawnLoads());
        benches.put("simulation-speed", new SimulationSpeed());
        benches.put("demo-prediction", new DemoPrediction());
        return benches;
    }

    /**
     * What was asked for.
     *
     * @param files by flag
     */
    record Call(String name, boolean quick, Map<String, Path> files) {

        Optional<Path> file(String flag) {
            return Optional.ofNullable(files.get(flag));
        }

        static Optional<Call> of(List<String> arguments) {
            Optional<String> name = Optional.empty();
            boolean quick = false;
            Map<String, Path> files = new HashMap<>();
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (FILES.contains(argument) && i + 1 < arguments.size()) {
                    i++;
                    files.put(argument, Path.of(arguments.get(i)));
                } else if (argument.equals("--quick")) {
                    quick = true;
                } else if (name.isEmpty() && !argument.startsWith("-")) {
                    name = Optional.of(argument);
                } else {
                    return Optional.empty();
                }
            }
            boolean isQuick = quick;
            return name.map(given -> new Call(given, isQuick, Map.copyOf(files)));
        }
    }
}
