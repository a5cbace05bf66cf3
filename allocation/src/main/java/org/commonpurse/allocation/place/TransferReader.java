package org.commonpurse.allocation.place;

import static org.commonpurse.allocation.problem.PlaceProblem.PLACE_TRANSFER_MALFORMED;
import static org.commonpurse.allocation.problem.PlaceProblem.PLACE_TRANSFER_TWICE;
import static org.commonpurse.allocation.problem.PlaceProblem.PLACE_TRANSFER_UNEQUAL;
import static org.commonpurse.allocation.problem.PlaceProblem.PLACE_TRANSFER_UNKNOWN;
import static org.commonpurse.allocation.problem.PlaceProblem.PLACE_TRANSFER_YEARS_DIFFER;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonpurse.allocation.horizon.FundTransfer;
import org.commonpurse.allocation.horizon.FundTransfer.Paid;
import org.commonpurse.allocation.horizon.FundTransfer.Side;
import org.commonpurse.allocation.horizon.FundTransfer.TakenIn;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.money.Amounts;

/**
 * Reads a statement of transfers between funds and finds each in the books of both.
 *
 * <pre>
 * transfers:
 *   - {from: {fund: better-care, entry: 12}, to: {fund: children, entry: 7}, amount: 100000.00}
 * </pre>
 */
public final class TransferReader {

  private final Snapshot at;
  private final Set<FundCode> funds;
  private final Set<Side> met = new HashSet<>();

  private TransferReader(Snapshot at, Set<FundCode> funds) {
    this.at = at;
    this.funds = Set.copyOf(funds);
  }

  /**
   * The transfers of a statement, in its order.
   *
   * @param at  the books, which are read in one state
   * @param funds  between which transfers are stated
   * @throws org.commonpurse.ledger.document.DocumentException {@code PLACE_TRANSFER_MALFORMED}, {@code
   *     PLACE_TRANSFER_UNKNOWN} if there is no such entry or it was taken back, {@code
   *     PLACE_TRANSFER_UNEQUAL} if it did not pay or take in the amount, {@code
   *     PLACE_TRANSFER_YEARS_DIFFER}, {@code PLACE_TRANSFER_TWICE}
   */
  public static List<FundTransfer> read(Snapshot at, Set<FundCode> funds, Document document) {
    var reader = new TransferReader(at, funds);
    var items = document.root().get("transfers");
    if (!items.isList()) {
      throw items.refused(
          PLACE_TRANSFER_MALFORMED, "A statement of transfers has a list \"transfers\".");
    }
    var transfers = new ArrayList<FundTransfer>();
    items.items().forEach(item -> transfers.add(reader.transfer(item)));
    return List.copyOf(transfers);
  }

  private FundTransfer transfer(Field item) {
    var from = side(item.get("from"));
    var to = side(item.get("to"));
    if (from.fund().equals(to.fund())) {
      throw item.refused(
          PLACE_TRANSFER_MALFORMED,
          "A transfer is from one fund to another, and both are %s.".formatted(from.fund()));
    }
    var payer = at.funds().get(from.fund());
    var receiver = at.funds().get(to.fund());
    long pence = amount(item.get("amount"), payer);
    var entryFrom = entry(item.get("from"), from);
    var entryTo = entry(item.get("to"), to);
    var year = FinancialYear.of(entryFrom.entry().effectiveOn());
    var yearTo = FinancialYear.of(entryTo.entry().effectiveOn());
    if (!year.equals(yearTo)) {
      throw item.refused(
          PLACE_TRANSFER_YEARS_DIFFER,
          "%s counts in %s and %s in %s. Taken out, neither year would add up."
              .formatted(from, year, to, yearTo));
    }
    return new FundTransfer(
        year,
        pence,
        from,
        paid(item.get("from"), payer, only(item.get("from"), entryFrom, pence, true)),
        to,
        takenIn(item.get("to"), receiver, only(item.get("to"), entryTo, -pence, false)));
  }

