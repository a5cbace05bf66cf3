package org.commonpurse.ledger.transfer;

import static org.commonpurse.ledger.problem.FileProblem.LEDGER_FORMAT_UNKNOWN;

import java.util.Arrays;
import java.util.Locale;

/** The forms in which a journal can be written out. */
public enum ExportFormat {
  /** A table with one posting a line. */
  CSV,
  /** One entry a line, with everything that its seal covers. */
  JSONL,
  /** A journal for hledger. */
  HLEDGER,
  /** A journal for Ledger. */
  LEDGER,
  /** A journal for Beancount. */
  BEANCOUNT;

  /**
   * The format with the name, in any case.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FORMAT_UNKNOWN}
   */
  public static ExportFormat parse(String name) {
    return Arrays.stream(values())
        .filter(format -> format.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                LEDGER_FORMAT_UNKNOWN
                    .because(
                        "\""
                            + name
                            + "\" is not a format. Use csv, jsonl, hledger, ledger or beancount.",
                        "format",
                        name)
                    .toException());
  }

  /** The name in lower case, as it is used in commands. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
