package org.commonpurse.allocation.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.commonpurse.allocation.outturn.Contribution;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.money.Amounts;

/**
 * A random fund of two to four partners and what happened in three years of it: figures of every month,
 * versions of its agreement that begin within the second year, and, in some, a partner that became
 * another on the day on which one of them begins. The same seed makes the same fund.
 */
final class AnyFund {

  static final FinancialYear FIRST = FinancialYear.parse("2021-22");
  static final FinancialYear SECOND = FIRST.next();
  static final FinancialYear THIRD = SECOND.next();

  /** The partner that became the ICB. */
  private static final String ENDED = "ccg";

  private static final List<String> SCHEMES = List.of("care", "beds");
  private static final List<String> STREAMS = List.of("pool", "grant");

  /** A version of the agreement, which begins on a day. */
  record Version(int number, LocalDate from, String document) {}

  /** What was posted together, on accounts by path, in pence. */
  record Posted(LocalDate on, Book book, List<Map.Entry<String, Long>> postings) {}

  final boolean byMonths;
  private final SplittableRandom random;
  private final List<String> partners;
  private final Optional<LocalDate> succession;
  final List<Version> versions = new ArrayList<>();
  final List<Posted> posted = new ArrayList<>();
  private final Map<FinancialYear, long[]> contract = new TreeMap<>();

  /**
   * The fund of a seed.
   *
   * @param byMonths  whether versions take the figures of their months; else those of the whole year
   */
  AnyFund(long seed, boolean byMonths) {
    this.byMonths = byMonths;
    this.random = new SplittableRandom(seed);
    this.partners = List.of("county", "icb", "acute", "borough").subList(0, 2 + random.nextInt(3));
    var days = changes();
    this.succession =
        days.isEmpty() || random.nextBoolean()
            ? Optional.empty()
            : Optional.of(days.get(random.nextInt(days.size())));
    writeVersions(days);
    for (var year : List.of(FIRST, SECOND, THIRD)) {
      var sums = new long[12];
      for (int month = 0; month < 12; month++) {
        // Of the third year all happens in its first month: it is there for what is handed on.
        if (month == 0 || !year.equals(THIRD)) {
          post(year.first().plusMonths(month));
        }
        sums[month] = (month == 0 ? 0 : sums[month - 1]) + amount();
      }
      contract.put(year, sums);
    }
  }

  /** The days on which later versions begin, in order. */
  private List<LocalDate> changes() {
    var days = new ArrayList<LocalDate>();
    int month = 0;
    for (int i = random.nextInt(4); i > 0 && month < 11; i--) {
      month += 1 + random.nextInt(Math.min(4, 11 - month));
      int day = byMonths || random.nextBoolean() ? 1 : 15;
      days.add(SECOND.first().plusMonths(month).withDayOfMonth(day));
    }
    return days;
  }

  private void writeVersions(List<LocalDate> days) {
    boolean reserve = random.nextInt(3) > 0;
    var any = new AnyClauses(random, partners, reserve);
    var clauses = any.clauses();
    var kept =
        reserve
            ? "reserves: {reserve-1: {opening: %d.%02d%s}}"
                .formatted(
                    random.nextInt(400),
                    random.nextInt(100),
                    random.nextBoolean() ? ", owned-by: " + any.weights() : "")
            : "";
    var order = new ArrayList<>(partners);
    var numbers = new ArrayList<>(clauses.stream().map(each -> "").toList());
    for (int i = 0; i < clauses.size(); i++) {
      numbers.set(i, String.valueOf(i + 1));
    }
    for (int number = 1; number <= days.size() + 1; number++) {
      var written = new ArrayList<String>();
      for (int i = 0; i < clauses.size(); i++) {
        var replaces = "";
        if (number > 1 && random.nextInt(3) == 0) {
          replaces = "replaces: [\"%s\"], ".formatted(numbers.get(i));
          numbers.set(i, "%d.%d".formatted(number, i + 1));
        }
        written.add(
            "  - {clause: \"%s\", %s%s}".formatted(numbers.get(i), replaces, clauses.get(i)));
      }
      var from = number == 1 ? FIRST.first() : days.get(number - 2);
      var text =
          """
          agreement: Any agreement
          version: %d
          in-force: {from: %s%s}
          %s
          partners: %s
          %s
          clauses:
          %s
          """
              .formatted(
                  number,
                  from,
                  number <= days.size() ? ", until: " + days.get(number - 1).minusDays(1) : "",
                  number == 1 ? "" : "within-year: " + (byMonths ? "by-months" : "whole-year"),
                  order,
                  kept,
                  String.join("\n", written));
      versions.add(new Version(number, from, named(text, from)));
      if (random.nextBoolean()) {
        Collections.shuffle(order, new Random(random.nextLong()));
      }
    }
  }

