package org.commonpurse.api.operation.fund;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.Expected;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.PassedReserves;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.fund.Succession;

/** Replaces a fund by a newer version of itself. */
@OperationSpec(
    name = "fund-amend",
    summary = "replaces a fund by a newer version of itself",
    routes = "PUT /api/v1/funds/{fund}",
    command = "amend",
    permission = Permission.MANAGE_FUNDS,
    idempotency = Idempotency.BY_CONTENT,
    posts = true,
    requests = "fund",
    problems = {"SERVICE_FUND_DIFFERS", "SERVICE_VERSION_DIFFERS", "LEDGER_FUND_LOSES"})
public final class AmendFund {

  private final Ledger ledger;

  /** Amends in these books. */
  public AmendFund(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A newer version.
   *
   * @param document  what {@code fund.schema.json} describes
   * @param newer  the fund that it describes
   * @param expected  which version it replaces
   */
  public record Input(Document document, Fund newer, Expected<Fund> expected, Caller caller) {

    /** What a document describes. */
    public static Input read(Document document, Expected<Fund> expected, Caller caller) {
      return new Input(document, FundReader.read(document), expected, caller);
    }
  }

  /**
   * Replaces it. What partners own in reserves passes to those who have succeeded them by now, by an entry
   * on the day of the succession, as {@link PassedReserves} says: a succession and its money are one
   * act. What such a partner was given later passes when the fund is amended again or an agreement is
   * applied, while the period of the succession is open.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_LOSES} if it leaves
   *     out what entries may refer to; {@code LEDGER_PERIOD_CLOSED} if reserves would pass in a
   *     closed period
   */
  public Fund run(Input input) {
    var newer = input.newer();
    return ledger
        .books()
        .write(
            newer.code(),
            input.caller().asks("fund-amend", input.document().text()),
            RepeatableAct.toldByItsRequest(
                books -> {
                  var older = books.funds().get(newer.code());
                  input.expected().require(older);
                  var amended = books.funds().amend(newer, input.caller().actor());
                  var happened = happened(books, older, newer);
                  PassedReserves.pass(books, newer, happened, input.caller().actor());
                  return amended;
                },
                at -> newer));
  }

  private static List<Succession> happened(Writing books, Fund older, Fund newer) {
    var today = LocalDate.ofInstant(books.now(), ZoneOffset.UTC);
    var open = PassedReserves.open(books, newer, today);
    // A new succession is not left out in silence because its period is closed.
    return newer.successions().stream()
        .filter(succession -> !succession.on().isAfter(today))
        .filter(
            succession -> open.contains(succession) || !older.successions().contains(succession))
        .toList();
  }
}
