package io.swell.shared.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One object of a configuration while a record is made of it. It reads typed values, remembers which keys were asked
 * for, and collects what is wrong instead of stopping at it: a value that cannot be read is replaced by a stand-in,
 * and rules that would judge the stand-in are not reported.
 *
 * <p>Only what was declared in the section itself is reported. What it inherits from defaults is reported where the
 * defaults stand, once, and not again in each section that inherits it.
 */
final class ConfigSection {

    private static final int LONGEST_VALUE_SHOWN = 80;
    private static final ConfigObject EMPTY = ConfigFactory.empty().root();

    private final String path;
    private final ConfigObject declared;
    private final ConfigObject effective;
    private final List<ConfigProblem> problems;
    private final Set<String> known = new TreeSet<>();
    private final Set<String> unreadable = new TreeSet<>();

    /**
     * @param effective {@code declared} over its defaults
     * @param problems where to put what is wrong
     */
    ConfigSection(String path, ConfigObject declared, ConfigObject effective, List<ConfigProblem> problems) {
        this.path = path;
        this.declared = declared;
        this.effective = effective;
        this.problems = problems;
    }

    /** The section {@code swell} of a whole configuration. */
    static ConfigSection swell(Config root, List<ConfigProblem> problems) {
        return new ConfigSection("", root.root(), root.root(), problems).section("swell");
    }

    int wholeNumber(String key) {
        return read(key, ValueType.WHOLE_NUMBER);
    }

    OptionalInt optionalWholeNumber(String key) {
        return optional(key, ValueType.WHOLE_NUMBER).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    double number(String key) {
        return read(key, ValueType.NUMBER);
    }

    Duration duration(String key) {
        return read(key, ValueType.DURATION);
    }

    Optional<Duration> optionalDuration(String key) {
        return optional(key, ValueType.DURATION);
    }

    String text(String key) {
        return read(key, ValueType.TEXT);
    }

    <T> T read(String key, ValueType<T> type) {
        return value(key).flatMap(type::read).orElseGet(() -> {
            refuse(key, type.rule());
            return type.standIn();
        });
    }

    /** Empty where the key is absent or null. */
    <T> Optional<T> optional(String key, ValueType<T> type) {
        return isNull(key) ? Optional.empty() : Optional.of(read(key, type));
    }

    /** Whether the key is absent or null. */
    boolean isNull(String key) {
        return value(key).map(it -> it.valueType() == ConfigValueType.NULL).orElse(true);
    }

    /** The key's value as it stands. */
    Optional<ConfigValue> value(String key) {
        known.add(key);
        return Optional.ofNullable(effective.get(key));
    }

    /** The object under the key; one that reports nothing where there is none, for that is reported here. */
    ConfigSection section(String key) {
        Optional<ConfigValue> value = value(key);
        if (value.isPresent() && value.get() instanceof ConfigObject object) {
            ConfigObject own = declared.get(key) instanceof ConfigObject declaredObject ? declaredObject : EMPTY;
            return new ConfigSection(pathOf(key), own, object, problems);
        }
        refuse(key, "must be an object");
        return new ConfigSection(pathOf(key), EMPTY, EMPTY, new ArrayList<>());
    }

    /** The object under the key as it stands; empty where there is another thing, which is reported. */
    Optional<ConfigObject> object(String key) {
        Optional<ConfigObject> object =
                value(key).filter(ConfigObject.class::isInstance).map(ConfigObject.class::cast);
        if (object.isEmpty()) {
            refuse(key, "must be an object");
        }
        return object;
    }

    /**
     * A list of objects, each read as a section of its own.
     *
     * @return empty when one of them could not be read
     */
    <T> Optional<List<T>> list(String key, Function<ConfigSection, Optional<T>> element) {
        Optional<ConfigValue> value = value(key);
        if (value.isEmpty() || !(value.get() instanceof ConfigList elements)) {
            refuse(key, "must be a list");
            return Optional.empty();
        }
        boolean isDeclared = declared.containsKey(key);
        List<T> read = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            String place = pathOf(key) + "[" + i + "]";
            if (elements.get(i) instanceof ConfigObject object) {
                List<ConfigProblem> found = isDeclared ? problems : new ArrayList<>();
                element.apply(new ConfigSection(place, object, object, found)).ifPresent(read::add);
            } else if (isDeclared) {
                String origin = Origins.text(elements.get(i).origin());
                problems.add(new ConfigProblem(place, "must be an object", shown(elements.get(i)), origin));
            }
        }
        return read.size() == elements.size() ? Optional.of(read) : Optional.empty();
    }

