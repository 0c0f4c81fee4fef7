package io.rollcall.borders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.rollcall.cache.Caches;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
        packages = "io.rollcall",
        importOptions = {ImportOption.DoNotIncludeTests.class, BorderTest.NoFixtures.class})
class BorderTest {
    @ArchTest
    static final ArchRule theLoginFunctionStandsAlone = noClasses()
            .that()
            .resideInAPackage("io.rollcall.login..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.rollcall.employees..",
                    "io.rollcall.admin..",
                    "io.rollcall.local..",
                    "io.rollcall.migrations..");

    @ArchTest
    static final ArchRule theEmployeesFunctionStandsAlone = noClasses()
            .that()
            .resideInAPackage("io.rollcall.employees..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.rollcall.login..", "io.rollcall.admin..", "io.rollcall.local..", "io.rollcall.migrations..");

    @ArchTest
    static final ArchRule theAdminFunctionStandsAlone = noClasses()
            .that()
            .resideInAPackage("io.rollcall.admin..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.rollcall.login..",
                    "io.rollcall.employees..",
                    "io.rollcall.local..",
                    "io.rollcall.migrations..");

    @ArchTest
    static final ArchRule whatIsSharedKnowsNoFunction = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.rollcall.login..", "io.rollcall.employees..", "io.rollcall.admin..", "io.rollcall.local..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.rollcall.login..", "io.rollcall.employees..", "io.rollcall.admin..", "io.rollcall.local..");

    @ArchTest
    static final ArchRule timeIsReadInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("io.rollcall.time..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule cachesAreMadeInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Caches.class.getName())
            .should()
            .callMethod(Caffeine.class, "newBuilder");

    @ArchTest
    static final ArchRule randomnessComesFromOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("io.rollcall.time..")
            .should()
            .callConstructor(SecureRandom.class)
            .orShould()
            .callMethod(SecureRandom.class, "getInstanceStrong")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule aServiceNeverSeesHttp = noClasses()
            .that()
            .haveSimpleNameEndingWith("Service")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micronaut.http..");

    @ArchTest
    static final ArchRule aRepositoryNeverSeesHttp = noClasses()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut.http..", "io.rollcall.http..");

    @ArchTest
    static final ArchRule statementsAreMicronautDatas = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.rollcall.database..",
                    "io.rollcall.migrations..",
                    "io.rollcall.migrate..",
                    "io.rollcall.local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..")
            .because("tables have repositories");

    @ArchTest
    static final ArchRule controllersAreTheFunctionsOwn =
            classes().that().haveSimpleNameEndingWith("Controller").should().bePackagePrivate();

    @ArchTest
    static final ArchRule nothingWritesToTheConsole = noClasses()
            .that()
            .resideOutsideOfPackages("io.rollcall.local..", "io.rollcall.log..")
            .and()
            .doNotHaveFullyQualifiedName("io.rollcall.lambda.Metrics")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(new ArchCondition<>("reside in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    JavaPackage home = type.getPackage();
                    boolean marked = home.tryGetPackageInfo()
                            .map(info -> info.isAnnotatedWith(NullMarked.class))
                            .orElse(false);
                    events.add(new SimpleConditionEvent(type, marked, home.getName() + " is not @NullMarked"));
                }
            });

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("io.rollcall.(**)").should().beFreeOfCycles();

    /** At {@code verify} the fixtures are a jar, which is not known for a test's. */
    static final class NoFixtures implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
