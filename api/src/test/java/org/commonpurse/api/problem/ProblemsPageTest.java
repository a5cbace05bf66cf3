package org.commonpurse.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonpurse.api.command.ExitCode;
import org.commonpurse.api.problem.Catalogue.Part;
import org.commonpurse.ledger.problem.ProblemType;
import org.junit.jupiter.api.Test;

/** That docs/problems.md is what the catalogue says; {@code -Dproblems=write} writes it. */
class ProblemsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "problems.md");

  private static final String HEAD =
      """
      # Problems

      Every code with which the service, the commands and the checks of documents say no, or warn. This page is
      made from the catalogues in the code by `./mvnw -pl api -am test -Dtest=ProblemsPageTest
      -Dsurefire.failIfNoSpecifiedTests=false -Dproblems=write`; a test compares the two.

      The status is that of the HTTP answer, the exit code that of a command. A message that comes with the code
      names the place and the values. Several mistakes in a document are told together, with the status of the
      first. A service explains each code at `/api/v1/problems/` and the code in small letters with hyphens, such as
      `/api/v1/problems/ledger-fund-unknown`, and lists all at `/api/v1/problems`.
      """;

  @Test
  void saysWhatTheCatalogueSays() throws IOException {
    var page = page();
    if ("write".equals(System.getProperty("problems"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as("write it with -Dproblems=write").hasContent(page);
  }

  private static String page() {
    var page = new StringBuilder(HEAD);
    for (var part : Catalogue.parts()) {
      page.append(section(part));
    }
    return page.toString();
  }

  private static String section(Part part) {
    var section = new StringBuilder("\n## " + part.title() + "\n\n");
    section.append("| Code | Status | Exit code | What it is | What to do |\n");
    section.append("| --- | --- | --- | --- | --- |\n");
    part.problems().forEach(problem -> section.append(line(problem)));
    return section.toString();
  }

  private static String line(ProblemType problem) {
    return "| "
        + String.join(
            " | ",
            List.of(
                "`" + problem.code() + "`",
                Integer.toString(problem.category().httpStatus()),
                Integer.toString(ExitCode.of(problem.category()).number()),
                "**" + problem.title() + ".** " + problem.meaning(),
                problem.remedy()))
        + " |\n";
  }
}
