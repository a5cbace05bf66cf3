package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.PostingTest.codeOf;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.actual;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.received;
import static org.commonpurse.ledger.Samples.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Changes;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.balance.RowKey;
import org.commonpurse.ledger.balance.Statement;
import org.commonpurse.ledger.balance.StatementQuery;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.PartnerKind;
import org.commonpurse.ledger.fund.Succession;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements: a balance, what happened, and the balance after it. */
class StatementTest {

  private static final PartnerCode CCG = PartnerCode.of("ccg");
  private static final PartnerCode EAST = PartnerCode.of("east");
  private static final PartnerCode WEST = PartnerCode.of("west");

  private final MovableClock clock = new MovableClock("2023-05-01T09:00:00Z");

  private static Fund fund() {
    Fund fund = Samples.fund();
    var partners = new ArrayList<>(fund.partners());
    partners.add(new Partner(CCG, "Brackenshire CCG", PartnerKind.NHS_COMMISSIONER));
    partners.add(new Partner(EAST, "East Brackenshire Council", PartnerKind.COUNCIL));
    partners.add(new Partner(WEST, "West Brackenshire Council", PartnerKind.COUNCIL));
    return fund.withPartners(partners)
        .withSuccessions(
            List.of(
                Succession.whole(CCG, ICB, LocalDate.of(2022, 7, 1)),
                new Succession(COUNTY, EAST, LocalDate.of(2023, 4, 1), 555, 1000),
                new Succession(COUNTY, WEST, LocalDate.of(2023, 4, 1), 445, 1000)));
  }

  private Ledger open(TestStores store) {
    Ledger ledger = Ledger.open(store.fresh(), clock);
    ledger.funds().register(fund(), TREASURER);
    return ledger;
  }

  private static StatementQuery of(PartnerCode partner) {
    return new StatementQuery(
        FUND, Book.ACTUAL, StatementQuery.accountsOf(partner), Span.ALL, Partners.APART);
  }

  private static StatementQuery within(StatementQuery query, String from, String asAt) {
    return new StatementQuery(
        query.fund(),
        query.book(),
        query.accounts(),
        new Span(
            Optional.ofNullable(from).map(LocalDate::parse),
            Optional.ofNullable(asAt).map(LocalDate::parse),
            query.span().asKnown()),
        query.partners());
  }

