package io.swell.bench;

import io.swell.bench.jvm.BenchFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one bench: {@code NAME [--quick] [--json FILE]}. Exit code 1 if it cannot be believed, 2 for a wrong call. */
final class BenchMain {

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
            BenchReport report = bench.run(call.get().quick());
            report.text().forEach(System.out::println);
            System.out.printf("%ntook %d s%n", (System.nanoTime() - began) / 1_000_000_000L);
            if (call.get().quick()) {
                System.out.println("--quick: few and short rounds. Not figures to quote.");
            }
            if (call.get().json().isPresent()) {
                report.write(call.get().json().get(), machine, call.get().quick());
            }
            return 0;
        } catch (BenchFailure e) {
            System.err.println("bench " + call.get().name() + " FAILED: " + e.getMessage());
            return 1;
        } catch (IOException e) {
            System.err.println("bench: the figures cannot be written: " + e);
            return 1;
        }
    }

    private static int usage() {
        System.err.println("usage: bench/run NAME [--quick] [--json FILE]\n");
        BENCHES.forEach((name, bench) -> System.err.printf("  %-22s %s%n", name, bench.question()));
        return 2;
    }

    private static Map<String, Bench> benches() {
        Map<String, Bench> benches = new LinkedHashMap<>();
        benches.put("fan-in", new FanIn());
        benches.put("handles-per-process", new HandlesPerProcess());
        benches.put("drain-rate", new DrainRate());
        benches.put("idle", new Idle());
        benches.put("footprint", new Footprint());
        benches.put("reaction", new Reaction());
        benches.put("fleet", new Fleet());
        return benches;
    }

    /** What was asked for. */
    private record Call(String name, boolean quick, Optional<Path> json) {

        static Optional<Call> of(List<String> arguments) {
            List<String> flags = Arrays.asList("--quick", "--json");
            Optional<Path> json = Optional.empty();
            Optional<String> name = Optional.empty();
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (argument.equals("--json") && i + 1 < arguments.size()) {
                    i++;
                    json = Optional.of(Path.of(arguments.get(i)));
                } else if (name.isEmpty() && !argument.startsWith("-")) {
                    name = Optional.of(argument);
                } else if (!flags.contains(argument) || argument.equals("--json")) {
                    return Optional.empty();
                }
            }
            Optional<Path> file = json;
            return name.map(given -> new Call(given, arguments.contains("--quick"), file));
        }
    }
}
