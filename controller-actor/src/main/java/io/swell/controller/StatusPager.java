package io.swell.controller;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.ClusterStatus.DecisionStatus;
import io.swell.shared.protocol.ClusterStatus.DeploymentStatus;
import io.swell.shared.protocol.ClusterStatus.ProcessStatus;
import io.swell.shared.protocol.StatusPage.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Fills one page of a status with what comes after a cursor, as far as it fits a frame of Artery (256 KiB). */
final class StatusPager {

    /** Far below a frame, since what an entry takes is estimated. */
    static final int MOST_BYTES = 128 * 1_024;

    private static final int BYTES_PER_DEPLOYMENT = 370;
    private static final int BYTES_PER_DECISION = 70;
    private static final int BYTES_PER_PROCESS = 70;
    private static final int BYTES_PER_HOST = 3;

    private final List<DeploymentStatus> deployments = new ArrayList<>();
    private final List<ProcessStatus> processes = new ArrayList<>();
    private final Cursor from;
    private String lastDeployment;
    private boolean isFull;
    private int bytes;

    StatusPager(Cursor from) {
        this.from = from;
        this.lastDeployment = from.deployment();
    }

    /** @param ids in order of name */
    void addDeployments(List<DeploymentId> ids, Function<DeploymentId, DeploymentStatus> status) {
        for (int i = firstAfter(ids, from.deployment()); i < ids.size() && !isFull; i++) {
            DeploymentStatus next = withinAPage(status.apply(ids.get(i)));
            if (takes(bytes(next), deployments.isEmpty())) {
                deployments.add(next);
                lastDeployment = ids.get(i).name();
            }
        }
    }

    /** After all deployments. */
    void addProcesses(List<ProcessStatus> all) {
        for (int i = from.processes(); i < all.size() && !isFull; i++) {
            ProcessStatus next = all.get(i);
            if (takes(BYTES_PER_PROCESS + utf8(next.address()) + utf8(next.state()), processes.isEmpty())) {
                processes.add(next);
            }
        }
    }

    List<DeploymentStatus> deployments() {
        return deployments;
    }

    List<ProcessStatus> processes() {
        return processes;
    }

    Cursor next() {
        return new Cursor(lastDeployment, from.processes() + processes.size());
    }

    boolean isLast() {
        return !isFull;
    }

    /** The first of a kind always goes in, or else there would be no progress; it is no larger than a page. */
    private boolean takes(int more, boolean isFirst) {
        boolean fits = bytes + more <= MOST_BYTES || (isFirst && deployments.isEmpty());
        isFull |= !fits;
        bytes += fits ? more : 0;
        return fits;
    }

    private static int firstAfter(List<DeploymentId> ids, String name) {
        int low = 0;
        int high = ids.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ids.get(middle).name().compareTo(name) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Of a history that alone is larger than a page, the oldest decisions are left out. */
    static DeploymentStatus withinAPage(DeploymentStatus status) {
        int room = MOST_BYTES - bytes(status) + bytesOfDecisions(status);
        List<DecisionStatus> all = status.decisions();
        int from = all.size();
        while (from > 0 && room >= bytes(all.get(from - 1))) {
            from--;
            room -= bytes(all.get(from));
        }
        return from == 0
                ? status
                : new DeploymentStatus(
                        status.deployment(),
                        status.queued(),
                        status.ongoing(),
                        status.desired(),
                        status.target(),
                        status.starting(),
                        status.running(),
                        status.draining(),
                        status.pending(),
                        status.hosts(),
                        status.health(),
                        status.detail(),
                        status.policy(),
                        status.order(),
                        status.reason(),
                        all.subList(from, all.size()));
    }

    private static int bytes(DeploymentStatus status) {
        int sum = BYTES_PER_DEPLOYMENT + utf8(status.deployment().name()) + utf8(status.detail());
        for (String host : status.hosts()) {
            sum += BYTES_PER_HOST + utf8(host);
        }
        return sum + utf8(status.policy()) + utf8(status.reason()) + bytesOfDecisions(status);
    }

    private static int bytesOfDecisions(DeploymentStatus status) {
        return status.decisions().stream().mapToInt(StatusPager::bytes).sum();
    }

    private static int bytes(DecisionStatus decision) {
        return BYTES_PER_DECISION + utf8(decision.sentence());
    }

    private static int utf8(String text) {
        int sum = text.length();
        for (int i = 0; i < text.length(); i++) {
            sum += text.charAt(i) < 0x80 ? 0 : text.charAt(i) < 0x800 ? 1 : 2;
        }
        return sum;
    }
}
