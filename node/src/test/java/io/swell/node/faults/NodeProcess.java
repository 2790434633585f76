package io.swell.node.faults;

import static io.swell.node.faults.FaultCluster.LONG;

import io.swell.node.faults.Line.Pulse;
import io.swell.node.faults.Line.Status;
import io.swell.testsupport.ForkedJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A {@link FaultNode} as the test sees it. */
final class NodeProcess {

    private final String name;
    private final String address;
    private final ForkedJvm jvm;

    NodeProcess(String name, String address, ForkedJvm jvm) {
        this.name = name;
        this.address = address;
        this.jvm = jvm;
    }

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    ForkedJvm jvm() {
        return jvm;
    }

    /** Where the lines begin that it has not yet printed. */
    int now() {
        return jvm.output().position();
    }

    void load(int lanes) {
        jvm.send("load " + lanes);
    }

    void rate(int requestsPerSecond) {
        jvm.send("rate " + requestsPerSecond);
    }

    /** The first pulse from that position on in which the controller says this. */
    Pulse awaitStatus(int from, String what, Duration timeout, Predicate<Status> wanted) {
        return awaitPulse(
                from, what, timeout, pulse -> pulse.told().filter(wanted).isPresent());
    }

    /** Waits until replicas of all of these have answered it. */
    void awaitServedBy(NodeProcess... servers) {
        Set<String> names = Stream.of(servers).map(NodeProcess::name).collect(Collectors.toSet());
        awaitPulse(0, "an answer of each of " + names, LONG, pulse -> pulse.completedBy()
                .keySet()
                .containsAll(names));
    }

    Pulse awaitPulse(int from, String what, Duration timeout, Predicate<Pulse> wanted) {
        String text = jvm.output().awaitFrom(from, what, timeout, line -> Line.parse(line)
                .filter(Pulse.class::isInstance)
                .filter(pulse -> wanted.test((Pulse) pulse))
                .isPresent());
        return (Pulse) Line.parse(text).orElseThrow();
    }

    /** Ends its load and answers its sums. */
    Line.History stopLoad(Duration timeout) {
        int from = now();
        jvm.send("stop");
        String text =
                jvm.output().awaitFrom(from, "history", timeout, line -> line.startsWith("{\"event\":\"history\""));
        return (Line.History) Line.parse(text).orElseThrow();
    }

    /** The last sums it printed: those of its end. */
    Line.History lastHistory() {
        List<Line.History> all = said(Line.History.class, 0);
        return all.get(all.size() - 1);
    }

    <T extends Line> List<T> said(Class<T> kind, int from) {
        List<String> all = jvm.output().all();
        return all.subList(Math.min(from, all.size()), all.size()).stream()
                .flatMap(line -> Line.parse(line).stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    List<Status> statuses(int from) {
        return said(Pulse.class, from).stream()
                .flatMap(pulse -> pulse.told().stream())
                .toList();
    }

    /** Requests completed from that position on until that time. */
    long completed(int from, long until) {
        List<Pulse> pulses = said(Pulse.class, from).stream()
                .filter(pulse -> pulse.at() <= until)
                .toList();
        return pulses.get(pulses.size() - 1).completed() - pulses.get(0).completed();
    }

    /** Writes what it printed to the build's directory, for whoever must find out what went wrong. */
    void keepOutput(String story) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "fault-nodes", story));
            Files.write(folder.resolve(name + ".log"), jvm.output().all());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replicas ever started here. */
    Set<String> replicas() {
        return said(Line.ReplicaStarted.class, 0).stream()
                .map(Line.ReplicaStarted::replica)
                .collect(Collectors.toSet());
    }
}
