package org.commonpurse.allocation.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.commonpurse.allocation.horizon.FundTransfer;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.horizon.Identity;
import org.commonpurse.ledger.Ledger;
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
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Funds put together, held to one fund in whose books all of it stands once. */
class PlaceTest {

  private static final Actor FINCH = new Actor("A. Finch");

  private static final String FUND =
      """
      fund: %s
      name: The fund %s
      kind: pooled
      host: county
      open: {from: 2022-04-01}
      currency: %s
      partners:
        - {partner: icb, name: %s, kind: nhs-commissioner}
        - {partner: county, name: Vale County Council, kind: council}
        - {partner: trust, name: Vale Trust, kind: nhs-provider}
      streams:
        - {stream: nhs, name: NHS}
        - {stream: council, name: Council}
      schemes:
        - {scheme: beds, name: Beds, lead: icb, providers: [trust], streams: [nhs],
           provision: additional}
        - {scheme: care, name: Care, lead: county, providers: [trust], streams: [council],
           provision: additional}
      measures:
        - {measure: admissions, name: admissions, unit: admission}
      """;

  @TempDir private Path folder;

  private Ledger ledger;

  private int keys;

  @BeforeEach
  void open() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"));
    fund("whole", "GBP", "Vale ICB");
    fund("left", "GBP", "Vale ICB");
    fund("right", "GBP", "The ICB of the vale");
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void fund(String code, String currency, String icb) {
    ledger
        .funds()
        .register(
            FundReader.read(Document.parse("fund.yml", FUND.formatted(code, code, currency, icb))),
            FINCH);
  }

  /** Posts to a fund that so much moved from one account to another; the number of the entry. */
  private long post(String fund, String day, String debit, String credit, long pence) {
    var account = Account.parse(debit);
    var book =
        debit.startsWith("saving") || credit.startsWith("burden") ? Book.IMPACT : Book.ACTUAL;
    var entry =
        new JournalEntry(
            FundCode.of(fund),
            book,
            LocalDate.parse(day),
            "What moved",
            "",
            List.of(Posting.debit(account, pence), Posting.credit(Account.parse(credit), pence)));
    keys++;
    return ledger
        .journal()
        .post(new Submission(entry, new EntryKey("key-" + keys), FINCH))
        .sequence();
  }

  /** Random movements of three years: each in the whole, and by its scheme in one of the halves. */
  private void movements(Random random) {
    for (int i = 0; i < 24; i++) {
      boolean isLeft = i % 2 == 0;
      var stream = isLeft ? "nhs" : "council";
      var scheme = isLeft ? "beds" : "care";
      var partner = random.nextBoolean() ? "icb" : "county";
      var pair =
          switch (random.nextInt(6)) {
            case 0 -> List.of("bank", "contribution:" + partner + ":" + stream);
            case 1 -> List.of("spend:" + scheme + ":" + stream + ":trust", "payable:trust");
            case 2 -> List.of("bank", "other-income:" + stream);
            case 3 -> List.of("risk-share:" + partner + ":c-1", "bank");
            case 4 ->
                List.of(
                    "saving:%s:%s:admissions:cashable".formatted(partner, scheme),
                    "measure:" + scheme + ":admissions");
            default -> List.of("sharing:icb:c-2", "sharing:county:c-2");
          };
      var day = (2022 + random.nextInt(3)) + "-06-01";
      long pence = 1 + random.nextInt(90_000_000);
      post("whole", day, pair.get(0), pair.get(1), pence);
      post(isLeft ? "left" : "right", day, pair.get(0), pair.get(1), pence);
    }
    for (var half : List.of("left", "right")) {
      post("whole", "2023-06-01", "bank", "contribution:icb:nhs", 5_00);
      post(half, "2023-06-01", "bank", "contribution:icb:nhs", 5_00);
    }
  }

  private Horizon horizon(String fund) {
    return ledger.books().now(at -> Horizons.of(at, FundCode.of(fund)));
  }