  private static StatementQuery together(StatementQuery query) {
    return new StatementQuery(
        query.fund(), query.book(), query.accounts(), query.span(), Partners.TOGETHER);
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void listsWhatHappenedInOrderOfDayWithTheBalanceAfterIt(TestStores store) {
    try (Ledger ledger = open(store)) {
      var journal = ledger.journal();
      journal.post(submission("1", due("2023-03-01", ICB, MINIMUM, 500)));
      journal.post(submission("2", received("2023-05-02", ICB, "R2", 300)));
      journal.post(submission("3", due("2023-04-01", ICB, MINIMUM, 100)));
      journal.post(submission("4", due("2023-04-01", EAST, MINIMUM, 9_999)));
      journal.post(submission("5", received("2023-06-02", ICB, "R5", 50)));

      Statement statement =
          ledger.balances().statement(within(of(ICB), "2023-04-01", "2023-05-31"));

      assertThat(statement.openingPence()).isEqualTo(500);
      assertThat(statement.lines())
          .extracting(line -> line.recorded().sequence())
          .containsExactly(3L, 2L);
      assertThat(statement.lines()).extracting(Statement.Line::pence).containsExactly(100L, -300L);
      assertThat(statement.lines())
          .extracting(Statement.Line::balancePence)
          .containsExactly(600L, 300L);
      assertThat(statement.closingPence()).isEqualTo(300);
      Statement nothing = ledger.balances().statement(within(of(ICB), "2024-01-01", null));
      assertThat(nothing.openingPence()).isEqualTo(250);
      assertThat(nothing.closingPence()).isEqualTo(250);
    }
  }

  @Test
  void listsWhatWasKnownAtAMoment() {
    try (Ledger ledger = open(TestStores.SQLITE)) {
      ledger.journal().post(submission("1", due("2023-04-01", ICB, MINIMUM, 500)));
      clock.set("2023-06-01T09:00:00Z");
      ledger.journal().post(submission("2", due("2023-04-01", ICB, MINIMUM, 7)));
      var query = of(ICB);
      var may = query.span(Span.ALL.asKnown(Instant.parse("2023-05-31T00:00:00Z")));

      assertThat(ledger.balances().statement(may).closingPence()).isEqualTo(500);
      assertThat(ledger.balances().statement(query).closingPence()).isEqualTo(507);
    }
  }

  /** Case H02: the CCG pays until June 2022 and the ICB from July, in one financial year. */
  @Test
  void listsAPredecessorApartAndTogetherWithItsSuccessor() {
    try (Ledger ledger = open(TestStores.SQLITE)) {
      ledger.journal().post(submission("1", due("2022-06-01", CCG, MINIMUM, 250)));
      ledger.journal().post(submission("2", due("2022-07-01", ICB, MINIMUM, 750)));

      assertThat(ledger.balances().statement(of(ICB)).closingPence()).isEqualTo(750);
      assertThat(ledger.balances().statement(of(CCG)).closingPence()).isEqualTo(250);
      Statement both = ledger.balances().statement(together(of(ICB)));
      assertThat(both.lines())
          .extracting(Statement.Line::account)
          .containsExactly(Account.receivable(CCG), Account.receivable(ICB));
      assertThat(both.closingPence()).isEqualTo(1_000);
      assertThat(ledger.balances().statement(together(within(of(ICB), null, "2022-06-30"))).lines())
          .as("before the succession the ICB has nothing of the CCG's")
          .isEmpty();
    }
  }

  /** Case H04: the parts of a split add up to the penny however the days are cut. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void passesTheAgreedPartsOfASplitPartnerOn(TestStores store) {
    try (Ledger ledger = open(store)) {
      ledger.journal().post(submission("1", due("2021-06-01", COUNTY, MINIMUM, 123_400)));
      ledger.journal().post(submission("2", due("2022-06-01", COUNTY, MINIMUM, 57)));
      ledger.journal().post(submission("3", due("2023-06-01", EAST, MINIMUM, 1_000)));

      Statement east = ledger.balances().statement(together(within(of(EAST), "2022-04-01", null)));
      assertThat(east.openingPence()).isEqualTo(68_487);
      assertThat(east.lines()).extracting(Statement.Line::pence).containsExactly(32L, 1_000L);
      assertThat(east.closingPence()).isEqualTo(69_519);
      Statement west = ledger.balances().statement(together(of(WEST)));
      assertThat(west.lines()).extracting(Statement.Line::pence).containsExactly(54_913L, 25L);
    }
  }

  /** A due of any partner on any day, also one that has ended, which was raised at the bank. */
  private static JournalEntry raised(String day, PartnerCode partner, long pence) {
    return actual(
        day,
        "Paid out",
        Posting.debit(Account.receivable(partner), pence),
        Posting.credit(Account.bank(), pence));
  }

  /** Goal: a statement adds up to the balances. Method: random entries, days, moments and partners. */
  @Test
  void addsUpToTheBalances() {
    long seed = 20_230_401;
    var random = new SplittableRandom(seed);
    try (Ledger ledger = open(TestStores.SQLITE)) {
      List<PartnerCode> partners = List.of(ICB, COUNTY, CCG, EAST, WEST);
      var moments = new ArrayList<Instant>();
      for (int i = 0; i < 120; i++) {
        var partner = partners.get(random.nextInt(partners.size()));
        var day = LocalDate.of(2021, 4, 1).plusDays(random.nextInt(1_100)).toString();
        clock.set(Instant.parse("2023-05-01T09:00:00Z").plusSeconds(60L * i).toString());
        moments.add(Instant.parse("2023-05-01T09:00:00Z").plusSeconds(60L * i));
        var entry =
            random.nextBoolean()
                ? raised(day, partner, 1 + random.nextInt(10_000))
                : received(day, partner, "", 1 + random.nextInt(10_000));
        ledger.journal().post(submission("k" + i, entry));
      }
      for (int i = 0; i < 200; i++) {
        var partner = partners.get(random.nextInt(partners.size()));
        var from = LocalDate.of(2021, 4, 1).plusDays(random.nextInt(1_100));
        var asAt = from.plusDays(random.nextInt(400));
        var asKnown =
            random.nextBoolean()
                ? Optional.of(moments.get(random.nextInt(moments.size())))
                : Optional.<Instant>empty();
        var how = Partners.values()[random.nextInt(2)];
        var query =
            new StatementQuery(
                FUND,
                Book.ACTUAL,
                StatementQuery.accountsOf(partner),
                new Span(Optional.of(from), Optional.of(asAt), asKnown),
                how);

        Statement statement = ledger.balances().statement(query);

        var balances =
            new BalanceQuery(
                FUND,
                AccountPattern.of(Book.ACTUAL, AccountKind.RECEIVABLE)
                    .where(Dimension.PARTNER, partner),
                new Span(Optional.empty(), Optional.of(asAt), asKnown),
                List.of(),
                how);
        assertThat(statement.closingPence())
            .as("seed %d, %s", seed, query)
            .isEqualTo(ledger.balances().of(balances).get(0).pence());
        assertThat(statement.lines().stream().mapToLong(Statement.Line::pence).sum())
            .isEqualTo(statement.closingPence() - statement.openingPence());
      }
    }
  }

  @Test
  void listsTheEntriesOfAPredecessorAmongWhatChanged() {
    try (Ledger ledger = open(TestStores.SQLITE)) {
      ledger.journal().post(submission("1", due("2022-08-01", ICB, MINIMUM, 750)));
      clock.set("2023-06-01T09:00:00Z");
      ledger.journal().post(submission("2", due("2022-06-01", CCG, MINIMUM, 250)));
      ledger.journal().post(submission("3", due("2022-06-01", COUNTY, MINIMUM, 4)));
      var icb =
          BalanceQuery.of(FUND, Book.ACTUAL)
              .kinds(AccountKind.RECEIVABLE)
              .where(Dimension.PARTNER, ICB)
              .by(Grouping.PARTNER)
              .together();
      var march = Optional.of(LocalDate.of(2023, 3, 31));

      Changes changes =
          ledger
              .balances()
              .changes(
                  icb,
                  new View(march, Optional.of(Instant.parse("2023-05-31T00:00:00Z"))),
                  new View(march, Optional.empty()),
                  0,
                  10);

      assertThat(changes.rows())
          .containsExactly(new Changes.Row(RowKey.of(Grouping.PARTNER, "icb"), 750, 1_000));
      assertThat(changes.entries())
          .extracting(entry -> entry.recorded().sequence())
          .containsExactly(2L);
      assertThat(ledger.balances().of(icb))
          .containsExactly(new BalanceRow(RowKey.of(Grouping.PARTNER, "icb"), 1_000));
    }
  }

  @Test
  void refusesAPartnerAClauseAndDaysThatThereAreNot() {
    try (Ledger ledger = open(TestStores.SQLITE)) {
      assertThat(codeOf(() -> ledger.balances().statement(of(PartnerCode.of("town")))))
          .isEqualTo("LEDGER_PARTNER_UNKNOWN");
      var clause =
          new StatementQuery(
              FUND,
              Book.ACTUAL,
              List.of(Account.riskShare(ICB, ClauseCode.of("none"))),
              Span.ALL,
              Partners.APART);
      assertThat(codeOf(() -> ledger.balances().statement(clause)))
          .isEqualTo("LEDGER_CLAUSE_UNKNOWN");
      assertThat(codeOf(() -> within(of(ICB), "2023-04-02", "2023-04-01")))
          .isEqualTo("LEDGER_DAYS_OUT_OF_ORDER");
    }
  }
}