    /** All keys, in order of name. */
    Set<String> keys() {
        return new TreeSet<>(effective.keySet());
    }

    /** The section's content as it stands, with all its keys known. */
    ConfigObject freeForm() {
        known.addAll(effective.keySet());
        return effective;
    }

    /** Accepts a key that somebody else reads. */
    void permit(String key) {
        known.add(key);
    }

    /** A rule about a key that is no component of a record. */
    void require(boolean holds, String key, String rule) {
        if (!holds && !unreadable.contains(ConfigUtil.joinPath(key))) {
            refuse(key, rule);
        }
    }

    /**
     * Makes the record and reports each rule it finds broken and each key of the section nobody asked for.
     *
     * @return empty when a value could not be read or a rule is broken
     */
    <T> Optional<T> build(Supplier<T> record) {
        Optional<T> built = Optional.empty();
        try {
            T made = record.get();
            built = unreadable.isEmpty() ? Optional.of(made) : Optional.empty();
        } catch (BrokenRules broken) {
            broken.rules().forEach(this::report);
        }
        refuseUnknownKeys();
        return built;
    }

    private void refuseUnknownKeys() {
        for (String key : new TreeSet<>(declared.keySet())) {
            if (!known.contains(key)) {
                String nearest = NearestKey.to(key, known)
                        .map(it -> " (nearest: " + it + ")")
                        .orElse("");
                add(pathOf(key), "is not a known key" + nearest, List.of(ConfigUtil.joinPath(key)), "");
            }
        }
    }

    private void refuse(String key, String rule) {
        unreadable.add(ConfigUtil.joinPath(key));
        boolean missing = !effective.containsKey(key);
        if (missing || declared.containsKey(key)) {
            add(pathOf(key), missing ? "is missing and " + rule : rule, List.of(ConfigUtil.joinPath(key)), "");
        }
    }

    private void report(BrokenRule broken) {
        boolean declaredHere =
                broken.involved().stream().anyMatch(key -> find(declared, key).isPresent());
        if (declaredHere && Collections.disjoint(unreadable, broken.involved())) {
            add(path + "." + broken.key(), broken.rule(), broken.involved(), broken.value());
        }
    }

    private void add(String key, String rule, List<String> involved, String otherwise) {
        String was = find(effective, involved.get(0)).map(ConfigSection::shown).orElse(otherwise);
        problems.add(new ConfigProblem(key, rule, was, originOf(involved)));
    }

    /** Of all keys a rule speaks about the place of one that was declared here, or else of one that is no default. */
    private String originOf(List<String> involved) {
        Stream<ConfigValue> here = involved.stream().flatMap(key -> find(declared, key).stream());
        Stream<ConfigValue> inherited = involved.stream().flatMap(key -> find(effective, key).stream());
        return Stream.concat(sorted(here), sorted(inherited))
                .findFirst()
                .map(value -> Origins.text(value.origin()))
                .orElse("");
    }

    private static Stream<ConfigValue> sorted(Stream<ConfigValue> values) {
        return values.sorted(Comparator.comparing(value -> Origins.isReference(value.origin())));
    }

    private String pathOf(String key) {
        return path.isEmpty() ? ConfigUtil.joinPath(key) : path + "." + ConfigUtil.joinPath(key);
    }

    private static Optional<ConfigValue> find(ConfigObject root, String path) {
        Optional<ConfigValue> at = Optional.of(root);
        for (String key : ConfigUtil.splitPath(path)) {
            at = at.filter(ConfigObject.class::isInstance).map(object -> ((ConfigObject) object).get(key));
        }
        return at;
    }

    /** A value in an error message: on one line, and no longer than a line. */
    static String shown(ConfigValue value) {
        String text = value.valueType() == ConfigValueType.STRING
                ? value.unwrapped().toString()
                : value.render(ConfigRenderOptions.concise());
        text = text.replaceAll("\\s+", " ");
        return text.length() <= LONGEST_VALUE_SHOWN ? text : text.substring(0, LONGEST_VALUE_SHOWN) + "…";
    }
}
