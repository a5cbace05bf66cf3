package org.commonpurse.ledger.fund;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_REQUIRED_SPEND_INCOMPLETE;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_REQUIRED_SPEND_NEGATIVE;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.RequirementCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/**
 * The least that must be spent on some schemes out of some streams in a year, such as the part of the
 * NHS minimum that has to go to adult social care.
 *
 * @param code  its code, unique in the fund
 * @param title  what it is called, of 1 to 200 characters
 * @param streams  whose money counts, one or more
 * @param schemes  the schemes that count, one or more; each is paid by one of the streams at least
 * @param minimumPence  the least to be spent, 0 or more, by year; one year or more
 */
public record RequiredSpend(
    RequirementCode code,
    String title,
    List<StreamCode> streams,
    List<SchemeCode> schemes,
    SortedMap<FinancialYear, Long> minimumPence) {

  /**
   * Checks the amounts, and that there is something to spend on.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_REQUIRED_SPEND_INCOMPLETE}
   *     if there is no stream, scheme or year, {@code LEDGER_REQUIRED_SPEND_NEGATIVE} if an amount is
   *     below zero, {@code LEDGER_NAME_UNUSABLE}
   */
  public RequiredSpend {
    Objects.requireNonNull(code, "code");
    title = Texts.requireName(title, "title of required spend " + code);
    streams = List.copyOf(streams);
    schemes = List.copyOf(schemes);
    minimumPence = Collections.unmodifiableSortedMap(new TreeMap<>(minimumPence));
    if (streams.isEmpty() || schemes.isEmpty() || minimumPence.isEmpty()) {
      throw LEDGER_REQUIRED_SPEND_INCOMPLETE
          .because(
              "Required spend "
                  + code
                  + " needs a stream, a scheme and the minimum of one year at least.",
              "test",
              code)
          .toException();
    }
    for (Map.Entry<FinancialYear, Long> each : minimumPence.entrySet()) {
      if (each.getValue() < 0) {
        throw LEDGER_REQUIRED_SPEND_NEGATIVE
            .because(
                "The minimum of required spend "
                    + code
                    + " for "
                    + each.getKey()
                    + " is below zero. State what must be spent, as a positive amount.",
                "test",
                code,
                "year",
                each.getKey(),
                "pence",
                each.getValue())
            .toException();
      }
    }
  }

  /** The least to be spent in a year, in pence; empty where none is recorded. */
  public OptionalLong minimumPence(FinancialYear year) {
    var stated = minimumPence.get(year);
    return stated == null ? OptionalLong.empty() : OptionalLong.of(stated);
  }

  /** Whether what a scheme costs out of a stream counts towards it. */
  public boolean counts(SchemeCode scheme, StreamCode stream) {
    return schemes.contains(scheme) && streams.contains(stream);
  }
}
