package org.commonpurse.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonpurse.ledger.problem.ProblemType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * That each problem is provoked by a test.
 * <p>
 * A test that provokes one names its code, whole and within its text: in what it expects, or in a
 * table or a recording of what it expects. So a code that stands in no test is one that no test
 * provokes. A code in a comment does not count.
 */
class ProvokedProblemsTest {

  private static final String OWN = ProvokedProblemsTest.class.getSimpleName() + ".java";

  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?\\*/|^\\s*//[^\\n]*", Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern WORD = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");

  /** What no test provokes, and why not. */
  private static final Map<String, String> NOT_PROVOKED =
      Map.ofEntries(
          Map.entry(
              "DEMO_FILE_NOT_WRITTEN",
              "It needs the whole demonstration to run before writing can fail."),
          Map.entry(
              "LEDGER_ALLOCATION_DIFFERS",
              "Two that record one revision at once meet it; no test races them yet."),
          Map.entry("LEDGER_FILE_TOO_LONG", "It needs a file of two million rows."),
          Map.entry("LEDGER_STATEMENT_TOO_LONG", "It needs more lines than a test should write."),
          Map.entry(
              "LEDGER_STORE_FAILED",
              "It needs a database that refuses for a reason that nobody foresaw."),
          Map.entry("SERVICE_FAILED", "It needs a fault of the program."),
          Map.entry(
              "SERVICE_REQUEST_REFUSED",
              "It needs a status of the framework for which there is no code; none is known."));

  private static final Set<String> NAMED = new TreeSet<>();

  @BeforeAll
  static void readTheTests() throws IOException {
    try (var files = Files.walk(Path.of(".."))) {
      files.filter(ProvokedProblemsTest::isOfTests).forEach(ProvokedProblemsTest::read);
    }
  }

  @Test
  void hasATestForEachProblemOrAReasonWhyNot() {
    assertThat(Catalogue.all().map(ProblemType::code))
        .filteredOn(code -> !NAMED.contains(code))
        .as("problems that no test provokes")
        .containsExactlyInAnyOrderElementsOf(NOT_PROVOKED.keySet());
  }

  @Test
  void givesEachReasonInASentence() {
    assertThat(NOT_PROVOKED.values()).allSatisfy(why -> assertThat(why).matches("[A-Z].*\\."));
  }

  private static boolean isOfTests(Path file) {
    var path = file.toString();
    return path.contains(Path.of("src", "test").toString())
        && path.matches(".*\\.(java|json|jsonl|txt|yml|csv)")
        && !path.endsWith(OWN);
  }

  private static void read(Path file) {
    try {
      var text = Files.readString(file);
      var said = file.toString().endsWith(".java") ? COMMENT.matcher(text).replaceAll("") : text;
      WORD.matcher(said).results().map(MatchResult::group).forEach(NAMED::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
