package io.swell.bench.jvm;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Live bytes by class, as the JVM itself counts them; it collects first. */
final class HeapHistogram {

    /** As in {@code   12:     4711     376880  java.lang.reflect.Method (java.base@17)}. */
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+).*");

    private HeapHistogram() {}

    static Map<String, Long> ofThisJvm() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            Object text = server.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
            return parse(text.toString());
        } catch (JMException e) {
            throw new BenchFailure("this JVM does not say what its heap is made of", e);
        }
    }

    /** Bytes by class. Classes without a name worth keeping, those made at run time, are counted together. */
    static Map<String, Long> parse(String text) {
        Map<String, Long> bytes = new TreeMap<>();
        text.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
            String name = line.group(2).replaceAll("\\$\\$Lambda.*", "\\$\\$Lambda");
            bytes.merge(name, Long.parseLong(line.group(1)), Long::sum);
        });
        return bytes;
    }
}
