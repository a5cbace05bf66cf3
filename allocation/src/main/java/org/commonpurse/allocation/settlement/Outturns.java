package org.commonpurse.allocation.settlement;

import static org.commonpurse.ledger.balance.Grouping.MEASURE;
import static org.commonpurse.ledger.balance.Grouping.NATURE;
import static org.commonpurse.ledger.balance.Grouping.PARTNER;
import static org.commonpurse.ledger.balance.Grouping.SCHEME;
import static org.commonpurse.ledger.balance.Grouping.STREAM;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonpurse.allocation.engine.Heirs;
import org.commonpurse.allocation.outturn.Contribution;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Balances;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.RowKey;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;

/** Reads outturns out of the books of funds. */
public final class Outturns {

  private final Balances balances;
  private final Fund fund;
  private final Months months;
  private final Heirs heirs;

  private Outturns(Balances balances, Fund fund, Months months, Parties parties) {
    this.balances = balances;
    this.fund = fund;
    this.months = months;
    this.heirs = new AgreementHeirs(fund, parties, months.last());
  }

  /**
   * Months of a year.
   *
   * @param from  the first day, the year's own or that of a version that takes its figures by months
   * @param throughMonth  the last month, counted from April; 12 is the whole year
   */
  public record Months(FinancialYear year, LocalDate from, int throughMonth) {

    LocalDate last() {
      return year.first().plusMonths(throughMonth).minusDays(1);
    }
  }

  /**
   * The outturn of funds for a year, up to the end of a month, in the terms of an agreement: a
   * partner that the agreement does not name counts as the one that it does name among its
   * successors or predecessors. What several funds have under one code stays apart.
   *
   * @param funds  the fund that holds the agreement, and after it those that its clauses name
   * @param months  whose figures count
   * @param parties  the partners of the agreement
   * @param measures  figures that are no money, which no book holds, by name
   * @param bases  named sums that percentages are taken of, in pence
   */
  public static Outturn of(
      Balances balances,
      List<Fund> funds,
      Months months,
      Parties parties,
      Map<MeasureCode, Exact> measures,
      Map<BaseCode, Long> bases) {
    var holder = funds.get(0);
    var contributions = new ArrayList<Contribution>();
    var lines = new ArrayList<Line>();
    var impacts = new ArrayList<Impact>();
    for (var fund : funds) {
      var outturns = new Outturns(balances, fund, months, parties);
      contributions.addAll(outturns.contributions());
      lines.addAll(outturns.lines());
      outturns
          .impacts()
          .forEach(impact -> impacts.add(fund.equals(holder) ? impact : impact.of(fund.code())));
    }
    return new Outturn(
        holder.code(),
        months.year(),
        months.throughMonth(),
        holder.currency(),
        contributions,
        lines,
        impacts,
        measures,
        bases);
  }

  private List<BalanceRow> find(Book book, AccountKind kind, Grouping... by) {
    return find(book, Set.of(kind), by);
  }

  private List<BalanceRow> find(Book book, Set<AccountKind> kinds, Grouping... by) {
    return balances.of(
        BalanceQuery.of(fund.code(), book)
            .kinds(kinds)
            .from(months.from())
            .asAt(months.last())
            .by(by));
  }

  /** The partner of the agreement that stands for one of the fund, where it cannot be divided. */
  private PartnerCode inAgreement(PartnerCode partner) {
    return heirs.largest(partner);
  }

  private List<Contribution> contributions() {
    var found = new TreeMap<PartnerCode, Map<StreamCode, Long>>();
    for (var row : find(Book.ACTUAL, AccountKind.CONTRIBUTION, PARTNER, STREAM)) {
      var stream = row.key().stream();
      var paid = Map.of(row.key().partner(), Math.negateExact(row.pence()));
      heirs
          .passOn(paid)
          .forEach(
              (partner, pence) ->
                  found
                      .computeIfAbsent(partner, code -> new TreeMap<>())
                      .merge(stream, pence, Math::addExact));
    }
    var contributions = new ArrayList<Contribution>();
    found.forEach(
        (partner, streams) ->
            streams.forEach(
                (code, pence) -> {
                  var stream = fund.stream(code).orElseThrow();
                  contributions.add(
                      new Contribution(
                          partner, code, pence, 0, stream.recurrent(), stream.countsForShares()));
                }));
    return contributions;
  }

  private List<Line> lines() {
    var budgets = bySchemeAndStream(Book.PLAN);
    var actuals = bySchemeAndStream(Book.ACTUAL);
    var keys = new TreeMap<>(budgets);
    keys.putAll(actuals);
    var lines = new ArrayList<Line>();
    for (var key : keys.keySet()) {
      var scheme = fund.scheme(key.scheme()).orElseThrow();
      var stream = fund.stream(key.stream()).orElseThrow();
      lines.add(
          new Line(
              fund.code(),
              scheme.code(),
              stream.code(),
              java.util.Optional.of(inAgreement(scheme.lead())),
              stream.owner().map(this::inAgreement),
              stream.nature(),
              stream.ringFenced(),
              stream.recurrent(),
              budgets.getOrDefault(key, 0L),
              actuals.getOrDefault(key, 0L),
              0));
    }
    return lines;
  }

  private TreeMap<RowKey, Long> bySchemeAndStream(Book book) {
    var found = new TreeMap<RowKey, Long>();
    for (var row : find(book, AccountKind.COST, SCHEME, STREAM)) {
      found.put(row.key(), row.pence());
    }
    return found;
  }

  /** What landed, as clauses take it: what is below nothing on one side is turned round to the other. */
  private List<Impact> impacts() {
    var sums = new HashMap<Impact, Long>();
    for (var kind : List.of(AccountKind.SAVING, AccountKind.BURDEN)) {
      impacts(kind)
          .forEach(
              (what, pence) -> sums.merge(turned(what, pence), Math.abs(pence), Math::addExact));
    }
    var impacts = new ArrayList<Impact>();
    sums.forEach((what, pence) -> impacts.add(what.of(pence)));
    return impacts;
  }

  private static Impact turned(Impact what, long pence) {
    var effect = what.effect();
    if (pence < 0) {
      effect = effect == Impact.Effect.SAVING ? Impact.Effect.BURDEN : Impact.Effect.SAVING;
    }
    return new Impact(effect, what.measure(), what.partner(), what.scheme(), what.nature(), 0);
  }

  private Map<Impact, Long> impacts(AccountKind kind) {
    boolean isSaving = kind == AccountKind.SAVING;
    var effect = isSaving ? Impact.Effect.SAVING : Impact.Effect.BURDEN;
    var sums = new HashMap<Impact, Long>();
    for (var row : find(Book.IMPACT, kind, PARTNER, SCHEME, MEASURE, NATURE)) {
      var landed =
          Map.of(row.key().partner(), isSaving ? row.pence() : Math.negateExact(row.pence()));
      heirs
          .passOn(landed)
          .forEach(
              (partner, pence) ->
                  sums.merge(
                      new Impact(
                          effect,
                          row.key().measure(),
                          partner,
                          row.key().scheme(),
                          row.key().nature(),
                          0),
                      pence,
                      Math::addExact));
    }
    return sums;
  }
}
