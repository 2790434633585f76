package io.swell.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a pure package may not do: same arguments, same answer, and no trace left behind. Time and chance come in as
 * arguments.
 */
public final class PurePackages {

    private static final Set<String> TIMES = Set.of(
            Instant.class.getName(),
            LocalDate.class.getName(),
            LocalDateTime.class.getName(),
            OffsetDateTime.class.getName(),
            ZonedDateTime.class.getName());

    private PurePackages() {}

    /**
     * Main classes of a package and those below it.
     *
     * @throws AssertionError if there are none: a rule about nothing always holds
     */
    public static JavaClasses classesOf(String packageName) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packageName);
        if (classes.isEmpty()) {
            throw new AssertionError("no classes found in " + packageName);
        }
        return classes;
    }

    /**
     * Checks that a package and those below it name no Akka, read no clock, throw no dice and log nothing.
     *
     * @throws AssertionError naming each place where they do, or if there are no such classes
     */
    public static void namesNoAkkaReadsNoClockLogsNothing(String packageName) {
        check(classesOf(packageName));
    }

    /**
     * The same for classes at hand.
     *
     * @throws AssertionError naming each place that breaks it
     */
    public static void check(JavaClasses classes) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("akka..", "org.slf4j..", "java.util.logging..")
                .because("a pure package is used without an actor system and logs nothing")
                .check(classes);
        noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe("reads a clock or throws dice", PurePackages::isImpure))
                .because("time and chance come in as arguments")
                .check(classes);
    }

    private static boolean isImpure(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        return isClock(owner, name) || isChance(owner, name) || (owner.equals("java.lang.System") && isConsole(name));
    }

    private static boolean isClock(String owner, String name) {
        return (owner.equals("java.lang.System") && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
                || owner.equals(Clock.class.getName())
                || owner.equals(InstantSource.class.getName())
                || (TIMES.contains(owner) && name.equals("now"));
    }

    /** A generator that is handed in is an argument; one that is made here, or shared by all, is not. */
    private static boolean isChance(String owner, String name) {
        return (owner.equals("java.lang.Math") && name.equals("random"))
                || owner.equals(ThreadLocalRandom.class.getName())
                || (owner.equals(Random.class.getName()) && name.equals("<init>"));
    }

    private static boolean isConsole(String name) {
        return name.equals("out") || name.equals("err");
    }
}
