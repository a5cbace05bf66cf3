package org.commonpurse.allocation.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.simulation.SimulationSettings;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.MovableClock;
import org.commonpurse.ledger.TestStores;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;

/** The books of a council that spends so that the NHS saves, with a clock of their own. */
final class ForecastBooks implements AutoCloseable {

  static final FundCode PAIR = FundCode.of("pair");
  static final Actor ADA = new Actor("Ada");

  static final String FUND =
      """
      fund: pair
      name: Council and NHS
      kind: pooled
      host: council
      open: {from: 2021-04-01}
      partners:
        - {partner: council, name: The council, kind: council}
        - {partner: nhs, name: The NHS, kind: nhs-commissioner}
        - {partner: trust, name: The trust, kind: nhs-provider}
      streams:
        - {stream: council, name: Council money}
      schemes:
        - {scheme: prevention, name: Prevention, lead: council, providers: [council], streams: [council], provision: additional}
      measures:
        - {measure: admissions, name: admissions, unit: admission}
        - {measure: setting-up, name: setting up, unit: pound}
      """;

  static final String PLAN =
      """
      plan: Prevention
      firstYear: 2021-22
      years: 3
      partners: [council, nhs]
      costs:
        prevention: {partner: council, kind: set-up, amounts: {2021-22: 400000.00, 2022-23: 100000.00, 2023-24: 100000.00}}
      benefits:
        fewer: {measure: admissions, amounts: {2022-23: 250000.00, 2023-24: 300000.00}, lands: {nhs: 100%}}
      """;

  static final String HALVES =
      """
      agreement: Halves
      version: 1
      in-force: {from: 2021-04-01}
      partners: [council, nhs]
      clauses:
        - {clause: "1", takes: saving, share: {council: 1, nhs: 1}}
      """;

  final MovableClock clock = new MovableClock("2021-06-30T10:00:00Z");
  final Ledger ledger;
  private int posted;

  ForecastBooks(TestStores store) {
    ledger = Ledger.open(store.fresh(), clock);
    ledger.funds().register(FundReader.read(Document.parse("fund.yml", FUND)), ADA);
  }

  @Override
  public void close() {
    ledger.close();
  }

  void agree(String agreement) {
    var fund = ledger.funds().get(PAIR);
    new Agreements(ledger.books()).add(fund, Document.parse("agreement.yml", agreement), ADA);
  }

  /** Applies the agreement to the twelve months of the year that begins in April of one. */
  void apply(int year) {
    new Allocations(ledger.books())
        .apply(
            Allocations.Request.of(PAIR, new FinancialYear(year)), LocalDate.of(2026, 6, 30), ADA);
  }

  void cost(String day, long pence) {
    post(
        day, "measure:prevention:setting-up", "burden:council:prevention:setting-up:set-up", pence);
  }

  void saving(String day, long pence) {
    post(day, "saving:nhs:prevention:admissions:cashable", "measure:prevention:admissions", pence);
  }

  private void post(String day, String debit, String credit, long pence) {
    var postings =
        List.of(
            Posting.debit(Account.parse(debit), pence),
            Posting.credit(Account.parse(credit), pence));
    var entry =
        new JournalEntry(PAIR, Book.IMPACT, LocalDate.parse(day), "Prevention", "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey("entry-" + posted++), ADA));
  }

  ForecastWork prepare(String plan, Optional<FinancialYear> actualTo) {
    var settings = new SimulationSettings(4_096, OptionalLong.empty(), 7, 2, true);
    var request = new ForecastWork.Request(Document.parse("plan.yml", plan), actualTo, settings);
    return ledger.books().now(at -> ForecastWork.of(at, PAIR, request));
  }

  RecordedForecast record(String plan) {
    return record(prepare(plan, Optional.empty()));
  }

  RecordedForecast record(ForecastWork work) {
    return ledger.books().write(PAIR, work.record(work.run(), ADA));
  }

  List<RecordedForecast> recorded() {
    return ledger.books().now(at -> RecordedForecast.list(at, PAIR));
  }

  ForecastOutcomes outcomes() {
    return outcomes(View.NOW, LocalDate.ofInstant(clock.instant(), clock.getZone()));
  }

  ForecastOutcomes outcomes(View view, LocalDate today) {
    return ledger.books().at(view, at -> ForecastOutcomes.of(at, PAIR, today));
  }
}
