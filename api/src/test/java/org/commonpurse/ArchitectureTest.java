package org.commonpurse;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
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
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.fund.FundRegister;
import org.commonpurse.ledger.fund.Funds;
import org.commonpurse.ledger.journal.BulkJournal;
import org.commonpurse.ledger.journal.Journal;
import org.jspecify.annotations.NullMarked;

/** The rules about who may use what, across all modules. */
@AnalyzeClasses(packages = "org.commonpurse", importOptions = OurCodeAlone.class)
class ArchitectureTest {

  private static final String LEDGER = "org.commonpurse.ledger..";
  private static final String ALLOCATION = "org.commonpurse.allocation..";
  private static final String REPORTS = "org.commonpurse.reports..";
  private static final String API = "org.commonpurse.api..";

  /** What everything else stands on, and what stands on nothing of ours. */
  private static final String[] KERNEL = {
    "org.commonpurse.ledger.calendar..",
    "org.commonpurse.ledger.csv..",
    "org.commonpurse.ledger.digest..",
    "org.commonpurse.ledger.document..",
    "org.commonpurse.ledger.exact..",
    "org.commonpurse.ledger.id..",
    "org.commonpurse.ledger.money..",
    "org.commonpurse.ledger.problem.."
  };

  /** The agreement language and its engine: no clock, no books, no I/O. */
  private static final String[] LANGUAGE = {
    "org.commonpurse.allocation.agreement..",
    "org.commonpurse.allocation.engine..",
    "org.commonpurse.allocation.outturn..",
    "org.commonpurse.allocation.problem..",
    "org.commonpurse.allocation.term.."
  };

  private static final String IMPACT = "org.commonpurse.allocation.impact..";

  private static final String GAIN_SHARE = "org.commonpurse.allocation.gainshare..";

  /** The one place for estimates. */
  private static final String SIMULATION = "org.commonpurse.allocation.simulation..";

  private static final String FORECAST = "org.commonpurse.allocation.forecast..";

  private static final Set<String> INEXACT =
      Set.of(
          "double",
          "float",
          "java.lang.Double",
          "java.lang.Float",
          "org.javamoney.moneta.FastMoney");

  /** What a fund consists of, without the register that keeps funds. */
  private static final DescribedPredicate<JavaClass> VALUES_OF_FUNDS =
      resideInAPackage("org.commonpurse.ledger.fund..")
          .and(not(belongToAnyOf(Funds.class, FundRegister.class)));

  /** What an entry consists of, without the journals that keep entries. */
  private static final DescribedPredicate<JavaClass> VALUES_OF_ENTRIES =
      resideInAPackage("org.commonpurse.ledger.journal..")
          .and(not(belongToAnyOf(Journal.class, BulkJournal.class)));

  private static final String[] PURE = {
    "org.commonpurse.allocation.agreement..",
    "org.commonpurse.allocation.engine..",
    "org.commonpurse.allocation.gainshare..",
    "org.commonpurse.allocation.horizon..",
    "org.commonpurse.allocation.impact..",
    "org.commonpurse.allocation.outturn..",
    "org.commonpurse.allocation.risk..",
    "org.commonpurse.allocation.simulation..",
    "org.commonpurse.allocation.term..",
    "org.commonpurse.ledger.calendar..",
    "org.commonpurse.ledger.exact..",
    "org.commonpurse.ledger.id..",
    "org.commonpurse.ledger.money..",
    "org.commonpurse.ledger.problem.."
  };

  @ArchTest
  static final ArchRule MODULES_USE_ONLY_THOSE_BELOW =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
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
          .ensureAllClassesAreContainedInArchitecture();

