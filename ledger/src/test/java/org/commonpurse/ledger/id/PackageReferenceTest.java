package org.commonpurse.ledger.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reference of a package is a pseudonym, and a refusal of another text does not repeat it. */
class PackageReferenceTest {

  @ParameterizedTest
  @ValueSource(strings = {"pkg-000123", "ldp-001", "chc-999999", "aftc-1234"})
  void takesAPseudonym(String text) {
    assertThat(PackageReference.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    // Whatever its check digit, and however it is written.
    "nhs-number, 9434765919",
    "nhs-number, 943 476 5919",
    "nhs-number, 943-476-5919",
    "nhs-number, 943.476.5918",
    "nhs-number, 1234567890",
    "nhs-number, pkg-9434765919",
    "nhs-number, nhs 943 476 5919 x",
    "national-insurance-number, QQ123456C",
    "national-insurance-number, qq 12 34 56 c",
    "national-insurance-number, qq-123456",
    "date, 12/03/1984",
    "date, 1984-03-12",
    "date, 12.3.84",
    "date, 19840312",
    "date, pkg-12031984",
    "date, 12mar1984",
    "date, smith-12-03-1984",
    "date, mar-1984",
    "date, sept-121984",
    "date, dob-120384",
    "name, Jane Smith",
    "name, jane-smith",
    "name, J.",
    "name, ÅSA",
    "other, ''",
    "other, smith-1984",
    "other, js-1984",
    "other, jane smith 2",
    "other, PKG-000777",
    "other, pkg-1234567",
    "other, pkg-12",
    "other, pkg000777",
    "other, pkg-000777-2",
    "other, 000777",
    "other, ' pkg-000777'",
    "other, pkg-١٢٣",
  })
  void refusesWhatMayBePersonalWithoutRepeatingIt(String rule, String text) {
    assertThatThrownBy(() -> PackageReference.of(text))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.code()).isEqualTo("PACKAGE_REFERENCE_REFUSED");
              assertThat(e.fields()).containsOnlyKeys("rule").containsEntry("rule", rule);
              assertThat(e.getCause()).isNull();
              if (!text.isBlank() && text.length() > 2) {
                assertThat(e.getMessage()).doesNotContainIgnoringCase(text.strip());
              }
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {41, 1_000, 1_000_000})
  void refusesALongTextAtOnce(int length) {
    assertThatThrownBy(() -> PackageReference.of("1 ".repeat(length)))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.fields()).containsEntry("rule", "other"));
  }
}
