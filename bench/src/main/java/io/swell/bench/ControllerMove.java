package io.swell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.swell.bench.jvm.BenchFailure;
import io.swell.bench.jvm.ChildJvm;
import java.time.Duration;
import java.util.Map;

/**
 * A second node with the controller's role joins, the first leaves, and all processes find themselves before a controller
 * that knows nothing of their load. Nothing else changes, so what it must come to know is known.
 */
final class ControllerMove implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(20);

    /** Who stands by has rehearsed by then, as the controller of a long-lived cluster's next node has. */
    private static final Duration STANDS_BY = Duration.ofSeconds(17);

    /** The status of 2,000 deployments takes its time. */
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Site site;
    private final ChildJvm successor;
    private double handoverMillis;
    private double rightMillis;

    ControllerMove(Site site, String overrides, int heapMebibytes) {
        this.site = site;
        this.successor = site.successor(overrides, heapMebibytes);
        Rig.await(
                "the second node to join",
                () -> successor.ask("members").get("up").asInt() == 3);
        Rig.sleep(STANDS_BY);
    }

    /**
     * The new controller finds these processes among the members as it begins; they are on paper. See {@link Site#admit}.
     */
    ControllerMove expect(int first, int count, boolean hosts) {
        successor.ask("admitAtBegin", Map.of("first", first, "count", count, "reports", true, "hosts", hosts));
        return this;
    }

    /** Moves the controller, and waits until it knows what the one before it knew. */
    void run() {
        Rig.await("all replicas to run", () -> isSettled(site.controller.ask("status")));
        JsonNode before = site.controller.ask("status");
        long orders = site.sender.ask("traffic").get("orders").asLong();
        JsonNode sent = site.sender.ask("look");
        long left = System.nanoTime();
        site.controller.ask("leave");
        Rig.await("the new controller", STEP, () -> successor.ask("began").has("nanoTime"));
        site.sender.ask("introduceController");
        long began = successor.ask("began").get("nanoTime").asLong();
        try {
            Rig.await("the new controller's totals", GLANCE, () -> isRight(before, sent));
        } catch (BenchFailure e) {
            throw new BenchFailure(
                    e.getMessage() + ". sent: " + sent + ", before: " + before + ", held: " + successor.ask("status"),
                    e);
        }
        long right = System.nanoTime();
        Rig.sleep(Duration.ofSeconds(5));
        BenchFailure.unless(
                isRight(before, sent), "the new controller's totals did not stay: " + successor.ask("status"));
        long ordered = site.sender.ask("traffic").get("orders").asLong() - orders;
        BenchFailure.unless(
                ordered == 0, "the new controller started " + ordered + " replicas though all were running");
        successor.requireCleanLog();
        handoverMillis = (began - left) / 1e6;
        rightMillis = (right - began) / 1e6;
    }

    ChildJvm successor() {
        return successor;
    }

    /** From the first controller's leaving to the second's beginning. */
    double handoverMillis() {
        return handoverMillis;
    }

    /** From then to all totals being right. */
    double rightMillis() {
        return rightMillis;
    }

    private static boolean isSettled(JsonNode status) {
        return status.get("running").asLong() == status.get("target").asLong();
    }

    private boolean isRight(JsonNode before, JsonNode sent) {
        JsonNode held = successor.ask("status");
        return held.get("ongoing").asLong() == sent.get("ongoing").asLong()
                && held.get("handles").asLong() == sent.get("handles").asLong()
                && held.get("running").asLong() == before.get("running").asLong()
                && held.get("target").asLong() == before.get("target").asLong();
    }

    @Override
    public void close() {
        successor.close();
    }
}
