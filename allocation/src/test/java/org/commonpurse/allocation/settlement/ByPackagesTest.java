package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.outturn.OutturnDocument;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.carepackage.PackageFile;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shares that follow what the packages in the books cost each partner in the period. */
class ByPackagesTest {

  private static final Actor ADA = new Actor("Ada");
  private static final FundCode VALE = FundCode.of("vale");
  private static final PartnerCode ICB = PartnerCode.of("icb");
  private static final PartnerCode COUNTY = PartnerCode.of("county");
  private static final FinancialYear YEAR = FinancialYear.parse("2023-24");
  private static final LocalDate PAY_ON = LocalDate.of(2026, 6, 30);

  private static final String FUND =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: county
      open: {from: 2022-04-01}
      partners:
        - {partner: ccg, name: Vale CCG, kind: nhs-commissioner}
        - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
        - {partner: county, name: County Council, kind: council}
      successions: [{from: ccg, to: icb, on: 2022-07-01}]
      streams:
        - {stream: pool, name: Pooled money}
      schemes:
        - {scheme: care, name: Care, lead: county, providers: [county], streams: [pool]}
      """;

  private static final String AGREED =
      """
      agreement: Vale agreement
      version: 1
      in-force: {from: 2022-04-01}
      partners: [icb, county]
      clauses:
        - clause: "1"
          takes: overspend
          share: by-package
      """;

  private static final String HEADER =
      "reference,scheme,start,end,from,weekly_cost,assessed_on,review_on,dowry,dowry_partner,ccg,icb,county\n";

  @TempDir Path folder;
  private Ledger ledger;
  private Allocations allocations;

  @BeforeEach
  void openTheBooks() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
    ledger.funds().register(FundReader.read(Document.parse("fund.yml", FUND)), ADA);
    allocations = new Allocations(ledger.books());
    var postings =
        List.of(
            new Posting(Account.parse("spend:care:pool:county"), 1_000_00),
            new Posting(Account.parse("payable:county"), -1_000_00));
    var entry = new JournalEntry(VALE, Book.ACTUAL, LocalDate.of(2023, 5, 1), "care", "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey("care"), ADA));
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

  private void record(String... rows) {
    var file = HEADER + String.join("\n", rows) + "\n";
    var read =
        PackageFile.read(
            ledger.funds().get(VALE), "packages.csv", file.getBytes(StandardCharsets.UTF_8));
    ledger.books().write(VALE, books -> books.packages().record(VALE, read, ADA));
  }

  private Allocation preview(Request request) {
    return allocations.preview(request).results().get(0).allocation();
  }

  private static Map<PartnerCode, Long> charges(Allocation allocation) {
    var charges = new HashMap<PartnerCode, Long>();
    for (int i = 0; i < allocation.parties().size(); i++) {
      charges.put(allocation.parties().code(i), allocation.chargesPence().get(i));
    }
    return charges;
  }

  /** 366 days at 70.00 a week, halved, are 1,830.00 each; 91 at 140.00 of the county 1,820.00. */
  @Test
  void followTheDaysOfThePeriodAndWhatWasAssessed() {
    agree(AGREED);
    record(
        "pkg-001,care,2022-01-01,,,70.00,2023-03-01,2024-03-01,,,0,50,50",
        "pkg-002,care,2024-01-01,,,140.00,2023-12-01,2024-12-01,,,,,100");

    var allocation = preview(Request.of(VALE, YEAR));
    assertThat(allocation.outturn().packages())
        .containsOnly(Map.entry(ICB, 183_000L), Map.entry(COUNTY, 365_000L));
    assertThat(charges(allocation))
        .containsOnly(Map.entry(ICB, 33_394L), Map.entry(COUNTY, 66_606L));
    // To the end of September there is the first package alone.
    var half = preview(new Request(VALE, YEAR, 6, Map.of(), Map.of()));
    assertThat(half.outturn().packages())
        .containsOnly(Map.entry(ICB, 91_500L), Map.entry(COUNTY, 91_500L));
  }

  @Test
  void countAPredecessorAsItsSuccessorAndADowryFirst() {
    agree(AGREED);
    record("pkg-001,care,2023-04-01,2023-04-07,,10.00,2023-03-01,2024-03-01,4.00,ccg,50,,50");

    assertThat(preview(Request.of(VALE, YEAR)).outturn().packages())
        .containsOnly(Map.entry(ICB, 700L), Map.entry(COUNTY, 300L));
  }

  @Test
  void leaveAllToTheBoardWhereThereAreNoPackages() {
    agree(AGREED);

    var allocation = preview(Request.of(VALE, YEAR));
    assertThat(allocation.clauses().get(0).allocation().unallocatedPence()).isEqualTo(100_000);
    assertThat(allocation.outturn().packages()).isEmpty();
  }

  @Test
  void areOutOfDateAfterABackdatedSplitAndPutRightByApplyingAgain() {
    agree(AGREED);
    record("pkg-001,care,2023-04-01,,,70.00,2023-03-01,2024-03-01,,,,50,50");
    allocations.apply(Request.of(VALE, YEAR), PAY_ON, ADA);
    assertThat(stale()).isEmpty();

    record("pkg-001,care,2023-04-01,,2024-04-01,70.00,2024-03-01,2025-03-01,,,,100,");
    assertThat(stale()).as("terms of the next year change nothing").isEmpty();
    record("pkg-001,care,2023-04-01,,2023-10-01,70.00,2024-03-01,2025-03-01,,,,100,");
    assertThat(stale()).containsExactly("2023-24");

    allocations.apply(Request.of(VALE, YEAR), PAY_ON, ADA);
    assertThat(stale()).isEmpty();
    // Half of 183 days and all of the other 183.
    assertThat(charges(preview(Request.of(VALE, YEAR))))
        .containsOnly(Map.entry(ICB, 75_000L), Map.entry(COUNTY, 25_000L));
  }

  private List<String> stale() {
    return ledger.books().now(at -> StaleResults.of(at, VALE)).stream()
        .map(StaleResult::period)
        .toList();
  }

  @Test
  void areNotReadWhereNoSharesFollowThem() {
    agree(AGREED.replace("by-package", "{icb: 1, county: 1}"));
    allocations.apply(Request.of(VALE, YEAR), PAY_ON, ADA);
    record("pkg-001,care,2023-04-01,,,70.00,2023-03-01,2024-03-01,,,,50,50");

    assertThat(preview(Request.of(VALE, YEAR)).outturn().packages()).isEmpty();
    assertThat(stale()).as("other results do not rest on packages").isEmpty();
    // A proposal that follows them is tried on what they cost in the years that were recorded.
    record("pkg-001,care,2023-04-01,,,70.00,2023-03-01,2024-03-01,,,,100,");
    var history = allocations.rerun(VALE, Document.parse("proposed.yml", AGREED));
    assertThat(history.totals()).containsOnly(Map.entry(ICB, 50_000L), Map.entry(COUNTY, -50_000L));
  }

  @Test
  void standInTheOutturnAsADocument() {
    agree(AGREED);
    record("pkg-001,care,2023-04-01,,,70.00,2023-03-01,2024-03-01,,,,50,50");
    var outturn = preview(Request.of(VALE, YEAR)).outturn();
    var document = OutturnDocument.of(outturn);

    assertThat(document.path("packages").toString())
        .isEqualTo("{\"county\":\"1830.00\",\"icb\":\"1830.00\"}");
    assertThat(OutturnReader.read(Document.parseJson("outturn.json", document.toString())))
        .isEqualTo(outturn);
    var other = outturn.withPartners(code -> COUNTY);
    assertThat(other.packages()).containsOnly(Map.entry(COUNTY, 366_000L));
  }

  /** Thirds of sevenths of odd pence in a thousand packages, added up as whole numbers of their parts. */
  @Test
  void areTheSameInWhateverOrderThePackagesCame() {
    agree(AGREED);
    var rows = new ArrayList<String>();
    long icb = 0;
    long county = 0;
    for (int i = 0; i < 1_000; i++) {
      int pence = 1_000 + 7 * i + i % 3;
      rows.add(
          "pkg-%04d,care,2023-04-01,,,%d.%02d,2023-03-01,2024-03-01,,,,33.33,66.67"
              .formatted(i, pence / 100, pence % 100));
      icb += pence * 366L * 3_333;
      county += pence * 366L * 6_667;
    }
    Collections.shuffle(rows, new Random(7));
    record(rows.toArray(String[]::new));

    var packages = preview(Request.of(VALE, YEAR)).outturn().packages();
    assertThat(packages.get(ICB)).isBetween(icb / 70_000, icb / 70_000 + 1);
    assertThat(packages.get(COUNTY)).isBetween(county / 70_000, county / 70_000 + 1);
    assertThat(packages.get(ICB) + packages.get(COUNTY))
        .isEqualTo((icb + county + 35_000) / 70_000);
  }
}