  /** Each package is a slice, the modules' own included, so that circles of any length are seen. */
  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CIRCLE =
      slices().matching("org.commonpurse.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule KERNEL_STANDS_ON_ITSELF =
      noClasses()
          .that()
          .resideInAnyPackage(KERNEL)
          .should()
          .dependOnClassesThat(ours().and(not(resideInAnyPackage(KERNEL))))
          .as("the kernel knows nothing of books, agreements or reports");

  @ArchTest
  static final ArchRule LANGUAGE_KNOWS_NO_BOOKS =
      noClasses()
          .that()
          .resideInAnyPackage(LANGUAGE)
          .should()
          .dependOnClassesThat(
              ours()
                  .and(not(resideInAnyPackage(LANGUAGE)))
                  .and(not(resideInAnyPackage(KERNEL)))
                  .and(not(VALUES_OF_FUNDS)))
          .as("agreements, terms and the engine know the kernel and what a fund consists of");

  @ArchTest
  static final ArchRule IMPACT_WRITES_ENTRIES_AND_POSTS_NONE =
      noClasses()
          .that()
          .resideInAPackage(IMPACT)
          .should()
          .dependOnClassesThat(
              ours()
                  .and(not(resideInAPackage(IMPACT)))
                  .and(not(resideInAPackage("org.commonpurse.allocation.price..")))
                  .and(not(resideInAnyPackage(LANGUAGE)))
                  .and(not(resideInAnyPackage(KERNEL)))
                  .and(not(VALUES_OF_FUNDS))
                  .and(not(VALUES_OF_ENTRIES)))
          .as("impact makes entries of measures, and leaves posting to others");

  @ArchTest
  static final ArchRule GAIN_SHARES_STAND_ON_FIGURES_ALONE =
      noClasses()
          .that()
          .resideInAPackage(GAIN_SHARE)
          .should()
          .dependOnClassesThat(
              ours()
                  .and(not(resideInAPackage(GAIN_SHARE)))
                  .and(not(resideInAPackage("org.commonpurse.allocation.problem..")))
                  .and(not(resideInAnyPackage(KERNEL))))
          .as("how a gain can be shared is worked out from figures, with no books or agreements");

  @ArchTest
  static final ArchRule SQL_STANDS_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.commonpurse.ledger.internal..")
          // It puts the mark of a demonstration into a new file, before a ledger opens it.
          .and()
          .doNotHaveFullyQualifiedName("org.commonpurse.api.demo.DemoDatabase")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "org.jdbi..",
              "org.flywaydb..",
              "org.sqlite..",
              "org.postgresql..");

  @ArchTest
  static final ArchRule REPORTS_OPEN_NO_BOOKS =
      noClasses()
          .that()
          .resideInAPackage(REPORTS)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "org.commonpurse.ledger",
                      "org.commonpurse.ledger.book..",
                      "org.commonpurse.ledger.internal..")
                  // Which state a report was made of is told to it: a stamp can be asked nothing.
                  .and(not(belongToAnyOf(Stamp.class))))
          .as("a report is made of what it is given, and asks the books nothing");

  @ArchTest
  static final ArchRule MONEY_IS_NEVER_A_BINARY_FRACTION =
      members()
          .that(
              declaredIn(
                  resideInAnyPackage(LEDGER, ALLOCATION).and(not(resideInAPackage(SIMULATION)))))
          .should(haveOnlyExactTypes())
          .as("no field, parameter or return type near money is a binary fraction");

  @ArchTest
  static final ArchRule ESTIMATES_REACH_NO_BOOKS =
      noClasses()
          .that()
          .resideInAnyPackage(LEDGER, ALLOCATION, REPORTS)
          .and()
          // A forecast keeps percentiles in whole pence, by their name; nothing is posted of it.
          .resideOutsideOfPackages(SIMULATION, FORECAST)
          .and()
          // Reports on futures show estimates as such, each beside its standard error.
          .haveSimpleNameNotStartingWith("Futures")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SIMULATION)
          .as(
              "what is estimated in binary fractions reaches no rule and no entry, and of reports those on futures");

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
          .as("what agreements mean touches no file, database, clock or chance")
          .because("the same agreement must give the same allocation on every machine");

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

  @ArchTest
  static final ArchRule STORES_STAY_BEHIND_THE_LEDGER =
      classes()
          .that()
          .resideInAPackage("org.commonpurse.ledger.internal..")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAnyPackage("org.commonpurse.ledger", "org.commonpurse.ledger.internal..");

  @ArchTest static final ArchRule PACKAGES_REFUSE_NULL = all(packages()).should(beNullMarked());

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

  private static DescribedPredicate<JavaClass> ours() {
    return resideInAPackage("org.commonpurse..");
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

  /** One name is one thing: whoever meets it need not ask which of two is meant. */
  @ArchTest
  static void typesHaveNamesOfTheirOwn(JavaClasses classes) {
    assertThat(
            classes.stream()
                .filter(type -> type.isTopLevelClass())
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info")))
        .contains("Books", "PayBack")
        .doesNotHaveDuplicates();
  }

  private static final Path PICTURE = Path.of("..", "docs", "images", "architecture.svg");

  /** The picture of the rooms is drawn from the code; {@code -Darchitecture=write} does it. */
  @ArchTest
  static void pictureShowsWhatThePackagesUse(JavaClasses classes) throws IOException {
    var picture = new PackagePicture(PackageGraph.of(classes)).svg();
    if ("write".equals(System.getProperty("architecture"))) {
      Files.writeString(PICTURE, picture);
    }
    assertThat(PICTURE).as("draw it with -Darchitecture=write").hasContent(picture);
  }
}
