package org.commonpurse.reports.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.allocation.settlement.Dues;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.allocation.trace.FigureSums;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.table.Cell;

/**
 * The accounts that all partners have with a fund in a year, out of one state of its books.
 * <p>
 * A balance is positive where the partner owes the fund. A partner's account includes those of the
 * partners that it succeeded.
 *
 * @param year  the year; nothing counts after the day of the footing
 * @param sums  the figures of the accounts
 * @param dues  what is due on that day, settled or not
 * @param results  every recorded result by its key
 * @param footing  the state of the books, and the day up to which they are shown
 */
public record PartnerAccounts(
    Fund fund,
    FinancialYear year,
    FigureSums sums,
    Dues dues,
    Map<String, RecordedAllocation> results,
    BooksFooting footing) {

  public PartnerAccounts {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(sums, "sums");
    Objects.requireNonNull(dues, "dues");
    results = Map.copyOf(results);
    Objects.requireNonNull(footing, "footing");
  }

  /** A figure of a partner in the year, or of what stands at the end of it. */
  FigureReference figure(FigureName name, Partner partner) {
    return FigureReference.of(name, partner.code(), year, year);
  }

  /** The same of the year before. */
  FigureReference before(FigureName name, Partner partner) {
    return FigureReference.of(name, partner.code(), year.previous(), year.previous());
  }

  /** What a figure comes to, with its name. */
  Cell cell(FigureReference figure) {
    return Cell.money(sums.pence(figure), figure);
  }

  /** The dues of a partner and of those it succeeded, the oldest first. */
  List<Due> duesOf(Partner partner) {
    return dues.dues().stream().filter(due -> isOf(partner, due.partner())).toList();
  }

  /** Whether a partner is the one, or one in whose place it stands. */
  boolean isOf(Partner partner, PartnerCode code) {
    return fund.presentPartner(code).equals(partner.code());
  }

  /** The last day shown. */
  LocalDate lastDay() {
    return footing.asAt();
  }

  /** The result that a due comes from. */
  Optional<RecordedAllocation> result(Due due) {
    return due.origin().map(origin -> results.get(origin.allocation()));
  }

  /**
   * Which version of the rule a due comes from, for which period, and which revision of its result;
   * nothing for what no clause raised.
   */
  String rule(Due due) {
    return result(due)
        .map(
            result ->
                "version %d, for %s, revision %d"
                    .formatted(
                        result.allocation().agreement().version(),
                        result.allocation().outturn().period(),
                        result.revision()))
        .orElse("");
  }

  /** What a clause is called: as the agreement counts it, with its title. */
  String clause(ClauseCode code) {
    return results.values().stream()
        .flatMap(result -> result.allocation().clauses().stream())
        .map(result -> result.clause())
        .filter(clause -> clause.code().equals(code))
        .map(clause -> clause.reference() + ", " + clause.title())
        .sorted()
        .findFirst()
        .orElse(code.value());
  }

  /** What a stream, scheme, clause or reserve is called. */
  String name(Code code) {
    if (code instanceof StreamCode stream) {
      return fund.stream(stream).map(each -> each.name()).orElse(code.value());
    }
    if (code instanceof SchemeCode scheme) {
      return fund.scheme(scheme).map(each -> each.name()).orElse(code.value());
    }
    if (code instanceof ClauseCode clause) {
      return clause(clause);
    }
    return code instanceof ReserveCode ? code.value().replace('-', ' ') : code.value();
  }
}
