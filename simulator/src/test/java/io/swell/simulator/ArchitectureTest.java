package io.swell.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.swell.testsupport.PurePackages;
import org.junit.jupiter.api.Test;

/** What docs/ARCHITECTURE.md says of the simulator, held against its classes. */
class ArchitectureTest {

    private static final JavaClasses SIMULATOR = PurePackages.classesOf("io.swell.simulator");

    @Test
    void namesNoAkkaReadsNoClockAndLogsNothing() {
        PurePackages.check(SIMULATOR);
    }

    @Test
    void knowsOfTheControllerOnlyWhatIsPure() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.swell.controller", "io.swell.controller.routing..", "io.swell.handle..", "io.swell.node..")
                .because("the simulator runs the decisions and none of the actors")
                .check(SIMULATOR);
    }

    @Test
    void peersKnowNothingOfSwellItself() {
        noClasses()
                .that()
                .resideInAPackage("io.swell.simulator.peers")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.swell.simulator.swell", "io.swell.controller.autoscaling")
                .allowEmptyShould(false)
                .check(SIMULATOR);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.swell.simulator.(*)..").should().beFreeOfCycles().check(SIMULATOR);
    }
}