  private PlaceFunds place(List<FundTransfer> transfers) {
    return new PlaceFunds(List.of(horizon("left"), horizon("right")), transfers);
  }

  private List<FundTransfer> read(String statement) {
    return ledger
        .books()
        .now(
            at ->
                TransferReader.read(
                    at,
                    Set.of(FundCode.of("left"), FundCode.of("right")),
                    Document.parse("transfers.yml", statement)));
  }

  private static String stated(long from, long to, String amount) {
    return "  - {from: {fund: left, entry: %d}, to: {fund: right, entry: %d}, amount: %s}\n"
        .formatted(from, to, amount);
  }

  private static String code(Throwable refusal) {
    return ((ProblemException) refusal).code();
  }

  private static void requireEqualToWhole(Horizon together, Horizon whole) {
    var years = whole.years();
    for (var partner : whole.partners()) {
      for (var year : years) {
        assertThat(figures(together.row(partner.code(), year)))
            .isEqualTo(figures(whole.row(partner.code(), year)));
      }
    }
    for (var year : years) {
      assertThat(together.pool(year).income().otherPence())
          .isEqualTo(whole.pool(year).income().otherPence());
      assertThat(together.pool(year).closingPence()).isEqualTo(whole.pool(year).closingPence());
      assertThat(together.pool(year).leftOverPence()).isEqualTo(whole.pool(year).leftOverPence());
    }
    assertThat(Identity.of(together)).allMatch(Identity::holds);
  }

  private static List<Long> figures(HorizonRow row) {
    return List.of(
        row.paidIn().totalPence(),
        row.charges().netPence(),
        row.poolCostPence(),
        row.spentPence(),
        row.savings().totalPence(),
        row.extraCosts().totalPence(),
        row.sharingPence(),
        row.netAfterPence(),
        row.toDate().netPence());
  }

  @RepeatedTest(3)
  void aFundSplitIntoTwoByItsSchemesIsTogetherWhatItWas(RepetitionInfo repetition) {
    movements(new Random(repetition.getCurrentRepetition()));
    var whole = horizon("whole");
    var together = place(List.of()).together();

    requireEqualToWhole(together, whole);
    assertThat(together.statesReturn()).isTrue();
    assertThat(together.totals().get(whole.years().size() - 1).toDate())
        .isEqualTo(whole.totals().get(whole.years().size() - 1).toDate());
    assertThat(place(List.of()).identities()).isNotEmpty().allMatch(Identity::holds);
  }

  /** The whole never has the transfers, and so shows what must stand without them. */
  @RepeatedTest(3)
  void whatWentFromOneFundToAnotherCountsInNeitherAndChangesNobodysNet(RepetitionInfo repetition) {
    var random = new Random(100 + repetition.getCurrentRepetition());
    movements(random);
    var untouched = place(List.of()).together();
    var statement = new StringBuilder("transfers:\n");
    for (var paid : List.of("spend:beds:nhs:trust", "risk-share:county:c-1")) {
      for (var taken : List.of("contribution:county:council", "other-income:council")) {
        long pence = 1 + random.nextInt(9_000_000);
        long from = post("left", "2023-07-01", paid, "bank", pence);
        long to = post("right", "2023-07-02", "bank", taken, pence);
        statement.append(stated(from, to, "%d.%02d".formatted(pence / 100, pence % 100)));
      }
    }
    var place = place(read(statement.toString()));
    var together = place.together();

    requireEqualToWhole(together, horizon("whole"));
    assertThat(place.identities()).isNotEmpty().allMatch(Identity::holds);
    assertThat(together.statesReturn()).isFalse();
    var nets = new ArrayList<Long>();
    together.rows().forEach(row -> nets.add(row.netAfterPence()));
    assertThat(untouched.rows()).extracting(HorizonRow::netAfterPence).isEqualTo(nets);
  }

