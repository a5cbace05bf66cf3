package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.outturn.LineCauses;
import org.commonpurse.allocation.outturn.VarianceDivision;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What caused variances is given with a request, kept with its result, and no longer fits late entries. */
class CausesInBooksTest {

  private static final Actor ADA = new Actor("Ada");
  private static final FundCode VALE = FundCode.of("vale");
  private static final FinancialYear FIRST = FinancialYear.parse("2022-23");
  private static final FinancialYear SECOND = FinancialYear.parse("2023-24");
  private static final LocalDate PAY_ON = LocalDate.of(2026, 6, 30);

  private static final String FUND =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: county
      open: {from: 2022-04-01}
      partners:
        - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
        - {partner: county, name: County Council, kind: council}
      streams:
        - {stream: pool, name: Pooled money}
      schemes:
        - {scheme: care, name: Care, lead: county, providers: [county], streams: [pool],
           baseline: {2022-23: 0.00}}
        - {scheme: beds, name: Beds, lead: icb, providers: [county], streams: [pool]}
      """;

  private static final String AGREED =
      """
      agreement: Vale agreement
      version: 1
      in-force: {from: 2022-04-01}
      partners: [icb, county]
      causes: [demand, price]
      clauses:
        - {clause: "1", takes: variance, of: {causes: demand}, share: {icb: 1, county: 1}}
        - {clause: "2", takes: variance, of: {causes: price}, bear: icb}
        - {clause: "3", takes: variance, except: {schemes: beds}, bear: county}
      """;

  @TempDir Path folder;
  private Ledger ledger;
  private Allocations allocations;
  private int posted;

  @BeforeEach
  void openTheBooks() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
    ledger.funds().register(FundReader.read(Document.parse("fund.yml", FUND)), ADA);
    allocations = new Allocations(ledger.books());
  }

  @AfterEach
  void closeTheBooks() {
    ledger.close();
  }

  private void agree(String agreement) {
    new Agreements(ledger.books())
        .add(
            ledger.funds().get(VALE),
            Document.parse("agreement.yml", agreement),
            Openings.ARE_POSTED,
            Optional.empty(),
            ADA);
  }

  private void spend(String day, String scheme, long pence) {
    var postings =
        List.of(
            new Posting(Account.parse("spend:" + scheme + ":pool:county"), pence),
            new Posting(Account.parse("payable:county"), -pence));
    var entry = new JournalEntry(VALE, Book.ACTUAL, LocalDate.parse(day), "any", "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey("any-" + posted++), ADA));
  }

  private static LineCauses of(String scheme, Map<String, Long> parts) {
    var pence = new TreeMap<CauseCode, Long>();
    parts.forEach((cause, part) -> pence.put(CauseCode.of(cause), part));
    return new LineCauses(VALE, SchemeCode.of(scheme), StreamCode.of("pool"), pence);
  }

  private static Request request(FinancialYear year, LineCauses... lines) {
    return new Request(VALE, year, 12, Map.of(), Map.of(), new VarianceDivision(List.of(lines)));
  }

  private Allocation apply(Request request) {
    return allocations.apply(request, PAY_ON, ADA).get(0).allocation();
  }

  private String refused(Request request) {
    return catchThrowableOfType(ProblemException.class, () -> allocations.preview(request)).code();
  }

  private List<StaleResult> stale() {
    return ledger.books().now(at -> StaleResults.of(at, VALE));
  }

  /** 130.00 by demand in halves, -40.00 by price for the ICB, 10.00 of no cause for the county. */
  @Test
  void eachCauseGoesToItsClauseAndIsKeptWithTheResult() {
    agree(AGREED);
    spend("2022-05-01", "care", 100_00);

    var allocation = apply(request(FIRST, of("care", Map.of("demand", 130_00L, "price", -40_00L))));

    assertThat(allocation.chargesPence()).containsExactly(25_00L, 75_00L);
    var recorded = allocations.list(VALE).get(0);
    assertThat(VarianceDivision.of(recorded.allocation().outturn()).lines())
        .containsExactly(of("care", Map.of("demand", 130_00L, "price", -40_00L)));
    assertThat(recorded.explanation())
        .anyMatch(line -> line.contains("Caused by price: -\u00a340.00"));
    assertThat(stale()).isEmpty();
    assertThat(new Reruns(ledger.books()).differences(VALE)).isEmpty();
  }

  /** All of it is beyond the baseline: 130.00 in halves, -40.00 of the ICB's, and the county's 10.00. */
  @Test
  void theAdditionalCostOfALineFallsOnWhomTheClausesOfItsCausesCharged() {
    agree(AGREED);
    spend("2022-05-01", "care", 100_00);
    apply(request(FIRST, of("care", Map.of("demand", 130_00L, "price", -40_00L))));

    var horizon = ledger.books().now(at -> Horizons.of(at, VALE));

    assertThat(horizon.row(PartnerCode.of("icb"), FIRST).additionalCostPence()).contains(25_00L);
    assertThat(horizon.row(PartnerCode.of("county"), FIRST).additionalCostPence()).contains(75_00L);
    assertThat(horizon.additionalCosts().get(0).onNobodyPence()).isZero();
  }

  @Test
  void anotherDivisionMakesARevisionAndTheSameOneNone() {
    agree(AGREED);
    spend("2022-05-01", "care", 100_00);
    apply(request(FIRST, of("care", Map.of("demand", 100_00L))));
    apply(request(FIRST, of("care", Map.of("demand", 100_00L))));
    assertThat(allocations.list(VALE)).hasSize(1);

    var again = apply(request(FIRST, of("care", Map.of("price", 100_00L))));

    assertThat(again.chargesPence()).containsExactly(100_00L, 0L);
    assertThat(allocations.list(VALE)).hasSize(2);
  }

  @Test
  void aDivisionThatNoLongerFitsIsOutOfDateUntilItIsGivenAnew() {
    agree(AGREED);
    spend("2022-05-01", "care", 100_00);
    spend("2023-05-01", "care", 50_00);
    apply(request(FIRST, of("care", Map.of("demand", 100_00L))));
    apply(request(SECOND, of("care", Map.of("price", 50_00L))));

    spend("2023-03-01", "care", -20_00);

    assertThat(stale().get(0).inWords())
        .contains("2022-23", "demand 100.00", "its variance is 80.00", "-20.00");
    var fromThere = request(SECOND, of("care", Map.of("price", 50_00L))).from(FIRST);
    var refusal = catchThrowableOfType(ProblemException.class, () -> apply(fromThere));
    assertThat(refusal.code()).isEqualTo("OUTTURN_CAUSES_BEYOND_VARIANCE");
    apply(request(FIRST, of("care", Map.of("demand", 80_00L))));
    var again = allocations.apply(fromThere, PAY_ON, ADA);
    assertThat(again)
        .extracting(result -> result.allocation().chargesPence())
        .containsExactly(List.of(40_00L, 40_00L), List.of(50_00L, 0L));
    assertThat(stale()).isEmpty();
  }

  /** What comes on top has no cause yet: it is the county's until somebody says otherwise. */
  @Test
  void aLateEntryThatTheDivisionStillFitsHasNoCause() {
    agree(AGREED);
    spend("2022-05-01", "care", 100_00);
    apply(request(FIRST, of("care", Map.of("demand", 100_00L))));

    spend("2023-03-01", "care", 7_00);

    assertThat(stale())
        .extracting(StaleResult::why)
        .containsExactly("figures of its period were recorded after it was applied.");
    // Applied again from then on, with the causes that it had.
    allocations.apply(request(SECOND).from(FIRST), PAY_ON, ADA);
    assertThat(allocations.list(VALE).get(1).allocation().chargesPence())
        .containsExactly(50_00L, 57_00L);
  }

  @Test
  void aPreviewIsOutdatedByAnotherDivision() {
    agree(AGREED);
    spend("2022-05-01", "care", 100_00);
    var token = allocations.preview(request(FIRST, of("care", Map.of("demand", 100_00L)))).token();
    var other = request(FIRST, of("care", Map.of("price", 100_00L)));

    var refusal =
        catchThrowableOfType(
            ProblemException.class,
            () -> allocations.apply(other, PAY_ON, Optional.of(token), ADA));

    assertThat(refusal.code()).isEqualTo("ALLOCATION_PREVIEW_OUTDATED");
  }

  @Test
  void whatCannotBeDividedSoIsRefusedWithItsCode() {
    agree(AGREED);
    spend("2022-05-01", "care", 100_00);

    assertThat(refused(request(FIRST, of("beds", Map.of("demand", 1_00L)))))
        .isEqualTo("OUTTURN_CAUSES_OF_NO_LINE");
    assertThat(refused(request(FIRST, of("care", Map.of("demand", 100_01L)))))
        .isEqualTo("OUTTURN_CAUSES_BEYOND_VARIANCE");
    assertThat(refused(request(FIRST, of("care", Map.of("prize", 1_00L)))))
        .isEqualTo("OUTTURN_CAUSE_UNKNOWN");
    var twice =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                request(FIRST, of("care", Map.of("demand", 1L)), of("care", Map.of("price", 1L))));
    assertThat(twice.code()).isEqualTo("OUTTURN_LINE_TWICE");
  }

  @Test
  void causesThatNoAgreementDeclaresAreRefused() {
    agree(AGREED.replace("causes: [demand, price]\n", "").replaceAll(".*clause: \"[12]\".*\n", ""));
    spend("2022-05-01", "care", 100_00);

    assertThat(refused(request(FIRST, of("care", Map.of("demand", 1_00L)))))
        .isEqualTo("OUTTURN_CAUSE_UNKNOWN");
  }

  @Test
  void anAgreementThatTakesALineUndividedTakesWhatAnotherTakesByCause() {
    agree(AGREED.replaceAll(".*clause: \"[23]\".*\n", ""));
    var other =
        AGREED
            .replace("Vale agreement", "Vale underspends")
            .replace("causes: [demand, price]\n", "")
            .replaceAll(".*clause: \"[12]\".*\n", "");
    agree(other);
    spend("2022-05-01", "care", 100_00);
    spend("2022-05-01", "beds", 100_00);

    assertThat(refused(request(FIRST, of("care", Map.of("demand", 100_00L)))))
        .isEqualTo("ALLOCATION_TAKEN_TWICE");
    // Of the beds, the one takes what demand caused and the other one nothing.
    var results =
        allocations.preview(request(FIRST, of("beds", Map.of("demand", 60_00L)))).results();
    assertThat(results.get(0).allocation().chargesPence()).containsExactly(30_00L, 30_00L);
    assertThat(results.get(1).allocation().chargesPence()).containsExactly(0L, 100_00L);
  }

  @Test
  void aProposedAgreementWithoutCausesIsTriedOnUndividedLines() {
    agree(AGREED);
    spend("2022-05-01", "care", 100_00);
    apply(request(FIRST, of("care", Map.of("demand", 130_00L, "price", -40_00L))));
    var proposed =
        AGREED.replace("causes: [demand, price]\n", "").replaceAll(".*clause: \"[12]\".*\n", "");

    var history = allocations.rerun(VALE, Document.parse("proposed.yml", proposed));

    assertThat(history.differences())
        .extracting(History.Difference::proposedPence)
        .containsExactly(100_00L, 0L);
  }

  @Test
  void aVersionWithinAYearSaysWhichFiguresItTakes() {
    agree(AGREED);
    agree(
        AGREED
            .replace("version: 1", "version: 2")
            .replace("from: 2022-04-01}", "from: 2022-10-01}"));
    spend("2022-05-01", "care", 100_00);

    assertThat(refused(request(FIRST, of("care", Map.of("demand", 1_00L)))))
        .isEqualTo("ALLOCATION_WITHIN_YEAR_UNSAID");
  }
}
