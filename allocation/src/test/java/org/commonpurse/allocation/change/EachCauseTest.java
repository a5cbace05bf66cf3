package org.commonpurse.allocation.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.commonpurse.allocation.change.ChangeCause.Plain.CORRECTION;
import static org.commonpurse.allocation.change.ChangeCause.Plain.FIRST_COUNTED;
import static org.commonpurse.allocation.change.ChangeCause.Plain.FURTHER_YEAR;
import static org.commonpurse.allocation.change.ChangeCause.Plain.LATER;
import static org.commonpurse.allocation.change.ChangeCause.Plain.MODEL;
import static org.commonpurse.allocation.change.ChangeCause.Plain.PRICE;
import static org.commonpurse.allocation.change.ChangeCause.Plain.VOLUME;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.change.ChangeCause.OfClause;
import org.commonpurse.allocation.measure.Measures;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.MovableClock;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.measure.Observation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fund built by hand in which every cause occurs, with figures worked out by hand. */
class EachCauseTest {

  private static final FundCode VALE = FundCode.of("vale");
  private static final Actor ADA = new Actor("Ada");
  private static final Actor BEN = new Actor("Ben");
  private static final FinancialYear YEAR = FinancialYear.parse("2023-24");
  private static final OfClause CLAUSE = new OfClause(ClauseCode.of("1"));

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
        - {partner: acute, name: Vale Hospitals, kind: nhs-provider}
        - {partner: north, name: North Hospitals, kind: nhs-provider}
        - {partner: south, name: South Hospitals, kind: nhs-provider}
      successions: %s
      streams:
        - {stream: pool, name: Pooled money}
      schemes:
        - {scheme: response, name: Urgent response, lead: county, providers: [acute], streams: [pool]}
      measures:
        - {measure: admissions, name: emergency admissions, unit: admission}
        - {measure: visits, name: visits, unit: visit}
      """;

  /** 1,000 admissions are to be expected in each quarter of 2023-24. */
  private static final String MEASURES =
      """
      impact: vale
      version: %d
      from: 2023-04-01
      unitCosts:
        - {unitCost: admission, name: an emergency admission, amount: %d.00, priceYear: 2023-24,
           version: "1", status: illustrative, source: "An example"}
      effects:
        - effect: response
          cohort: people aged 65 and over
          scheme: response
          measure: admissions
          kind: outcome
          baseline:
            method: the same quarter of the year before, as counted
            on: 2023-03-31
            units: [{year: 2023-24, quarters: [1000, 1000, 1000, 1000]}]
          plan: [{year: 2023-24, quarters: [900, 900, 900, 900]}]
          since: 2023-24
          saves: {partner: icb, price: admission, cashable: [%d%%],
            line: {owner: icb, name: Acute contract, scheme: response}}
          status: illustrative
      """;

  private static final String AGREEMENT =
      """
      agreement: Vale agreement
      version: 1
      in-force: {from: 2022-04-01}
      partners: [icb, county]
      clauses:
        - {clause: "1", title: Savings, takes: saving, of: {measures: [admissions]},
           share: {icb: 1, county: 1}}
      """;

  @TempDir private Path folder;

  private final MovableClock clock = new MovableClock("2024-05-01T09:00:00Z");
  private Ledger ledger;
  private int keys;

  @BeforeEach
  void open() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"), clock);
    ledger.funds().register(fund("[]"), ADA);
    new Agreements(ledger.books()).add(fund("[]"), Document.parse("agreement.yml", AGREEMENT), ADA);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private static Fund fund(String successions) {
    return FundReader.read(Document.parse("fund.yml", FUND.formatted(successions)));
  }

  private void model(int version, int price, int cashable) {
    clock.advance(Duration.ofMinutes(1));
    var text = MEASURES.formatted(version, price, cashable);
    ledger.books().write(VALE, Measures.model(VALE, Document.parse("measures.yml", text), ADA));
  }

  private void count(String quarter, long units) {
    clock.advance(Duration.ofMinutes(1));
    var value =
        new Observation(
            EffectCode.of("response"),
            Quarter.parse(quarter),
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
    ledger
        .books()
        .write(
            VALE,
            Measures.approve(
                VALE,
                new Measures.Request(value.effect(), value.quarter(), recorded.revision()),
                BEN));
  }

  private long post(
      Book book, String day, String reference, String debit, String credit, long pence) {
    clock.advance(Duration.ofMinutes(1));
    var entry =
        new JournalEntry(
            VALE,
            book,
            LocalDate.parse(day),
            debit + " from " + credit,
            reference,
            List.of(
                Posting.debit(Account.parse(debit), pence),
                Posting.credit(Account.parse(credit), pence)));
    return ledger
        .journal()
        .post(new Submission(entry, new EntryKey("key-" + keys++), ADA))
        .sequence();
  }

  private long saves(String day, String partner, String reference, long pence) {
    return post(
        Book.IMPACT,
        day,
        reference,
        "saving:" + partner + ":response:visits:cashable",
        "measure:response:visits",
        pence);
  }

  private long costs(String day, String partner, String reference, long pence) {
    return post(
        Book.IMPACT,
        day,
        reference,
        "measure:response:visits",
        "burden:" + partner + ":response:visits:care",
        pence);
  }

  private void reverse(long sequence, String day) {
    clock.advance(Duration.ofMinutes(1));
    ledger
        .journal()
        .reverse(
            Reversal.whole(
                VALE,
                sequence,
                LocalDate.parse(day),
                "Posted by mistake",
                new EntryKey("key-" + keys++),
                ADA));
  }

  private void apply() {
    clock.advance(Duration.ofMinutes(1));
    new Allocations(ledger.books())
        .apply(Allocations.Request.of(VALE, YEAR), LocalDate.of(2024, 6, 30), ADA);
  }

  private Instant moment() {
    clock.advance(Duration.ofMinutes(1));
    return clock.instant();
  }

  private NetChange since(Instant moment) {
    clock.advance(Duration.ofMinutes(1));
    var before =
        ledger
            .books()
            .at(
                new View(Optional.empty(), Optional.of(moment)),
                at -> NetBefore.of(at, VALE, moment).orElseThrow());
    return ledger.books().now(at -> NetChanges.of(at, VALE, before));
  }

  private static NetChange.OfPartner of(NetChange change, String partner) {
    return change.partners().stream()
        .filter(each -> each.partner().equals(PartnerCode.of(partner)))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Known then: 100 and 50 admissions spared at 100.00 are 15,000.00 of the ICB, of which the county has
   * half; 50.00 of visits that the ICB saves and 400.00 that they cost the county.
   */
  @Test
  void tellsEachCauseOfAChange() {
    model(1, 100, 100);
    count("2023-24/q1", 900);
    count("2023-24/q2", 950);
    saves("2023-05-31", "icb", "", 50_00);
    long mistaken = costs("2023-06-30", "county", "INV-1", 400_00);
    apply();
    var then = moment();

    // Twenty more spared at 100.00: all of it volume.
    count("2023-24/q1", 880);
    // Ten more at 100.00, and sixty at 10.00 more.
    model(2, 110, 100);
    count("2023-24/q2", 940);
    // Ten at 110.00, counted first.
    count("2023-24/q3", 990);
    // Ten more under another cashable part, so that nobody can tell volume from price: 1,100.00.
    model(3, 110, 50);
    count("2023-24/q3", 980);
    reverse(mistaken, "2023-06-30");
    costs("2023-06-30", "county", "INV-1", 250_00);
    saves("2023-07-31", "acute", "", 70_00);
    costs("2024-04-30", "county", "", 30_00);
    // Spending is no part of net after sharing, and a prior-period item nevertheless.
    long spent =
        post(
            Book.ACTUAL, "2023-08-31", "", "spend:response:pool:acute", "payable:acute", 19_999_00);
    // Savings of 20,800.00, of which the county has half: 2,900.00 more.
    apply();
    var change = since(then);

    assertThat(change.lastYear()).isEqualTo(YEAR);
    assertThat(of(change, "icb").beforePence()).isEqualTo(7_550_00);
    assertThat(of(change, "icb").causes())
        .isEqualTo(
            Map.of(
                VOLUME,
                3_000_00L,
                PRICE,
                600_00L,
                FIRST_COUNTED,
                1_100_00L,
                MODEL,
                1_100_00L,
                CLAUSE,
                -2_900_00L));
    assertThat(of(change, "county").beforePence()).isEqualTo(7_100_00);
    assertThat(of(change, "county").causes())
        .isEqualTo(Map.of(CLAUSE, 2_900_00L, CORRECTION, 150_00L, FURTHER_YEAR, -30_00L));
    assertThat(of(change, "acute").beforePence()).isZero();
    assertThat(of(change, "acute").causes()).isEqualTo(Map.of(LATER, 70_00L));
    assertThat(change.changePence()).isEqualTo(5_990_00);
    assertThat(change.nowPence()).isEqualTo(20_640_00);
    var largest = change.items().get(0);
    assertThat(largest.sequence()).isEqualTo(spent);
    assertThat(largest.spentPence()).isEqualTo(19_999_00);
    assertThat(largest.netPence()).isZero();
    assertThat(change.items().stream().mapToLong(PriorPeriodItem::netPence).sum())
        .isEqualTo(6_020_00);
  }

  @Test
  void countsAValueWhoseEntryWasTakenBackByHandAmongCorrections() {
    model(1, 100, 100);
    count("2023-24/q1", 900);
    var then = moment();

    reverse(1, "2023-06-30");
    count("2023-24/q1", 990);

    assertThat(of(since(then), "icb").causes()).isEqualTo(Map.of(CORRECTION, -9_000_00L));
  }

  @Test
  void tellsVolumeFromPriceWhereAValueComesToNothing() {
    model(1, 100, 100);
    count("2023-24/q1", 900);
    count("2023-24/q2", 1_000);
    var then = moment();

    count("2023-24/q1", 1_000);
    model(2, 110, 100);
    count("2023-24/q2", 1_010);

    // A hundred fewer spared at 100.00; ten that were not spared at 100.00, and at 10.00 more.
    assertThat(of(since(then), "icb").causes())
        .isEqualTo(Map.of(VOLUME, -11_000_00L, PRICE, -100_00L));
  }

  @Test
  void sawNoChangeInASuccession() {
    saves("2023-05-31", "acute", "", 100_01);
    var then = moment();
    ledger
        .funds()
        .amend(
            fund(
                "[{from: acute, to: north, on: 2024-04-01, part: 1/3},"
                    + " {from: acute, to: south, on: 2024-04-01, part: 2/3}]"),
            ADA);
    var split = since(then);
    saves("2023-06-30", "acute", "", 100_00);
    var later = since(then);

    assertThat(split.changePence()).isZero();
    assertThat(split.causes()).isEmpty();
    assertThat(of(split, "north").beforePence()).isEqualTo(33_34);
    assertThat(of(split, "south").beforePence()).isEqualTo(66_67);
    // A third of 200.01 is 66.67, of which 33.34 were there.
    assertThat(of(later, "north").causes()).isEqualTo(Map.of(LATER, 33_33L));
    assertThat(of(later, "south").causes()).isEqualTo(Map.of(LATER, 66_67L));
  }

  @Test
  void tellsOfAClosedPeriodWhatIsRecordedAfterItWasReopenedOrRouted() {
    saves("2023-05-31", "icb", "", 100_00);
    ledger.periods().close(VALE, YEAR.period(2), "Month's end", ADA);
    var then = moment();
    saves("2023-06-30", "icb", "", 10_00);
    ledger.periods().askToReopen(VALE, YEAR.period(2), "An invoice came late", ADA);
    ledger.periods().reopen(VALE, YEAR.period(2), "Agreed", BEN);
    saves("2023-05-30", "icb", "", 20_00);

    assertThat(since(then).items())
        .extracting(PriorPeriodItem::wasClosed, PriorPeriodItem::netPence)
        .containsExactly(tuple(true, 20_00L), tuple(false, 10_00L));
  }
}
