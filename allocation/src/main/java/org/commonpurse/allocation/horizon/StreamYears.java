package org.commonpurse.allocation.horizon;

import static org.commonpurse.ledger.balance.Grouping.SCHEME;
import static org.commonpurse.ledger.balance.Grouping.STREAM;
import static org.commonpurse.ledger.balance.Grouping.YEAR;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.allocation.horizon.YearlyBalances.LineCode;
import org.commonpurse.allocation.horizon.YearlyBalances.LineYear;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.RequiredSpend;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;

/** Finds what streams brought in and paid for in a year, and how required spend stands. */
public final class StreamYears {

  private final Fund fund;
  private final FinancialYear year;
  private final boolean isOver;
  private final Map<StreamCode, SortedMap<FinancialYear, Long>> paidIn;
  private final Map<StreamCode, SortedMap<FinancialYear, Long>> otherIncome;
  private final Map<FinancialYear, SortedMap<LineCode, LineYear>> lines;
  private final Map<LineCode, Long> deviations = new HashMap<>();

  private StreamYears(YearlyBalances balances, FinancialYear year, boolean isOver) {
    this.fund = balances.fund();
    this.year = year;
    this.isOver = isOver;
    this.paidIn = credits(balances, AccountKind.CONTRIBUTION);
    this.otherIncome = credits(balances, AccountKind.OTHER_INCOME);
    this.lines = balances.lines();
    for (var row : balances.of(Book.PLAN, AccountKind.FORECAST, SCHEME, STREAM, YEAR)) {
      if (row.key().year().equals(year)) {
        deviations.merge(
            new LineCode(row.key().scheme(), row.key().stream()), row.pence(), Math::addExact);
      }
    }
  }

  /**
   * The year of a fund.
   *
   * @param at  the books, which are read in one state
   * @param on  the day on which it is looked at, unless the view of the books ends before it
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public static StreamYear of(Snapshot at, FundCode code, FinancialYear year, LocalDate on) {
    var day = at.view().asAt().filter(end -> end.isBefore(on)).orElse(on);
    var balances = new YearlyBalances(at, at.funds().get(code));
    return new StreamYears(balances, year, day.isAfter(year.last())).find();
  }

  private StreamYear find() {
    var streams = new ArrayList<StreamYear.Line>();
    for (var stream : fund.streams()) {
      var line = line(stream);
      if (line.paidInPence() != 0 || line.otherIncomePence() != 0 || line.spentPence() != 0) {
        streams.add(line);
      }
    }
    var tests = new ArrayList<StreamYear.TestYear>();
    var unset = new ArrayList<RequiredSpend>();
    for (var required : fund.requiredSpend()) {
      var minimum = required.minimumPence(year);
      if (minimum.isPresent()) {
        tests.add(test(required, minimum.getAsLong()));
      } else {
        unset.add(required);
      }
    }
    return new StreamYear(year, isOver, streams, tests, unset);
  }

  private StreamYear.Line line(Stream stream) {
    long elsewhere = 0;
    for (var each : ofYear(year).entrySet()) {
      if (each.getKey().stream().equals(stream.code())
          && !fund.scheme(each.getKey().scheme()).orElseThrow().streams().contains(stream.code())) {
        elsewhere = Math.addExact(elsewhere, each.getValue().spentPence());
      }
    }
    return new StreamYear.Line(
        stream,
        in(paidIn, stream.code(), year),
        in(otherIncome, stream.code(), year),
        spent(stream.code(), year),
        elsewhere);
  }

  private StreamYear.TestYear test(RequiredSpend required, long minimum) {
    long spent = 0;
    long expected = 0;
    var counted = new TreeMap<>(ofYear(year));
    deviations.keySet().forEach(line -> counted.putIfAbsent(line, LineYear.NOTHING));
    for (var each : counted.entrySet()) {
      if (required.counts(each.getKey().scheme(), each.getKey().stream())) {
        long ofLine = each.getValue().spentPence();
        spent = Math.addExact(spent, ofLine);
        expected = Math.addExact(expected, isOver ? ofLine : Math.max(ofLine, forecast(each)));
      }
    }
    return new StreamYear.TestYear(required, minimum, spent, expected, isOver);
  }

  /** The last forecast of a line; of one that nobody forecast, its budget after virements. */
  private long forecast(Map.Entry<LineCode, LineYear> line) {
    return Math.addExact(
        line.getValue().budgetPence().orElse(0L), deviations.getOrDefault(line.getKey(), 0L));
  }

  private SortedMap<LineCode, LineYear> ofYear(FinancialYear of) {
    return lines.getOrDefault(of, new TreeMap<>());
  }

  private long spent(StreamCode stream, FinancialYear of) {
    return ofYear(of).entrySet().stream()
        .filter(line -> line.getKey().stream().equals(stream))
        .mapToLong(line -> line.getValue().spentPence())
        .reduce(0, Math::addExact);
  }

  private static long in(
      Map<StreamCode, SortedMap<FinancialYear, Long>> amounts,
      StreamCode stream,
      FinancialYear of) {
    return amounts.getOrDefault(stream, new TreeMap<>()).getOrDefault(of, 0L);
  }

  private static Map<StreamCode, SortedMap<FinancialYear, Long>> credits(
      YearlyBalances balances, AccountKind kind) {
    var found = new HashMap<StreamCode, SortedMap<FinancialYear, Long>>();
    for (var row : balances.of(Book.ACTUAL, kind, STREAM, YEAR)) {
      found
          .computeIfAbsent(row.key().stream(), stream -> new TreeMap<>())
          .merge(row.key().year(), Math.negateExact(row.pence()), Math::addExact);
    }
    return found;
  }
}