  /** A text of a day on which the ICB may not have been there yet. */
  private String named(String text, LocalDate on) {
    return succession.filter(on::isBefore).isPresent() ? text.replaceAll("\\bicb\\b", ENDED) : text;
  }

  /** The document of the fund, under a code. */
  String document(String code) {
    return """
        fund: %s
        name: Any fund
        kind: pooled
        host: county
        open: {from: 2021-04-01}
        partners:
          - {partner: county, name: County Council, kind: council}
          - {partner: ccg, name: CCG, kind: nhs-commissioner}
          - {partner: icb, name: ICB, kind: nhs-commissioner}
          - {partner: acute, name: Hospital, kind: nhs-provider}
          - {partner: borough, name: Borough Council, kind: council}
        measures:
          - {measure: stays, name: Days in hospital, unit: days}
          - {measure: visits, name: Visits, unit: visits}
        streams:
          - {stream: pool, name: Pooled money}
          - {stream: grant, name: Grant, owner: county}
        schemes:
          - {scheme: care, name: Care, lead: county, providers: [county], streams: [pool, grant]}
          - {scheme: beds, name: Beds, lead: icb, providers: [county], streams: [pool, grant]}
        successions: [%s]
        """
        .formatted(code, succession.map(on -> "{from: ccg, to: icb, on: " + on + "}").orElse(""));
  }

  /** Budgets, spending, contributions, receipts, savings and burdens of a month. */
  private void post(LocalDate month) {
    var on = month.withDayOfMonth(10);
    for (var scheme : SCHEMES) {
      for (var stream : STREAMS) {
        if (random.nextInt(4) > 0) {
          var line = "spend:%s:%s:county".formatted(scheme, stream);
          long budget = amount();
          long spent = random.nextInt(4) == 0 ? amount() : budget + random.nextLong(-900, 901);
          post(on, Book.PLAN, line, "contribution:county:" + stream, budget);
          post(on, Book.ACTUAL, line, "payable:county", Math.max(spent, 0));
        }
      }
    }
    for (var partner : partners) {
      var who = named(partner, on);
      if (!partner.equals("acute") && random.nextInt(3) > 0) {
        var stream = STREAMS.get(random.nextInt(2));
        post(
            on,
            Book.ACTUAL,
            "receivable:" + who,
            "contribution:%s:%s".formatted(who, stream),
            amount());
        post(on.plusDays(1), Book.ACTUAL, "bank", "receivable:" + who, amount() / 2);
      }
      var scheme = SCHEMES.get(random.nextInt(2));
      if (random.nextInt(3) == 0) {
        post(
            on,
            Book.IMPACT,
            "saving:%s:%s:stays:cashable".formatted(who, scheme),
            "measure:%s:stays".formatted(scheme),
            amount());
      }
      if (random.nextInt(3) == 0) {
        post(
            on,
            Book.IMPACT,
            "measure:%s:visits".formatted(scheme),
            "burden:%s:%s:visits:care".formatted(who, scheme),
            amount());
      }
    }
  }

  /** Adds to the entry of a book of that day. */
  private void post(LocalDate on, Book book, String debit, String credit, long pence) {
    if (pence != 0) {
      var last =
          posted.stream().filter(each -> each.on().equals(on) && each.book() == book).findFirst();
      var entry = last.orElseGet(() -> new Posted(on, book, new ArrayList<>()));
      if (last.isEmpty()) {
        posted.add(entry);
      }
      entry.postings().add(Map.entry(debit, pence));
      entry.postings().add(Map.entry(credit, -pence));
    }
  }

