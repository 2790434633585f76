package io.swell.shared.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdRulesTest {

    private static final DeploymentId ECHO = new DeploymentId("echo");
    private static final String LONGEST = "a".repeat(63);

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"a", "0", "echo", "a-b", "7-zip", "trailing-"})
    void takesNamesThatFitPathsLabelsAndAddresses(String name) {
        assertThat(DeploymentId.isLegal(name)).isTrue();
        assertThat(new DeploymentId(name)).hasToString(name);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "-echo", "Echo", "ech\u00f6", "a_b", "a.b", "a b", "a/b", "echo\n"})
    void refusesOtherNamesAndSaysTheRule(String name) {
        assertThat(DeploymentId.isLegal(name)).isFalse();
        assertThatThrownBy(() -> new DeploymentId(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("deployment name must be 1 to 63 lower-case letters, digits or hyphens, "
                        + "starting with a letter or digit, was: " + name);
    }

    @Test
    void aNameHasSixtyThreeCharactersAtMost() {
        assertThat(DeploymentId.isLegal(LONGEST)).isTrue();
        assertThat(DeploymentId.isLegal(LONGEST + "a")).isFalse();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"a", "-", "queue-length", "7"})
    void takesMetricNames(String name) {
        assertThat(MetricName.require(name)).isEqualTo(name);
        assertThat(MetricName.isLegal(LONGEST)).isTrue();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "Queue", "queue_length", "queue.length", "a b", "a\n"})
    void refusesOtherMetricNamesAndSaysTheRule(String name) {
        assertThatThrownBy(() -> MetricName.require(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metric name must be 1 to 63 lower-case letters, digits or hyphens, was: '" + name + "'");
        assertThat(MetricName.isLegal(LONGEST + "a")).isFalse();
    }

    @Test
    void aProcessHasAnAddress() {
        assertThatThrownBy(() -> new ProcessId(" ", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("process address must not be blank, was: ' '");
    }

    @Test
    void aProcessIsItsAddressWithoutTheSystem() {
        assertThat(ProcessId.of("akka://swell@10.0.0.1:25520", 255)).isEqualTo(new ProcessId("10.0.0.1:25520", 255));
        assertThat(ProcessId.of("akka://odd@name@10.0.0.1:25520", 255)).hasToString("10.0.0.1:25520#ff");
    }

    @Test
    void aProcessStartedAnewOnTheSameAddressIsAnother() {
        assertThat(new ProcessId("10.0.0.1:25520", 1)).isNotEqualTo(new ProcessId("10.0.0.1:25520", 2));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", " ", "a b", "a#b", "a/b", "a_b", "a\n"})
    void refusesSuffixesThatDoNotFitAnActorName(String suffix) {
        assertThatThrownBy(() -> new ReplicaId(ECHO, suffix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("replica suffix must be letters, digits and hyphens, was: '" + suffix + "'");
    }

    @Test
    void idsSayWhoseTheyAre() {
        assertThat(new ReplicaId(ECHO, "1-beef-2")).hasToString("echo#1-beef-2");
        assertThat(new HandleId(ECHO, 4)).hasToString("echo@4");
    }

    @Test
    void idsAreOrderedByTheirPartsFromTheLeft() {
        DeploymentId alpha = new DeploymentId("alpha");
        assertThat(new TreeSet<>(Set.of(ECHO, alpha))).containsExactly(alpha, ECHO);
        assertThat(new TreeSet<>(
                        Set.of(new ReplicaId(ECHO, "1"), new ReplicaId(alpha, "2"), new ReplicaId(alpha, "1"))))
                .containsExactlyElementsOf(
                        List.of(new ReplicaId(alpha, "1"), new ReplicaId(alpha, "2"), new ReplicaId(ECHO, "1")));
        assertThat(new TreeSet<>(Set.of(new ProcessId("b:1", 1), new ProcessId("a:1", 2), new ProcessId("a:1", 1))))
                .containsExactlyElementsOf(
                        List.of(new ProcessId("a:1", 1), new ProcessId("a:1", 2), new ProcessId("b:1", 1)));
    }
}
