package org.commonpurse.reports.template;

import static org.commonpurse.ledger.balance.Grouping.PARTNER;
import static org.commonpurse.ledger.balance.Grouping.SCHEME;
import static org.commonpurse.ledger.balance.Grouping.STREAM;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.allocation.measure.RealisedQuarter;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.RequiredSpend;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.reports.template.CellRule.Amount;

/** What the books of a fund say of a period, from one state of them. */
public final class ReturnFacts {

  private final Fund fund;
  private final ReturnPeriod period;
  private final Stamp stamp;
  private final Map<Amount, Map<Pair, Long>> contributions = new EnumMap<>(Amount.class);
  private final Map<Amount, Map<Pair, Long>> spending = new EnumMap<>(Amount.class);
  private final List<Subject> effects;

  /** Two codes that amounts are told apart by: stream and partner, or scheme and stream. */
  private record Pair(String first, String second) implements Comparable<Pair> {

    @Override
    public int compareTo(Pair other) {
      int order = first.compareTo(other.first);
      return order == 0 ? second.compareTo(other.second) : order;
    }
  }

  /**
   * What the books say.
   *
   * @param rows  what they answer to each of {@link #needed}
   * @param realised  every quarter of the fund's measures
   */
  public ReturnFacts(
      Fund fund,
      ReturnPeriod period,
      Stamp stamp,
      Map<BalanceQuery, List<BalanceRow>> rows,
      List<RealisedQuarter> realised) {
    this.fund = fund;
    this.period = period;
    this.stamp = stamp;
    for (var amount : Amount.values()) {
      // Contributions are credits.
      contributions.put(
          amount,
          sums(answer(rows, contributions(fund.code(), period, amount)), -1, STREAM, PARTNER));
      spending.put(
          amount, sums(answer(rows, spending(fund.code(), period, amount)), 1, SCHEME, STREAM));
    }
    this.effects = effects(realised);
  }

  /** What has to be asked of the books for a return. */
  public static Set<BalanceQuery> needed(FundCode fund, ReturnPeriod period) {
    return Arrays.stream(Amount.values())
        .flatMap(
            amount ->
                Stream.of(contributions(fund, period, amount), spending(fund, period, amount)))
        .collect(Collectors.toSet());
  }

  private static BalanceQuery contributions(FundCode fund, ReturnPeriod period, Amount amount) {
    return query(fund, period, amount).kinds(Set.of(AccountKind.CONTRIBUTION)).by(STREAM, PARTNER);
  }

  private static BalanceQuery spending(FundCode fund, ReturnPeriod period, Amount amount) {
    return query(fund, period, amount)
        .kinds(amount == Amount.ACTUAL ? AccountKind.COST : Set.of(AccountKind.SPEND))
        .by(SCHEME, STREAM);
  }

  private static BalanceQuery query(FundCode fund, ReturnPeriod period, Amount amount) {
    return BalanceQuery.of(fund, amount == Amount.ACTUAL ? Book.ACTUAL : Book.PLAN)
        .from(period.first())
        .asAt(amount == Amount.PLANNED ? period.year().last() : period.last());
  }

  private static List<BalanceRow> answer(
      Map<BalanceQuery, List<BalanceRow>> rows, BalanceQuery asked) {
    return Objects.requireNonNull(rows.get(asked), () -> "The books were not asked " + asked);
  }

  private static Map<Pair, Long> sums(
      List<BalanceRow> rows, int sign, Grouping first, Grouping second) {
    var sums = new TreeMap<Pair, Long>();
    for (var row : rows) {
      var pair = new Pair(row.key().word(first), row.key().word(second));
      sums.merge(pair, Math.multiplyExact(sign, row.pence()), Math::addExact);
    }
    return sums;
  }

  private List<Subject> effects(List<RealisedQuarter> quarters) {
    var byEffect =
        quarters.stream()
            .filter(each -> period.contains(each.quarter()))
            .collect(
                Collectors.groupingBy(RealisedQuarter::effect, TreeMap::new, Collectors.toList()));
    var found = new ArrayList<Subject>();
    byEffect.forEach(
        (effect, of) -> {
          boolean isWhole = of.stream().allMatch(each -> each.outcome().isPresent());
          found.add(
              new Subject.OfEffect(
                  effect,
                  fund.measure(of.get(0).measure()).orElseThrow(),
                  of.stream().mapToLong(RealisedQuarter::planned).reduce(0, Math::addExact),
                  isWhole
                      ? OptionalLong.of(
                          of.stream()
                              .flatMap(each -> each.outcome().stream())
                              .mapToLong(RealisedQuarter.Outcome::observed)
                              .reduce(0, Math::addExact))
                      : OptionalLong.empty()));
        });
    return List.copyOf(found);
  }

