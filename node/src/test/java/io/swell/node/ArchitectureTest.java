package io.swell.node;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.swell.shared.protocol.WireMessage;
import io.swell.testsupport.PurePackages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/ARCHITECTURE.md says of who may know whom, held against the classes. */
class ArchitectureTest {

    private static final JavaClasses ALL = PurePackages.classesOf("io.swell")
            .that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("io.swell.testsupport..")));

    private static final String PUSHER = "io.swell.handle.metrics.MetricsPusherActor";

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "io.swell.controller.autoscaling",
                "io.swell.controller.deployment",
                "io.swell.controller.pace",
                "io.swell.handle.routing",
                "io.swell.shared.load",
                "io.swell.shared.report",
                "io.swell.shared.recording",
                "io.swell.shared.id",
                "io.swell.shared.config",
                "io.swell.shared.schedule",
                "io.swell.shared.input",
                "io.swell.node.management.view"
            })
    void purePackagesNameNoAkkaReadNoClockAndLogNothing(String packageName) {
        PurePackages.namesNoAkkaReadsNoClockLogsNothing(packageName);
    }

    @Test
    void thePusherIsAnActorAndNothingElse() {
        JavaClasses others = PurePackages.classesOf("io.swell.handle.metrics")
                .that(DescribedPredicate.describe(
                        "are not the actor",
                        type -> !type.getName().equals(PUSHER)
                                && !type.getName().startsWith(PUSHER + "$")
                                && !type.getSimpleName().equals("package-info")));

        assertThat(others).as("books that a simulation could not use").isEmpty();
    }

    @Test
    void theRuleOfPurityBites() {
        JavaClasses actor = ALL.that(DescribedPredicate.describe(
                "is the actor", type -> type.getName().equals(PUSHER)));

        assertThatThrownBy(() -> PurePackages.check(actor))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("akka");
    }

    @Test
    void theThreePartsDoNotKnowEachOther() {
        knowsNothingOf("io.swell.controller..", "io.swell.handle..", "io.swell.replica..");
        knowsNothingOf("io.swell.handle..", "io.swell.controller..", "io.swell.replica..");
        knowsNothingOf("io.swell.replica..", "io.swell.controller..", "io.swell.handle..");
    }

    @Test
    void whatIsSharedKnowsNoneOfThoseThatShareIt() {
        knowsNothingOf(
                "io.swell.shared..",
                "io.swell.controller..",
                "io.swell.handle..",
                "io.swell.replica..",
                "io.swell.node..");
    }

    @Test
    void noPartKnowsWhoWiresIt() {
        for (String part : new String[] {"io.swell.controller..", "io.swell.handle..", "io.swell.replica.."}) {
            knowsNothingOf(part, "io.swell", "io.swell.node..");
        }
    }

    @Test
    void autoscalingAndDeploymentDoNotKnowEachOther() {
        knowsNothingOf("io.swell.controller.autoscaling..", "io.swell.controller.deployment..", "io.swell.controller");
        knowsNothingOf("io.swell.controller.deployment..", "io.swell.controller.autoscaling..", "io.swell.controller");
    }

    @Test
    void theDoorForUsersLeadsInwardOnly() {
        check(classes()
                .that()
                .resideInAPackage("io.swell")
                .should()
                .onlyBeAccessed()
                .byClassesThat()
                .resideInAnyPackage("io.swell", "io.swell.node..")
                .because("users come in through it, and parts are reached from it"));
    }

    /** They start in a moment, and work where no cluster can be reached. */
    @Test
    void whatAsksANodeFromOutsideKnowsNothingOfAkka() {
        knowsNothingOf("io.swell.node.operate..", "akka..", "io.swell.controller..", "io.swell.handle..");
    }

    @Test
    void everyWireMessageIsPartOfTheProtocol() {
        check(classes()
                .that()
                .implement(WireMessage.class)
                .should()
                .resideInAPackage("io.swell.shared.protocol")
                .andShould()
                .beRecords()
                .because("what crosses JVMs is read in one place"));
    }

    @Test
    void packagesOfOnePartHaveNoCycles() {
        for (String part : new String[] {"controller", "shared", "node"}) {
            check(slices().matching("io.swell." + part + ".(*)..").should().beFreeOfCycles());
        }
        check(slices().matching("io.swell.handle.(routing|metrics|recording)..")
                .should()
                .beFreeOfCycles());
    }

    @Test
    void topLevelPackagesHaveNoCycles() {
        check(slices().matching("io.swell.(*)..").should().beFreeOfCycles());
    }

    private static void knowsNothingOf(String who, String... whom) {
        check(noClasses()
                .that()
                .resideInAPackage(who)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(whom));
    }

    /** Fails also where nothing is what the rule is about. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(ALL);
    }
}