  private long amount() {
    return random.nextInt(3) == 0 ? random.nextLong(300) : random.nextLong(60_000);
  }

  /** The last month of every period in which the agreement is applied to a year, at random. */
  List<Integer> cuts(FinancialYear year) {
    var cuts = new ArrayList<>(needed(year));
    for (int month = 1; month < 12; month++) {
      if (!year.equals(THIRD) && random.nextInt(5) == 0 && !cuts.contains(month)) {
        cuts.add(month);
      }
    }
    Collections.sort(cuts);
    return cuts;
  }

  /** The fewest cuts: by months, each version is applied up to the next. */
  List<Integer> needed(FinancialYear year) {
    var cuts = new ArrayList<Integer>();
    for (var version : versions) {
      if (byMonths && year.equals(SECOND) && version.number() > 1) {
        cuts.add((version.from().getMonthValue() + 8) % 12);
      }
    }
    cuts.add(12);
    return cuts;
  }

  /** What no book holds, of a year up to a month. */
  Map<BaseCode, Long> bases(FinancialYear year, int throughMonth) {
    long sum = contract.get(year)[throughMonth - 1];
    return Map.of(BaseCode.of("contract"), sum, BaseCode.of("losses"), sum / 3);
  }

  Map<MeasureCode, Exact> measures(int throughMonth) {
    return Map.of(MeasureCode.of("quality"), Exact.of(throughMonth, 13));
  }

  /** The figures of the first year, added up from what was posted without asking the books. */
  Outturn firstYear() {
    var sums = new TreeMap<String, Long>();
    for (var each : posted) {
      if (FIRST.contains(each.on())) {
        each.postings()
            .forEach(
                posting ->
                    sums.merge(
                        each.book() + " " + posting.getKey(), posting.getValue(), Long::sum));
      }
    }
    var lines = new ArrayList<Line>();
    var contributions = new ArrayList<Contribution>();
    var impacts = new ArrayList<Impact>();
    for (var scheme : SCHEMES) {
      for (var stream : STREAMS) {
        var account = " spend:%s:%s:county".formatted(scheme, stream);
        if (sums.containsKey("PLAN" + account) || sums.containsKey("ACTUAL" + account)) {
          lines.add(
              line(
                  scheme,
                  stream,
                  sums.getOrDefault("PLAN" + account, 0L),
                  sums.getOrDefault("ACTUAL" + account, 0L)));
        }
      }
    }
    sums.forEach(
        (key, pence) -> {
          var parts = key.split("[ :]");
          switch (key.startsWith("ACTUAL") || key.startsWith("IMPACT") ? parts[1] : "") {
            case "contribution" ->
                contributions.add(
                    new Contribution(
                        PartnerCode.of(parts[2]), StreamCode.of(parts[3]), -pence, 0, true, true));
            case "saving" -> impacts.add(impact(Impact.Effect.SAVING, parts, pence));
            case "burden" -> impacts.add(impact(Impact.Effect.BURDEN, parts, -pence));
            default -> {}
          }
        });
    return new Outturn(
        FundCode.of("any"),
        FIRST,
        12,
        Amounts.GBP,
        contributions,
        lines,
        impacts,
        measures(12),
        bases(FIRST, 12));
  }

  private Line line(String scheme, String stream, long budget, long actual) {
    return new Line(
        FundCode.of("any"),
        SchemeCode.of(scheme),
        StreamCode.of(stream),
        Optional.of(PartnerCode.of(scheme.equals("care") ? "county" : named("icb", FIRST.first()))),
        stream.equals("grant") ? Optional.of(PartnerCode.of("county")) : Optional.empty(),
        Nature.REVENUE,
        false,
        true,
        budget,
        actual,
        0);
  }

  private static Impact impact(Impact.Effect effect, String[] parts, long pence) {
    return new Impact(
        effect,
        MeasureCode.of(parts[4]),
        PartnerCode.of(parts[2]),
        SchemeCode.of(parts[3]),
        NatureCode.of(parts[5]),
        pence);
  }
}
