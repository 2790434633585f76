package io.swell.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.swell.node.text.TextTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a bench found: text for people, and figures with their unit in the name for programs. */
final class BenchReport {

    private final String bench;
    private final List<String> text = new ArrayList<>();
    private final List<Map<String, Object>> variants = new ArrayList<>();
    private final List<Must> musts = new ArrayList<>();
    private Optional<String> picture = Optional.empty();
    private Optional<MarkedPage> page = Optional.empty();

    BenchReport(String bench) {
        this.bench = bench;
    }

    BenchReport line(String line) {
        text.add(line);
        return this;
    }

    BenchReport table(TextTable table) {
        text.addAll(table.lines());
        return this;
    }

    /** The same as an SVG. */
    BenchReport picture(String svg) {
        picture = Optional.of(svg);
        return this;
    }

    Optional<String> picture() {
        return picture;
    }

    /** The same as a part of a document, ready to be written. */
    BenchReport page(MarkedPage written) {
        page = Optional.of(written);
        return this;
    }

    Optional<MarkedPage> page() {
        return page;
    }

    /** Holds what was measured against what the design asks for. */
    BenchReport must(Must must) {
        musts.add(must);
        return this;
    }

    /** A variant whose figures are added to what this answers. */
    Map<String, Object> variant(String name) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("name", name);
        variants.add(figures);
        return figures;
    }

    /** What was found, and below it what was asked for. */
    List<String> text() {
        List<String> lines = new ArrayList<>(text);
        if (!musts.isEmpty()) {
            lines.add("");
            musts.forEach(must -> lines.add(must.text()));
        }
        return lines;
    }

    void write(Path file, Machine machine, boolean quick) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bench", bench);
        json.put("machine", machine.hardware());
        json.put("jvm", machine.jvm());
        json.put("quick", quick);
        json.put("variants", variants);
        json.put("musts", musts.stream().map(Must::json).toList());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), json);
    }
}
