package io.swell.controller;

import akka.actor.typed.ActorSystem;
import akka.cluster.typed.Cluster;
import io.swell.shared.config.SwellSettings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Plays a {@link Rehearsal} where a controller may come to be: once, for a stated time, on a thread of its own, when the
 * process has come to rest after its start. It ends with the actor system, and when there is a real controller to run.
 */
final class RehearsalThread {

    private static final Duration REST_AFTER_START = Duration.ofSeconds(10);

    private final ActorSystem<?> system;
    private final SwellSettings settings;
    private final CountDownLatch ended = new CountDownLatch(1);

    private RehearsalThread(ActorSystem<?> system, SwellSettings settings) {
        this.system = system;
        this.settings = settings;
    }

    /** Begins if this process may host the controller, and is to rehearse at all. */
    static RehearsalThread start(ActorSystem<?> system, SwellSettings settings) {
        RehearsalThread rehearsal = new RehearsalThread(system, settings);
        boolean mayHost = Cluster.get(system).selfMember().hasRole(ControllerSingleton.ROLE);
        if (mayHost && !settings.controller().rehearsal().isZero()) {
            system.getWhenTerminated().thenRun(rehearsal::end);
            Thread thread = new Thread(rehearsal::run, "swell-rehearsal");
            thread.setDaemon(true);
            thread.start();
        }
        return rehearsal;
    }

    void end() {
        ended.countDown();
    }

    private void run() {
        try {
            if (ended.await(REST_AFTER_START.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            long endNanos =
                    System.nanoTime() + settings.controller().rehearsal().toNanos();
            Rehearsal.Played played =
                    new Rehearsal(system, settings).play(() -> isEnded() || System.nanoTime() - endNanos >= 0);
            system.log().debug("Rehearsed the beginning of a controller: {}", played);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!isEnded()) {
                system.log()
                        .warn("The rehearsal of a controller's beginning failed; nothing but a first move suffers", e);
            }
        }
    }

    private boolean isEnded() {
        return ended.getCount() == 0;
    }
}
