package io.swell.bench.controller;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** When the controller said that it changed a deployment's target: the first words of that line are the deployment. */
final class ScalingLog extends AppenderBase<ILoggingEvent> {

    private static final Pattern MOVE = Pattern.compile("scaled (\\d+) → (\\d+)");

    private final Map<String, Long> nanosByDeployment = new HashMap<>();
    private long lowered;

    /** Listens from now on; the lines themselves are printed no longer. */
    static ScalingLog install() {
        ScalingLog log = new ScalingLog();
        log.start();
        if (LoggerFactory.getLogger("io.swell.controller") instanceof Logger logger) {
            logger.setLevel(Level.INFO);
            logger.addAppender(log);
            logger.setAdditive(false);
        }
        return log;
    }

    @Override
    protected synchronized void append(ILoggingEvent event) {
        Object[] arguments = event.getArgumentArray();
        if (event.getMessage().equals("{} {}") && arguments != null && arguments.length == 2) {
            nanosByDeployment.putIfAbsent(arguments[0].toString(), System.nanoTime());
            if (System.getenv("SWELL_BENCH_SCALINGS") != null) {
                System.err.println(System.nanoTime() / 1_000_000 + " " + arguments[0] + " " + arguments[1]);
            }
            Matcher move = MOVE.matcher(arguments[1].toString());
            if (move.find() && Integer.parseInt(move.group(2)) < Integer.parseInt(move.group(1))) {
                lowered++;
            }
        } else if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
            System.err.println(" " + event.getLevel() + " " + event.getFormattedMessage());
        }
    }

    /** First change of each deployment since this was last asked, as the machine's monotonic time. */
    synchronized Map<String, ?> take() {
        Map<String, ?> taken = Map.of("nanosByDeployment", Map.copyOf(nanosByDeployment), "lowered", lowered);
        nanosByDeployment.clear();
        lowered = 0;
        return taken;
    }
}
