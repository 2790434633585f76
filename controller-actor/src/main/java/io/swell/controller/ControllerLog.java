package io.swell.controller;

import io.swell.controller.autoscaling.load.Receipt.RefusedEntry;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.Term;
import org.slf4j.Logger;

/** Everything the controller can say. */
final class ControllerLog {

    private ControllerLog() {}

    static void termNotTaken(Logger log, String why) {
        log.warn("Cannot take a term yet, trying again. why={}", why);
    }

    static void began(Logger log, Term term) {
        log.info("This controller decides from now on. term={} holder={}", term.number(), term.holder());
    }

    static void refusedEntry(Logger log, ProcessId process, RefusedEntry entry) {
        log.warn(
                "Refused an entry of a report; the rest of it counts. process={} deployment={} rule={}",
                process,
                entry.deployment(),
                entry.rule());
    }
}
