package org.commonpurse.allocation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.commonpurse.allocation.engine.GoldenCase.Application;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every worked case gives, to the penny, what it says it must. */
class GoldenCasesTest {

  @TestFactory
  Stream<DynamicTest> givesWhatTheWorkedCaseSays() {
    return GoldenCase.all().stream()
        .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> check(golden)));
  }

  private static void check(GoldenCase golden) {
    var agreement = golden.agreement();
    var state = State.INITIAL;
    for (Application application : golden.applications()) {
      var applied = Engine.apply(agreement, application.outturn(), state);
      var expected = application.expected();

      assertThat(GoldenCase.actual(applied, expected))
          .as(application.outturn().period())
          .isEqualTo(GoldenCase.expected(expected));
      for (var clause : applied.allocation().clauses()) {
        assertThat(clause.allocation().totalPence()).isEqualTo(clause.amountPence());
      }
      state = applied.state();
    }
  }

  @Test
  void everyCaseNamesItsSourcesOrSaysThatItIsConstructed() {
    assertThat(GoldenCase.all().size()).isGreaterThanOrEqualTo(70);
    assertThat(GoldenCase.all())
        .allSatisfy(
            golden -> {
              assertThat(golden.root().get("figures").text()).isIn("published", "constructed");
              assertThat(golden.root().get("says").text()).isNotBlank();
              if (golden.root().get("figures").text().equals("published")) {
                assertThat(golden.root().get("sources").items()).isNotEmpty();
              }
            });
  }
}