  Fund fund() {
    return fund;
  }

  ReturnPeriod period() {
    return period;
  }

  Stamp stamp() {
    return stamp;
  }

  List<Subject> effects() {
    return effects;
  }

  /** The streams of which anything was planned or came in, in the fund's order. */
  List<StreamCode> streamsInUse() {
    var used = new TreeSet<String>();
    contributions.values().forEach(each -> each.keySet().forEach(pair -> used.add(pair.first())));
    return fund.streams().stream()
        .map(each -> each.code())
        .filter(each -> used.contains(each.value()))
        .toList();
  }

  /** The stream by the partners that were to pay into it or did, in the fund's order. */
  List<Subject> contributors(StreamCode code) {
    var partners = new TreeSet<String>();
    contributions
        .values()
        .forEach(
            each ->
                each.keySet().stream()
                    .filter(pair -> pair.first().equals(code.value()))
                    .forEach(pair -> partners.add(pair.second())));
    var stream = fund.stream(code).orElseThrow();
    return fund.partners().stream()
        .filter(each -> partners.contains(each.code().value()))
        .map(each -> (Subject) new Subject.OfStream(stream, Optional.of(each)))
        .toList();
  }

  /** The schemes that have budget or spending, each by its streams, in the fund's order. */
  List<Subject> schemes() {
    var pairs = new TreeSet<Pair>();
    spending.values().forEach(each -> pairs.addAll(each.keySet()));
    return fund.schemes().stream()
        .flatMap(
            scheme ->
                fund.streams().stream()
                    .filter(
                        stream ->
                            pairs.contains(new Pair(scheme.code().value(), stream.code().value())))
                    .map(stream -> (Subject) new Subject.OfScheme(scheme, stream)))
        .toList();
  }

  /**
   * What the fund states of required spend; empty where it has no such test, or no minimum of it for the
   * year. What is planned lacks where nothing is.
   */
  Optional<CellValue> required(CellRule.Stated stated) {
    return fund.requiredSpend().stream()
        .filter(each -> each.code().value().equals(stated.test()))
        .filter(each -> each.minimumPence(period.year()).isPresent())
        .findFirst()
        .map(
            each ->
                switch (stated.figure()) {
                  case MINIMUM ->
                      new CellValue.InPence(each.minimumPence(period.year()).getAsLong());
                  case PLANNED -> towards(each, Amount.PLANNED);
                  case ACTUAL -> towards(each, Amount.ACTUAL);
                });
  }

  private CellValue towards(RequiredSpend required, Amount amount) {
    long pence =
        spending.getOrDefault(amount, Map.of()).entrySet().stream()
            .filter(
                each ->
                    required.counts(
                        SchemeCode.of(each.getKey().first()),
                        StreamCode.of(each.getKey().second())))
            .mapToLong(Map.Entry::getValue)
            .reduce(0, Math::addExact);
    return amount(spending, amount, pence, "spending");
  }

  /** What came in, in pence; lacking where nothing was planned at all, so that no plan reads as 0. */
  CellValue contribution(Subject.OfStream of, Amount amount) {
    var sums = contributions.getOrDefault(amount, Map.of());
    return amount(
        contributions,
        amount,
        sums.entrySet().stream()
            .filter(each -> each.getKey().first().equals(of.stream().code().value()))
            .filter(
                each ->
                    of.partner()
                        .map(partner -> partner.code().value().equals(each.getKey().second()))
                        .orElse(true))
            .mapToLong(Map.Entry::getValue)
            .reduce(0, Math::addExact),
        "contribution");
  }

  /** What was spent, in pence; lacking as {@link #contribution}. */
  CellValue spent(Subject.OfScheme of, Amount amount) {
    var pair = new Pair(of.scheme().code().value(), of.stream().code().value());
    return amount(
        spending,
        amount,
        spending.getOrDefault(amount, Map.of()).getOrDefault(pair, 0L),
        "spending");
  }

  private CellValue amount(
      Map<Amount, Map<Pair, Long>> all, Amount amount, long pence, String what) {
    boolean isPlanned =
        amount == Amount.ACTUAL || !all.getOrDefault(Amount.PLANNED, Map.of()).isEmpty();
    return isPlanned
        ? new CellValue.InPence(pence)
        : new CellValue.Lacking(
            "Fund %s has no %s in its plan of %s.".formatted(fund.code(), what, period.year()));
  }
}
