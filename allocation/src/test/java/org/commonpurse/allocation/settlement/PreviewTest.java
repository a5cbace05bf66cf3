package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.StateDocument;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: what is previewed is what is applied, and applying again posts what has changed and nothing
 * else. Method: random agreements, spending and late entries, seed in the name.
 */
class PreviewTest {

  private static final Actor ADA = new Actor("Ada, pooled fund manager");
  private static final FinancialYear YEAR = FinancialYear.parse("2023-24");
  private static final LocalDate PAY_ON = LocalDate.of(2024, 6, 30);
  private static final FundCode FUND = FundCode.of("brackenshire");
  private static final Request REQUEST = Request.of(FUND, YEAR);
  private static final List<String> PARTNERS = List.of("icb", "county", "borough");
  private static final List<String> SCHEMES = List.of("reablement", "nursing", "equipment");

  private static final String BOOKS =
      """
      fund: brackenshire
      name: Brackenshire pooled fund
      kind: pooled
      host: county
      currency: GBP
      open: {from: 2023-04-01}
      partners:
        - {partner: icb, name: Brackenshire ICB, kind: nhs-commissioner}
        - {partner: county, name: Brackenshire County Council, kind: council}
        - {partner: borough, name: Brackenborough Council, kind: council}
        - {partner: community, name: Brackenshire Community Trust, kind: nhs-provider}
      streams: [{stream: minimum, name: Minimum contribution}]
      schemes:
        - {scheme: reablement, name: A, lead: county, providers: [community], streams: [minimum]}
        - {scheme: nursing, name: B, lead: icb, providers: [community], streams: [minimum]}
        - {scheme: equipment, name: C, lead: borough, providers: [community], streams: [minimum]}
      """;

  @TempDir Path folder;
  private SplittableRandom random = new SplittableRandom(0);
  private int posted;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 12);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void postsWhatWasPreviewedAndThenOnlyWhatHasChanged(long seed) {
    random = new SplittableRandom(seed);
    try (Ledger ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"))) {
      var fund = FundReader.read(Document.parse("fund.yml", BOOKS));
      ledger.funds().register(fund, ADA);
      var agreement = Document.parse("agreement.yml", agreement());
      new Agreements(ledger.books())
          .add(fund, agreement, Openings.ARE_POSTED, Optional.empty(), ADA);
      for (String scheme : SCHEMES) {
        post(ledger, Book.PLAN, scheme, 100_000 + random.nextLong(900_000));
        post(ledger, Book.ACTUAL, scheme, 100_000 + random.nextLong(900_000));
      }
      var allocations = new Allocations(ledger.books());
      for (int round = 0; round < 3; round++) {
        Map<String, Long> before = charged(ledger);
        List<ApplicationResult> preview = allocations.preview(REQUEST).results();
        assertThat(charged(ledger)).isEqualTo(before);

        List<ApplicationResult> applied = allocations.apply(REQUEST, PAY_ON, ADA);
        assertThat(described(applied)).isEqualTo(described(preview));
        Map<String, Long> after = charged(ledger);
        assertThat(after).isEqualTo(charges(preview));

        assertThat(described(allocations.apply(REQUEST, PAY_ON, ADA)))
            .isEqualTo(described(preview));
        assertThat(charged(ledger)).isEqualTo(after);
        post(ledger, Book.ACTUAL, SCHEMES.get(random.nextInt(3)), random.nextLong(50_000) + 1);
      }
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  /** Every figure with its working, and what is handed on to the next year. */
  private static List<String> described(List<ApplicationResult> applied) {
    return applied.stream()
        .map(one -> AllocationJson.of(one.allocation()) + " " + StateDocument.of(one.state()))
        .toList();
  }

  /** What every partner is charged, by what the allocations say. */
  private static Map<String, Long> charges(List<ApplicationResult> applied) {
    var charges = new TreeMap<String, Long>();
    for (ApplicationResult one : applied) {
      List<Long> pence = one.allocation().chargesPence();
      for (int i = 0; i < pence.size(); i++) {
        if (pence.get(i) != 0) {
          charges.merge(PARTNERS.get(i), pence.get(i), Long::sum);
        }
      }
    }
    return charges;
  }

  /** What every partner is charged, by the books. */
  private static Map<String, Long> charged(Ledger ledger) {
    var charged = new TreeMap<String, Long>();
    var query =
        BalanceQuery.of(FUND, Book.ACTUAL).kinds(AccountKind.RISK_SHARE).by(Grouping.PARTNER);
    for (BalanceRow row : ledger.balances().of(query)) {
      if (row.pence() != 0) {
        charged.put(row.key().words().get(0), -row.pence());
      }
    }
    return charged;
  }

  private void post(Ledger ledger, Book book, String scheme, long pence) {
    var community = PartnerCode.of("community");
    var spend = Account.spend(SchemeCode.of(scheme), StreamCode.of("minimum"), community);
    var other =
        book == Book.PLAN
            ? Account.contribution(PartnerCode.of("icb"), StreamCode.of("minimum"))
            : Account.payable(community);
    var postings = List.of(new Posting(spend, pence), new Posting(other, -pence));
    var entry = new JournalEntry(FUND, book, LocalDate.of(2023, 9, 1), "Posted", "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey("k" + posted++), ADA));
  }

  private String agreement() {
    return """
    agreement: Tried agreement
    version: 1
    in-force: {from: 2023-04-01}
    partners: [icb, county, borough]
    reserves: {pool: {opening: %d.00, owned-by: {icb: 1, county: 1}}}
    clauses:
      - {clause: "1", takes: overspend, of: {schemes: [reablement]}, %s}
      - {clause: "2", takes: variance, of: {schemes: [nursing]}, %s}
      - {clause: "3", takes: underspend, of: {schemes: [equipment]}, %s}
    """
        .formatted(random.nextInt(3000), term(3), term(3), term(2));
  }

  private String term(int depth) {
    if (depth == 0) {
      return random.nextBoolean() ? shares() : "bear: lead";
    }
    return switch (random.nextInt(5)) {
      case 0 -> shares();
      case 1 ->
          "bands: [{up-to: %d.%02d, %s}, {rest: {%s}}]"
              .formatted(
                  1 + random.nextInt(4000), random.nextInt(100), term(depth - 1), term(depth - 1));
      case 2 -> "waterfall: [{from: pool}, {%s}]".formatted(term(depth - 1));
      case 3 ->
          "%s, limit: {county: %d.00}, excess: unallocated"
              .formatted(shares(), random.nextInt(2000));
      default -> "rate: %d%%, then: {%s}".formatted(random.nextInt(101), term(depth - 1));
    };
  }

  private String shares() {
    var weights = new ArrayList<String>();
    for (String partner : PARTNERS) {
      weights.add(partner + ": " + (1 + random.nextInt(99)));
    }
    return "share: {" + String.join(", ", weights) + "}";
  }
}
