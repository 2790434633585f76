package io.swell.node.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where a command reads and writes. Results go to {@code out}, everything else to {@code err}. */
public record CommandStreams(InputStream in, PrintStream out, PrintStream err) {

    /** The process's own, in UTF-8 whatever the locale says. */
    public static CommandStreams ofProcess() {
        return new CommandStreams(
                System.in,
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }
}
