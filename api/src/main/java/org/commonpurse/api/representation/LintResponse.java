package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.agreement.Lint;
import org.commonpurse.ledger.document.Place;

/**
 * What the linter warns of in an agreement that can be used as it is.
 *
 * @param warnings  in the order of the clauses; empty where there is nothing to warn of
 */
public record LintResponse(
    String agreement, int version, String title, List<WarningResponse> warnings) {

  /**
   * One warning.
   *
   * @param clause  the clause's reference; absent where it is about the agreement as a whole
   */
  public record WarningResponse(String code, Optional<String> clause, Place place, String message) {

    /** The warning as {@code agreement.yml:12:5 (clauses[2]): what may not be meant. [CODE]}. */
    public String line() {
      return place + ": " + message + " [" + code + "]";
    }
  }

  /** What the linter found. */
  public static LintResponse of(Lint lint) {
    return new LintResponse(
        lint.agreement().code().value(),
        lint.agreement().version(),
        lint.agreement().title(),
        lint.warnings().stream()
            .map(
                warning ->
                    new WarningResponse(
                        warning.code(), warning.clause(), warning.place(), warning.message()))
            .toList());
  }

  /** How many warnings there are, in words. */
  public String count() {
    return switch (warnings.size()) {
      case 0 -> "no warnings";
      case 1 -> "1 warning";
      default -> warnings.size() + " warnings";
    };
  }
}
