package io.swell.node.simulate.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with places such as {@code {{title}}}. What is put there is not searched for places. */
record Template(String text) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    static Template ofResource(String name) {
        return new Template(resource(name));
    }

    /** A file that lies beside this class. */
    static String resource(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws NullPointerException if there is nothing for a place */
    String fill(Map<String, String> contents) {
        Matcher matcher = PLACE.matcher(text);
        return matcher.replaceAll(
                place -> Matcher.quoteReplacement(Objects.requireNonNull(contents.get(place.group(1)), place.group())));
    }
}
