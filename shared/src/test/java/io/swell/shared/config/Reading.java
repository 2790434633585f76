package io.swell.shared.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Reads what a test writes over reference.conf. */
final class Reading {

    private Reading() {}

    static Config over(String... hocon) {
        return ConfigFactory.parseString(String.join("\n", hocon)).withFallback(ConfigFactory.defaultReference());
    }

    static SwellSettings settings(String... hocon) {
        return SwellSettings.fromConfig(over(hocon));
    }

    /** The one deployment declared with this content. */
    static DeploymentConfig deployment(String... content) {
        return settings("swell.deployments.it {", String.join("\n", content), "}")
                .deployments()
                .get(0);
    }

    /** What is wrong with a whole configuration: key, rule and value of each problem. */
    static Stream<String> problems(String... hocon) {
        return problemsOf(() -> settings(hocon)).stream()
                .map(it -> new ConfigProblem(it.key(), it.rule(), it.value(), "").toString());
    }

    /** What is wrong with the one deployment declared with this content; its path is left out. */
    static Stream<String> problemsOfDeployment(String... content) {
        return problems("swell.deployments.it {", String.join("\n", content), "}")
                .map(line -> line.replace("swell.deployments.it.", ""));
    }

    static List<ConfigProblem> problemsOf(ThrowingCallable reading) {
        return catchThrowableOfType(InvalidConfiguration.class, reading).problems();
    }
}
