package io.swell.node.simulate.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** uPlot, which draws the plots, out of its WebJar. */
final class PlotLibrary {

    private static final String POM = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
    private static final String FILES = "/META-INF/resources/webjars/uplot/";

    private PlotLibrary() {}

    static String script() {
        return file("dist/uPlot.iife.min.js");
    }

    static String style() {
        return file("dist/uPlot.min.css");
    }

    /** It asks to be kept with copies. */
    static String licence() {
        return file("LICENSE");
    }

    private static String file(String name) {
        Properties pom = new Properties();
        try (InputStream in = open(POM)) {
            pom.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (InputStream in = open(FILES + pom.getProperty("version") + "/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(PlotLibrary.class.getResourceAsStream(resource), resource);
    }
}