  @Test
  void tellsUnderWhichOtherNameAFundHasAPartnerAndWhichYearsItDoesNotHave() {
    movements(new Random(7));
    post("right", "2027-06-01", "bank", "contribution:icb:nhs", 9_00);

    assertThat(place(List.of()).told())
        .anyMatch(each -> each.contains("Vale ICB") && each.contains("The ICB of the vale"))
        .anyMatch(each -> each.startsWith("The funds do not have the same years"))
        .anyMatch(each -> each.startsWith("No transfer between the funds was stated"));
    assertThat(Identity.of(place(List.of()).together())).allMatch(Identity::holds);
  }

  /** Entries 1 spend 70.00 and take in 70.00; 2 each of the next year; 3 of the left is taken back. */
  @ParameterizedTest
  @CsvSource({
    "left, 1, right, 9, 70.00, PLACE_TRANSFER_UNKNOWN",
    "left, 1, whole, 1, 70.00, PLACE_TRANSFER_UNKNOWN",
    "left, 1, right, 1, 70.01, PLACE_TRANSFER_UNEQUAL",
    "right, 1, left, 1, 70.00, PLACE_TRANSFER_UNEQUAL",
    "left, 1, right, 2, 70.00, PLACE_TRANSFER_YEARS_DIFFER",
    "left, 1, left, 2, 70.00, PLACE_TRANSFER_MALFORMED",
    "left, x, right, 1, 70.00, PLACE_TRANSFER_MALFORMED",
    "left, 1, right, 1, -70.00, PLACE_TRANSFER_MALFORMED"
  })
  void refusesATransferThatIsNotInBothFundsToThePenny(
      String from, String entryFrom, String to, String entryTo, String amount, String code) {
    for (var day : List.of("2022-06-01", "2023-06-01")) {
      post("left", day, "spend:beds:nhs:trust", "bank", 70_00);
      post("right", day, "bank", "contribution:county:council", 70_00);
    }
    var statement =
        "transfers: [{from: {fund: %s, entry: %s}, to: {fund: %s, entry: %s}, amount: %s}]"
            .formatted(from, entryFrom, to, entryTo, amount);

    assertThatThrownBy(() -> read(statement)).hasMessageContaining(code);
  }

  @Test
  void refusesAnEntryThatStandsInTwoTransfersAndAStatementThatIsNone() {
    post("left", "2022-06-01", "spend:beds:nhs:trust", "bank", 70_00);
    post("right", "2022-06-01", "bank", "contribution:county:council", 70_00);

    assertThatThrownBy(() -> read("transfers:\n" + stated(1, 1, "70.00") + stated(1, 1, "70.00")))
        .hasMessageContaining("PLACE_TRANSFER_TWICE");
    assertThatThrownBy(() -> read("payments: []")).hasMessageContaining("PLACE_TRANSFER_MALFORMED");
  }

  @Test
  void refusesFundsThatCannotBeAddedUp() {
    fund("euro", "EUR", "Vale ICB");
    fund("later", "GBP", "Vale ICB");
    post("left", "2022-06-01", "bank", "contribution:icb:nhs", 70_00);
    post("euro", "2022-06-01", "bank", "contribution:icb:nhs", 70_00);
    post("later", "2026-06-01", "bank", "contribution:icb:nhs", 70_00);
    var left = horizon("left");

    assertThatThrownBy(() -> new PlaceFunds(List.of(left, left), List.of()))
        .hasMessageContaining("each named once")
        .extracting(PlaceTest::code)
        .isEqualTo("PLACE_FUNDS_FEW");
    assertThatThrownBy(() -> new PlaceFunds(List.of(left, horizon("euro")), List.of()))
        .extracting(PlaceTest::code)
        .isEqualTo("PLACE_CURRENCIES_DIFFER");
    assertThatThrownBy(() -> new PlaceFunds(List.of(left, horizon("later")), List.of()))
        .extracting(PlaceTest::code)
        .isEqualTo("PLACE_YEARS_APART");
  }
}
