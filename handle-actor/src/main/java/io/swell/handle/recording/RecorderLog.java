package io.swell.handle.recording;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;

/** Everything the recorder can say. */
final class RecorderLog {

    private RecorderLog() {}

    static void began(Logger log, Path file) {
        log.info("The load of this process is recorded. file={}", file);
    }

    static void cannotRecord(Logger log, Path file, IOException why) {
        log.error("Load is not recorded from now on. file={} why={}", file, why.toString());
    }
}
