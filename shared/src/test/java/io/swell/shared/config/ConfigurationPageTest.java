package io.swell.shared.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} and {@code reference.conf} say the same. */
final class ConfigurationPageTest {

    private static final Path REFERENCE = Path.of("src/main/resources/reference.conf");
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `(swell\\.[^`]+)` \\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\|");

    @Test
    void thePageHasEveryKeyWithItsDefaultAndNoOther() throws IOException {
        assertThat(keysOfPage()).containsExactlyInAnyOrderEntriesOf(keysOfReference());
    }

    @Test
    void everyKeyIsPrecededByProse() throws IOException {
        List<String> bare = new ArrayList<>();
        List<String> lines = Files.readAllLines(REFERENCE);
        boolean within = false;
        for (int i = 1; i < lines.size(); i++) {
            within |= lines.get(i).equals("swell {");
            boolean isKey = within && lines.get(i).matches("\\s*[a-z-]+ (=|\\{).*");
            if (isKey
                    && !lines.get(i - 1).strip().startsWith("#")
                    && !lines.get(i).equals("swell {")) {
                bare.add(lines.get(i));
            }
        }
        assertThat(within).isTrue();
        assertThat(bare).isEmpty();
    }

    @Test
    void theDeploymentsOnThePageAreSound() throws IOException {
        String page = Files.readString(PAGE);
        Matcher example = Pattern.compile("```hocon\n(.*?)```", Pattern.DOTALL).matcher(page);
        int deployments = 0;
        while (example.find()) {
            String text = example.group(1);
            String hocon = text.startsWith("swell.") ? text : "swell.deployments {\n" + text + "}";
            deployments += Reading.settings(hocon).deployments().size();
        }
        assertThat(deployments).isEqualTo(4);
    }

    /** Defaults as values, read as HOCON reads them: {@code 1.0} is {@code 1}. */
    private static Map<String, ConfigValue> keysOfPage() throws IOException {
        Map<String, ConfigValue> keys = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                ConfigObject read =
                        ConfigFactory.parseString("it = " + row.group(2)).root();
                assertThat(keys.put(row.group(1), read.get("it")))
                        .as("%s stands on the page once", row.group(1))
                        .isNull();
            }
        }
        return keys;
    }

    private static Map<String, ConfigValue> keysOfReference() {
        Map<String, ConfigValue> keys = new TreeMap<>();
        collect("swell", ConfigFactory.parseFile(REFERENCE.toFile()).getValue("swell"), keys);
        return keys;
    }

    private static void collect(String path, ConfigValue value, Map<String, ConfigValue> keys) {
        if (value instanceof ConfigObject object && !object.isEmpty()) {
            object.forEach((key, child) -> collect(path + "." + ConfigUtil.joinPath(key), child, keys));
        } else {
            keys.put(path, value);
        }
    }
}
