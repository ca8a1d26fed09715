package dev.codementor.local.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.backlog.BacklogLedger;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The boundaries between modules, and habits that a compiler does not check. */
@AnalyzeClasses(packages = "dev.codementor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String API = "dev.codementor.api..";
    private static final String WORKER = "dev.codementor.worker..";
    private static final String NOTIFIER = "dev.codementor.notifier..";
    private static final String LOCAL = "dev.codementor.local..";
    private static final String EMBEDDED = "dev.codementor.embedded..";
    private static final String TESTING = "dev.codementor.testing..";
    private static final String BINDER = "dev.codementor.stream.sqs..";

    @ArchTest
    static final ArchRule apiStandsAlone = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WORKER, NOTIFIER, LOCAL)
            .because("the three services are deployed and scaled apart, and meet in libs alone");

    @ArchTest
    static final ArchRule workerStandsAlone = noClasses()
            .that()
            .resideInAPackage(WORKER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(API, NOTIFIER, LOCAL)
            .because("the three services are deployed and scaled apart, and meet in libs alone");

    @ArchTest
    static final ArchRule notifierStandsAlone = noClasses()
            .that()
            .resideInAPackage(NOTIFIER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(API, WORKER, LOCAL)
            .because("the three services are deployed and scaled apart, and meet in libs alone");

    @ArchTest
    static final ArchRule librariesKnowNoService = noClasses()
            .that()
            .resideOutsideOfPackages(API, WORKER, NOTIFIER, LOCAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(API, WORKER, NOTIFIER, LOCAL)
            .because("a library that knows who uses it cannot be used by another");

    @ArchTest
    static final ArchRule productionNeverSeesEmbeddedServers = noClasses()
            .that()
            .resideOutsideOfPackages(LOCAL, EMBEDDED, TESTING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(EMBEDDED)
            .because("embedded servers stand in for what production gets from outside");

    @ArchTest
    static final ArchRule onlyTestsSeeFixtures = noClasses()
            .that()
            .resideOutsideOfPackage(TESTING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TESTING)
            .because("fixtures are written for tests and are not part of any program");

    @ArchTest
    static final ArchRule onlyTheFleetSaysWhoIsLiveAndHowLongJobsWait = noClasses()
            .that()
            .resideOutsideOfPackage("dev.codementor.fleet..")
            .should()
            .callMethod(InstanceDirectory.class, "liveWorkers", Duration.class)
            .orShould()
            .callMethod(InstanceDirectory.class, "liveNotifiers", Duration.class)
            .orShould()
            .callMethod(JobReader.class, "positions", Collection.class)
            .because("services that ask for themselves come to disagree about the same worker and the same job");

    @ArchTest
    static final ArchRule onlyTheFleetPredictsWaits = noClasses()
            .that()
            .resideOutsideOfPackages("dev.codementor.fleet..", "dev.codementor.ledger..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(BacklogLedger.class)
            .because("a student's wait, a batch's estimate and the autoscaler's input are the same numbers");

    @ArchTest
    static final ArchRule onlyTheBinderKnowsSqs = noClasses()
            .that()
            .resideOutsideOfPackage(BINDER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk.services.sqs..", "io.awspring.cloud.sqs..")
            .because("message handlers outlive their broker; everything else speaks Spring Cloud Stream");

    @ArchTest
    static final ArchRule onlyTheFileStoreKnowsS3 = noClasses()
            .that()
            .resideOutsideOfPackages("dev.codementor.files..", EMBEDDED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk.services.s3..", "io.awspring.cloud.s3..")
            .because("files are written and read in one place, with its bounds of time and size");

    @ArchTest
    static final ArchRule theBinderKnowsNothingOfCodeMentor = noClasses()
            .that()
            .resideInAPackage(BINDER)
            .should()
            .dependOnClassesThat(residesInCodeMentor()
                    .and(DescribedPredicate.not(
                            JavaClass.Predicates.resideInAnyPackage(BINDER, "dev.codementor.coalescing.."))))
            .because("it is fit to be published on its own");

    @ArchTest
    static final ArchRule theContractNeedsNoSpring = noClasses()
            .that()
            .resideInAPackage("dev.codementor.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..")
            .because("what travels must be readable by any program");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.codementor.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that needs another which needs it back is one package");

    @ArchTest
    static final ArchRule noFieldInjection = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .because("what an object needs stands in its constructor");

    @ArchTest
    static final ArchRule configurationIsRecords = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .and()
            .resideOutsideOfPackage(BINDER)
            .should()
            .beRecords()
            .because("settings are checked once and never change; the binder's must be mutable for Spring Cloud Stream"
                    + " to merge them");

    @ArchTest
    static final ArchRule noStandardStreams = classes()
            .that()
            .resideOutsideOfPackages(LOCAL, EMBEDDED, "dev.codementor.settings..", "dev.codementor.start..")
            .and()
            .doNotHaveFullyQualifiedName("dev.codementor.grading.distrust.AttackTable")
            .should(notAccessStandardStreams())
            .because("services log; only a program that a person starts by hand prints, and what is wrong before there"
                    + " is a log");

    @ArchTest
    static final ArchRule noJavaUtilLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because("logs go through SLF4J");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        classes()
                .should(resideInNullMarkedPackages())
                .because("null is checked by the compiler only there")
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> residesInCodeMentor() {
        return JavaClass.Predicates.resideInAPackage("dev.codementor..");
    }

    private static ArchCondition<JavaClass> notAccessStandardStreams() {
        return new ArchCondition<>("not access standard streams") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFieldAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> resideInNullMarkedPackages() {
        return new ArchCondition<>("reside in packages marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                JavaPackage home = type.getPackage();
                if (!home.isAnnotatedWith(NullMarked.class)) {
                    events.add(
                            SimpleConditionEvent.violated(type, home.getName() + " has no @NullMarked package-info"));
                }
            }
        };
    }
}
