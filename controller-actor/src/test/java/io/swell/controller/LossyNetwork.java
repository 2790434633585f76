package io.swell.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.ReportingHost.Refs;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A host, its controllers one after another, and what is between: messages get lost, come twice, and overtake one
 * another. Acknowledgements of a former controller are refused, as its orders are; reports of before may reach the next.
 */
final class LossyNetwork {

    private static final double LOSS = 0.3;
    private static final double REPETITION = 0.2;
    /** More than the host's book keeps. */
    private static final int FLOOD = 5_000;

    private record Acknowledgement(int term, long sequence) {}

    private final Refs refs;
    private final SplittableRandom random;
    private final List<Object> underWay = new ArrayList<>();
    final ReportingHost host;
    ReportingController controller;
    private boolean faults = true;
    private int term = 1;
    private int named;

    LossyNetwork(Refs refs, SplittableRandom random) {
        this.refs = refs;
        this.random = random;
        this.host = new ReportingHost(refs, new ProcessId("host:2551", 1));
        this.controller = new ReportingController(refs);
    }

    void step() {
        int dice = random.nextInt(1_000);
        if (dice < 250) {
            live(1 + random.nextInt(3));
        } else if (dice < 260) {
            live(80);
        } else if (dice < 500) {
            report();
        } else {
            deliverAny();
        }
    }

    /** Everything under way arrives late, then nothing is lost any more; the host has one more thing to tell. */
    void calmDown() {
        faults = false;
        while (!underWay.isEmpty()) {
            deliverAny();
        }
        live(1);
        for (int i = 0; host.unheard.isPending(); i++) {
            assertThat(i).as("reports needed").isLessThan(4);
            host.report().forEach(this::deliver);
            while (!underWay.isEmpty()) {
                deliver(underWay.remove(0));
            }
        }
    }

    private void live(int changes) {
        for (int i = 0; i < changes; i++) {
            List<String> all = host.suffixes();
            String suffix = all.isEmpty() ? "" : all.get(random.nextInt(all.size()));
            int dice = random.nextInt(all.size() > 120 ? 3 : 5);
            if (all.isEmpty() || dice > 2) {
                host.put("r" + ++named, ReplicaPhase.STARTING);
            } else if (dice == 0) {
                host.remove(suffix);
            } else if (dice == 1 && host.phase(suffix) == ReplicaPhase.RUNNING && random.nextInt(4) == 0) {
                host.remove(suffix);
                host.put(suffix, ReplicaPhase.RUNNING);
            } else if (host.phase(suffix) != ReplicaPhase.DRAINING) {
                host.put(
                        suffix,
                        host.phase(suffix) == ReplicaPhase.STARTING ? ReplicaPhase.RUNNING : ReplicaPhase.DRAINING);
            }
        }
    }

    /** Somebody forgets something. */
    void trouble() {
        int dice = random.nextInt(10);
        if (dice < 4) {
            term++;
            controller = new ReportingController(refs);
            host.unheard.tellEverything();
        } else if (dice < 7) {
            host.unheard.tellEverything(); // the same controller presents itself again
        } else if (dice < 9) {
            controller = new ReportingController(refs); // it forgets, as it does of hosts that were long gone
            underWay.removeIf(Acknowledgement.class::isInstance);
        } else {
            for (int i = 0; i < FLOOD; i++) {
                host.remove("flood" + i);
            }
        }
    }

    private void report() {
        if (host.unheard.isPending()) {
            host.report().forEach(this::send);
        }
    }

    private void send(Object message) {
        if (!faults || random.nextDouble() >= LOSS) {
            underWay.add(message);
        }
        if (faults && random.nextDouble() < REPETITION) {
            underWay.add(message);
        }
    }

    private void deliverAny() {
        if (!underWay.isEmpty()) {
            Object message = underWay.remove(random.nextInt(underWay.size()));
            deliver(message);
        }
    }

    private void deliver(Object message) {
        if (message instanceof HostReport part) {
            controller.receive(part).ifPresent(held -> send(new Acknowledgement(term, held)));
        } else if (message instanceof Acknowledgement acknowledgement && acknowledgement.term() == term) {
            host.unheard.heard(acknowledgement.sequence());
        }
    }
}
