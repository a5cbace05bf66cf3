package org.commonpurse.api.operation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.commonpurse.allocation.measure.Measures;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.measure.Observation;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.Table;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page on savings of books in which measures were planned, observed and approved, against sums over what was
 * observed, which know no books.
 */
class SavingsInBooksTest {

  private static final FundCode VALE = FundCode.of("vale");
  private static final Actor ADA = new Actor("Ada");
  private static final Actor BEN = new Actor("Ben");
  private static final int QUARTERS = 4;

  private static final String FUND =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: county
      open: {from: 2022-04-01}
      partners:
        - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
        - {partner: county, name: Vale County Council, kind: council}
      streams: [{stream: pool, name: Pooled money}]
      schemes:
        - {scheme: response, name: Urgent response, lead: county, providers: [county], streams: [pool]}
      measures:
        - {measure: admissions, name: emergency admissions, unit: admission}
        - {measure: days, name: delayed days, unit: day}
      """;

  private static final String EFFECT =
      """
        - effect: %s
          cohort: people aged 65 and over
          scheme: response
          measure: %s
          kind: outcome
          baseline:
            method: the same quarter of the year before, as counted
            on: 2023-03-31
            units: [{year: 2023-24, quarters: [1000, 1000, 1000, 1000]}]
          plan: [{year: 2023-24, quarters: [900, 900, 900, 900]}]
          since: 2023-24
          saves: {partner: icb, price: %s, cashable: [60%%],
            line: {owner: icb, name: Acute contract, scheme: response}}
          status: illustrative
      """;

  private static final String MODEL =
      """
      impact: vale
      version: 1
      from: 2023-04-01
      unitCosts:
        - {unitCost: admission, name: an emergency admission, amount: 1500.00, priceYear: 2023-24,
           version: "1", status: illustrative, source: "An example"}
        - {unitCost: day, name: a day in hospital, amount: 400.00, priceYear: 2023-24,
           version: "1", status: illustrative, source: "An example"}
      effects:
      """
          + EFFECT.formatted("fewer", "admissions", "admission")
          + EFFECT.formatted("sooner", "days", "day");

  /** What a unit of each effect is worth, in pence. */
  private static final Map<String, Long> WORTH = Map.of("fewer", 1_500_00L, "sooner", 400_00L);

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 4);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void setsPlannedBesideObservedForQuartersWhoseValuesWereApproved(long seed) {
    var random = new SplittableRandom(seed);
    var approved = new TreeMap<String, Long>();
    Page page;
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      ledger.funds().register(FundReader.read(Document.parse("fund.yml", FUND)), ADA);
      ledger.books().write(VALE, Measures.model(VALE, Document.parse("measures.yml", MODEL), ADA));
      for (var effect : WORTH.keySet()) {
        for (int quarter = 1; quarter <= QUARTERS; quarter++) {
          long units = 700 + random.nextInt(500);
          // One is observed only, one is counted twice, and of the last perhaps nothing is known.
          if (quarter < QUARTERS || random.nextBoolean()) {
            observe(ledger, effect, quarter, units, quarter != 2);
            if (quarter == 3) {
              units -= 25;
              observe(ledger, effect, quarter, units, true);
            }
            if (quarter != 2) {
              approved.put(effect + quarter, units);
            }
          }
        }
      }
      page =
          new BoardPackOf(ledger, Clock.systemUTC())
              .run(VALE, View.NOW).pages().stream()
                  .filter(each -> each.id().equals("savings"))
                  .findFirst()
                  .orElseThrow();
    }

    var planned = table(page, "planned-and-observed");
    long all = 0;
    for (var effect : WORTH.keySet()) {
      long worth = WORTH.get(effect);
      var counted = approved.keySet().stream().filter(key -> key.startsWith(effect)).toList();
      long observed = counted.stream().mapToLong(key -> (1_000 - approved.get(key)) * worth).sum();
      var name = effect.equals("fewer") ? "admissions" : "days";

      assertThat(row(planned, name))
          .as("%s, seed %d", effect, seed)
          .containsExactly(
              100 * worth * counted.size(),
              observed,
              observed - 100 * worth * counted.size(),
              100 * worth * (QUARTERS - counted.size()));
      all += observed;
    }
    var steps = table(page, "gross-to-cashable");
    assertThat(row(steps, "On outcomes: what became of people")).containsExactly(all);
    assertThat(row(steps, "All savings")).containsExactly(all);
    assertThat(row(steps, "Cashable: can leave a budget")).containsExactly(all * 6 / 10);
  }

  private static void observe(
      Ledger ledger, String effect, int quarter, long units, boolean isApproved) {
    var value =
        new Observation(
            EffectCode.of(effect),
            Quarter.parse("2023-24/q" + quarter),
            units,
            "Return",
            "people aged 65 and over",
            "Vale Hospitals");
    var recorded =
        ledger
            .books()
            .write(VALE, Measures.observe(VALE, rules -> List.of(value), ADA))
            .values()
            .get(0);
    if (isApproved) {
      var request = new Measures.Request(value.effect(), value.quarter(), recorded.revision());
      ledger.books().write(VALE, Measures.approve(VALE, request, BEN));
    }
  }

  private static Table table(Page page, String name) {
    return page.tables().stream()
        .filter(table -> table.name().value().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Long> row(Table table, String name) {
    return table.rows().stream()
        .filter(row -> row.cells().toString().contains("text=" + name))
        .findFirst()
        .orElseThrow()
        .cells()
        .stream()
        .flatMapToLong(cell -> cell.pence().stream())
        .boxed()
        .toList();
  }
}
