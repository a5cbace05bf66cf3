package org.commonpurse.api.problem;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.OurCodeAlone;
import org.commonpurse.ledger.problem.ProblemType;
import org.junit.jupiter.api.Test;

/** That each code is declared once, and that nothing speaks of one that is not. */
@AnalyzeClasses(packages = "org.commonpurse", importOptions = OurCodeAlone.class)
class CatalogueTest {

  /** A code as a whole string, whether or not it is one that is declared. */
  private static final Pattern CODE =
      Pattern.compile(
          "\"((?:LEDGER|FUND|RULES|DOCUMENT|AGREEMENT|LINT|ALLOCATION|OUTTURN|IMPACT|ENTRY|QUERY"
              + "|REPORT|SERVICE|COMMAND|DEMO|DUE|PAYMENT|EXIT)_[A-Z0-9_]*)\"");

  /** The codes that an annotation lists. */
  private static final Pattern LISTED =
      Pattern.compile("\\bproblems\\s*=\\s*(\\{[^}]*}|\"[A-Z0-9_]+\")");

  @Test
  void declaresEachCodeOnce() {
    assertThat(Catalogue.all().map(ProblemType::code)).doesNotHaveDuplicates();
    assertThat(Catalogue.all().map(Catalogue::address)).doesNotHaveDuplicates();
  }

  @ArchTest
  static void holdsTheProblemsOfEveryRoom(JavaClasses classes) {
    var declaring =
        classes.stream()
            .filter(assignableTo(ProblemType.class))
            .filter(type -> !type.isInterface())
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(Catalogue.all().map(problem -> problem.getClass().getName()).distinct())
        .containsExactlyInAnyOrderElementsOf(declaring);
    assertThat(declaring).hasSizeGreaterThan(10);
  }

  @Test
  void holdsEveryProblemOfARoom() {
    Catalogue.all()
        .map(ProblemType::getClass)
        .filter(Class::isEnum)
        .distinct()
        .forEach(room -> assertThat(Catalogue.all()).contains(room.getEnumConstants()));
  }

  @Test
  void saysEachThingInSentences() {
    assertThat(Catalogue.all())
        .allSatisfy(
            problem -> {
              assertThat(problem.title()).as(problem.code()).matches("[A-Z][^.|]{3,60}");
              assertThat(problem.meaning()).as(problem.code()).matches("[A-Z][^|]*\\.");
              assertThat(problem.remedy()).as(problem.code()).matches("[A-Z][^|]*\\.");
            });
  }

  /** An annotation can hold only text, so what it lists is compared with the catalogue instead. */
  @Test
  void isWhereCodesAreTakenFrom() throws IOException {
    assertThat(mainSources()).hasSizeGreaterThan(300);
    assertThat(mainSources().stream().flatMap(CatalogueTest::spelt))
        .as("codes that are spelt out, where a constant of a catalogue should stand")
        .isEmpty();
    assertThat(Catalogue.all().map(ProblemType::code).toList())
        .containsAll(mainSources().stream().flatMap(CatalogueTest::listed).toList());
  }

  private static Stream<String> spelt(Path source) {
    var text = LISTED.matcher(read(source)).replaceAll("");
    return CODE.matcher(text).results().map(found -> source + ": " + found.group(1));
  }

  private static Stream<String> listed(Path source) {
    return LISTED
        .matcher(read(source))
        .results()
        .flatMap(list -> CODE.matcher(list.group()).results())
        .map(found -> found.group(1));
  }

  private static List<Path> mainSources() throws IOException {
    try (var files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.getParent().endsWith("problem"))
          .filter(file -> file.toString().contains(Path.of("src", "main", "java").toString()))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
