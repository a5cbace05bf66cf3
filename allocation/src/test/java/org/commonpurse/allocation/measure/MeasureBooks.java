package org.commonpurse.allocation.measure;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.measure.Observation;
import org.commonpurse.ledger.measure.RecordedObservation;
import org.commonpurse.ledger.problem.ProblemException;

/** The books of a small fund that measures emergency admissions, for tests. */
final class MeasureBooks {

  static final FundCode VALE = FundCode.of("vale");
  static final Actor ADA = new Actor("Ada");
  static final Actor BEN = new Actor("Ben");
  static final String COHORT = "people aged 65 and over";

  static final String FUND =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: county
      open: {from: 2015-04-01}
      partners:
        - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
        - {partner: county, name: County Council, kind: council}
        - {partner: acute, name: Vale Hospitals, kind: nhs-provider}
      streams:
        - {stream: pool, name: Pooled money}
      schemes:
        - {scheme: response, name: Urgent response, lead: county, providers: [acute], streams: [pool]}
        - {scheme: frailty, name: Frailty, lead: county, providers: [acute], streams: [pool]}
      measures:
        - {measure: admissions, name: emergency admissions, unit: admission}
        - {measure: delayed-days, name: delayed days, unit: day}
        - {measure: days-at-home, name: days at home, unit: day}
      """;

  /** Emergency admissions of 2023-24, whose figures the tests work out by hand. */
  static final String MODEL =
      """
      impact: vale
      version: 1
      from: 2023-04-01
      unitCosts:
        - {unitCost: admission, name: an emergency admission, amount: 1542.00, priceYear: 2013-14,
           version: v1.4, status: published, source: "Unit Cost Database, code HE7.0.2"}
        - {unitCost: week, name: a week of home care, amount: 192.83, priceYear: 2013-14,
           version: v1.4, status: published, source: "Unit Cost Database, code SS11.0"}
      effects:
        - effect: response
          cohort: people aged 65 and over
          scheme: response
          measure: admissions
          kind: outcome
          baseline:
            method: the same quarter of the year before, as counted
            on: 2023-03-31
            units: [{year: 2023-24, quarters: [2000, 2100, 2200, 2300]}]
          plan: [{year: 2023-24, quarters: [1900, 2000, 2100, 2200]}]
          since: 2023-24
          saves:
            partner: icb
            price: admission
            cashable: [60%]
            line: {owner: icb, name: Acute contract, scheme: response}
          loses: {partner: acute, released: [30%], supported: [50%]}
          cares: {partner: county, price: week, units: 2.5}
          status: illustrative
      """;

  private MeasureBooks() {}

  static Ledger open(String url, String model) {
    return open(url, model, Clock.systemUTC());
  }

  static Ledger open(String url, String model, Clock clock) {
    var ledger = Ledger.open(url, clock);
    ledger.funds().register(FundReader.read(Document.parse("fund.yml", FUND)), ADA);
    record(ledger, model);
    return ledger;
  }

  static void record(Ledger ledger, String model) {
    ledger.books().write(VALE, Measures.model(VALE, Document.parse("measures.yml", model), ADA));
  }

  static Observation value(String effect, String quarter, long units) {
    return new Observation(
        EffectCode.of(effect), Quarter.parse(quarter), units, "Return", COHORT, "Vale Hospitals");
  }

  static RecordedObservation observe(Ledger ledger, Observation value) {
    return ledger
        .books()
        .write(VALE, Measures.observe(VALE, rules -> List.of(value), ADA))
        .values()
        .get(0);
  }

  static ApprovedValue approve(Ledger ledger, RecordedObservation value) {
    return ledger.books().write(VALE, Measures.approve(VALE, request(value), BEN));
  }

  static Measures.Request request(RecordedObservation value) {
    return new Measures.Request(
        value.observation().effect(), value.observation().quarter(), value.revision());
  }

  static ApprovedValue observeAndApprove(Ledger ledger, Observation value) {
    return approve(ledger, observe(ledger, value));
  }

  /** What stands on the accounts of the IMPACT book, in pence, debit positive, none of nothing. */
  static Map<String, Long> balances(Ledger ledger) {
    var found = new TreeMap<String, Long>();
    ledger
        .books()
        .now(at -> at.balances().of(BalanceQuery.of(VALE, Book.IMPACT).by(Grouping.ACCOUNT)))
        .forEach(row -> found.put(row.key().account().path(), row.pence()));
    found.values().removeIf(pence -> pence == 0);
    return found;
  }

  static List<RealisedQuarter> realised(Ledger ledger) {
    return ledger.books().now(at -> Realised.of(at, at.funds().get(VALE)));
  }

  /** The code with which an act is refused. */
  static String refused(ThrowingCallable act) {
    return assertThatExceptionOfType(ProblemException.class).isThrownBy(act).actual().code();
  }
}