  private Side side(Field field) {
    try {
      var side =
          new Side(
              FundCode.of(field.get("fund").text()), Long.parseLong(field.get("entry").text()));
      if (!funds.contains(side.fund())) {
        throw field.refused(
            PLACE_TRANSFER_UNKNOWN,
            "%s is not among the funds %s that are put together.".formatted(side.fund(), funds));
      }
      if (!met.add(side)) {
        throw field.refused(
            PLACE_TRANSFER_TWICE, "Entry %s stands in two transfers.".formatted(side));
      }
      return side;
    } catch (NumberFormatException e) {
      throw field.refused(
          PLACE_TRANSFER_MALFORMED,
          "\"%s\" is no number of an entry.".formatted(field.get("entry").text()));
    }
  }

  private static long amount(Field field, Fund fund) {
    long pence = field.isPresent() ? Amounts.parsePence(field.text(), fund.currency()) : 0;
    if (pence <= 0) {
      throw field.refused(PLACE_TRANSFER_MALFORMED, "A transfer needs an amount above nothing.");
    }
    return pence;
  }

  private RecordedEntry entry(Field field, Side side) {
    var found =
        at
            .journal()
            .entries(EntryQuery.of(side.fund()).after(side.entry() - 1).limit(1))
            .entries()
            .stream()
            .filter(each -> each.sequence() == side.entry())
            .findFirst()
            .orElseThrow(
                () ->
                    field.refused(PLACE_TRANSFER_UNKNOWN, "There is no entry %s.".formatted(side)));
    if (found.reverses().isPresent() || !found.reversedBy().isEmpty()) {
      throw field.refused(
          PLACE_TRANSFER_UNKNOWN,
          "Entry %s was taken back, or takes another back; it moved nothing.".formatted(side));
    }
    return found;
  }

  /** The one posting by which an entry paid (debit) or took in (credit) the amount. */
  private static Account only(Field field, RecordedEntry entry, long pence, boolean isPaid) {
    var fitting =
        entry.entry().book() != Book.ACTUAL
            ? List.<Posting>of()
            : entry.entry().postings().stream()
                .filter(posting -> isPaid ? pays(posting.account()) : takesIn(posting.account()))
                .toList();
    if (fitting.size() != 1 || fitting.get(0).pence() != pence) {
      throw field.refused(
          PLACE_TRANSFER_UNEQUAL,
          "Entry %d should %s %s by one posting, and has %s."
              .formatted(
                  entry.sequence(),
                  isPaid ? "spend or credit" : "take in as a contribution or other income",
                  Amounts.print(Math.absExact(pence)),
                  fitting.isEmpty()
                      ? "none"
                      : fitting.stream()
                          .map(each -> each.account() + " " + Amounts.print(each.pence()))
                          .toList()));
    }
    return fitting.get(0).account();
  }

  private static boolean pays(Account account) {
    return switch (account.kind()) {
      case SPEND, RISK_SHARE -> true;
      default -> false;
    };
  }

  private static boolean takesIn(Account account) {
    return switch (account.kind()) {
      case CONTRIBUTION, OTHER_INCOME -> true;
      default -> false;
    };
  }

  private static Paid paid(Field field, Fund fund, Account account) {
    return account
        .scheme()
        .<Paid>map(
            scheme ->
                new FundTransfer.Spending(
                    scheme, present(field, fund, fund.scheme(scheme).orElseThrow().lead())))
        .orElseGet(
            () -> new FundTransfer.Credit(present(field, fund, account.partner().orElseThrow())));
  }

  private static TakenIn takenIn(Field field, Fund fund, Account account) {
    return account
        .partner()
        .<TakenIn>map(
            partner -> {
              var stream = account.stream().orElseThrow();
              return new FundTransfer.Contribution(
                  present(field, fund, partner),
                  stream,
                  fund.stream(stream).orElseThrow().nature() == Nature.CAPITAL);
            })
        .orElseGet(FundTransfer.Income::new);
  }

  /** Who stands in a partner's place; where several do, nobody can say whose a part was. */
  private static PartnerCode present(Field field, Fund fund, PartnerCode partner) {
    long heirs =
        fund.successions().stream().filter(each -> each.predecessor().equals(partner)).count();
    if (heirs > 1) {
      throw field.refused(
          PLACE_TRANSFER_UNEQUAL,
          "%s was split, so that no one partner has the amount.".formatted(partner));
    }
    return fund.presentPartner(partner);
  }
}
