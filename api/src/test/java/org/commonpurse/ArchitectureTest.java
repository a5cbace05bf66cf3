package org.commonpurse;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaMember.Predicates.declaredIn;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules about who may use what, across all modules. */
@AnalyzeClasses(packages = "org.commonpurse", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String LEDGER = "org.commonpurse.ledger..";
  private static final String ALLOCATION = "org.commonpurse.allocation..";
  private static final String REPORTS = "org.commonpurse.reports..";
  private static final String API = "org.commonpurse.api..";

  /** Estimates and their statistics live here, so this package alone may use binary fractions. */
  private static final String SIMULATION = "org.commonpurse.allocation.simulation..";

  private static final Set<String> INEXACT =
      Set.of(
          "double",
          "float",
          "java.lang.Double",
          "java.lang.Float",
          "org.javamoney.moneta.FastMoney");

  private static final String[] PURE = {
    "org.commonpurse.allocation.term..",
    "org.commonpurse.allocation.engine..",
    "org.commonpurse.ledger.exact.."
  };

  @ArchTest
  static final ArchRule MODULES_USE_ONLY_THOSE_BELOW =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("ledger")
          .definedBy(LEDGER)
          .layer("allocation")
          .definedBy(ALLOCATION)
          .layer("reports")
          .definedBy(REPORTS)
          .layer("api")
          .definedBy(API)
          .whereLayer("ledger")
          .mayOnlyBeAccessedByLayers("allocation", "reports", "api")
          .whereLayer("allocation")
          .mayOnlyBeAccessedByLayers("reports", "api")
          .whereLayer("reports")
          .mayOnlyBeAccessedByLayers("api")
          .whereLayer("api")
          .mayNotBeAccessedByAnyLayer()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule MONEY_IS_NEVER_A_BINARY_FRACTION =
      members()
          .that(
              declaredIn(
                  resideInAnyPackage(LEDGER, ALLOCATION).and(not(resideInAPackage(SIMULATION)))))
          .should(haveOnlyExactTypes())
          .as("no field, parameter or return type near money is a binary fraction")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule RULES_TOUCH_NOTHING_OUTSIDE =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio..", "java.sql..", "org.jdbi..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(
              Clock.class,
              Random.class,
              SecureRandom.class,
              SplittableRandom.class,
              ThreadLocalRandom.class)
          .orShould()
          .accessTargetWhere(target(name("now")).and(targetOwner(resideInAPackage("java.time.."))))
          .as("terms and the engine touch no file, database, clock or chance")
          .because("the same agreement must give the same allocation on every machine")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule OPERATIONS_KNOW_NO_DOOR =
      noClasses()
          .that()
          .resideInAPackage("org.commonpurse.api.operation..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta..",
              "picocli..",
              "io.dropwizard..",
              "org.commonpurse.api.representation..",
              "org.commonpurse.api.rest..",
              "org.commonpurse.api.command..",
              "org.commonpurse.api.page..",
              "org.commonpurse.api.service..")
          .as("operations know neither HTTP nor a terminal");

  @ArchTest
  static final ArchRule PACKAGES_OF_THE_API_FORM_NO_CIRCLE =
      slices().matching("org.commonpurse.api.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule DOORS_DO_NOT_LEAD_TO_EACH_OTHER =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("rest")
          .definedBy("org.commonpurse.api.rest..")
          .layer("command")
          .definedBy("org.commonpurse.api.command..")
          .layer("page")
          .definedBy("org.commonpurse.api.page..")
          .layer("service")
          .definedBy("org.commonpurse.api.service..")
          .whereLayer("rest")
          .mayOnlyBeAccessedByLayers("service")
          .whereLayer("page")
          .mayOnlyBeAccessedByLayers("service")
          .whereLayer("service")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("command")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest static final ArchRule LEDGER_KEEPS_ITS_INTERNALS = internalsStayIn("ledger");

  @ArchTest static final ArchRule ALLOCATION_KEEPS_ITS_INTERNALS = internalsStayIn("allocation");

  @ArchTest static final ArchRule REPORTS_KEEP_THEIR_INTERNALS = internalsStayIn("reports");

  @ArchTest static final ArchRule API_KEEPS_ITS_INTERNALS = internalsStayIn("api");

  @ArchTest
  static final ArchRule PACKAGES_REFUSE_NULL =
      all(packages()).should(beNullMarked()).allowEmptyShould(true);

  private static ArchRule internalsStayIn(String module) {
    var own = "org.commonpurse." + module + "..";
    return classes()
        .that()
        .resideInAPackage(own + "internal..")
        .should()
        .onlyHaveDependentClassesThat()
        .resideInAPackage(own)
        .allowEmptyShould(true);
  }

  /** Looks inside arrays and type arguments too, so {@code List<Double>} does not slip through. */
  private static ArchCondition<JavaMember> haveOnlyExactTypes() {
    return new ArchCondition<>("have only exact types") {
      @Override
      public void check(JavaMember member, ConditionEvents events) {
        typesOf(member)
            .map(type -> type.getBaseComponentType().getName())
            .filter(INEXACT::contains)
            .distinct()
            .forEach(
                type ->
                    events.add(
                        violated(
                            member,
                            "%s uses %s in %s"
                                .formatted(
                                    member.getDescription(),
                                    type,
                                    member.getSourceCodeLocation()))));
      }
    };
  }

  private static Stream<JavaClass> typesOf(JavaMember member) {
    return member.getAllInvolvedRawTypes().stream();
  }

  private static ClassesTransformer<JavaPackage> packages() {
    return new AbstractClassesTransformer<>("packages") {
      @Override
      public Iterable<JavaPackage> doTransform(JavaClasses classes) {
        var packages = new LinkedHashSet<JavaPackage>();
        classes.forEach(type -> packages.add(type.getPackage()));
        return packages;
      }
    };
  }

  private static ArchCondition<JavaPackage> beNullMarked() {
    return new ArchCondition<>("have a package-info marked @NullMarked") {
      @Override
      public void check(JavaPackage inspected, ConditionEvents events) {
        if (!inspected.isAnnotatedWith(NullMarked.class)) {
          events.add(
              violated(
                  inspected,
                  "Package %s has no package-info marked @NullMarked"
                      .formatted(inspected.getName())));
        }
      }
    };
  }
}
