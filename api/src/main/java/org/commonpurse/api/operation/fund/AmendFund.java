package org.commonpurse.api.operation.fund;

import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.Expected;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;

/** Replaces a fund by a newer version of itself. */
@OperationSpec(
    name = "fund-amend",
    summary = "replaces a fund by a newer version of itself",
    routes = "PUT /api/v1/funds/{fund}",
    command = "amend",
    permission = Permission.MANAGE_FUNDS,
    idempotency = Idempotency.BY_CONTENT,
    requests = "fund",
    problems = {
      "LEDGER_KEY_REUSED",
      "SERVICE_FUND_DIFFERS",
      "SERVICE_VERSION_DIFFERS",
      "LEDGER_FUND_LOSES",
      "LEDGER_CODE_MALFORMED"
    })
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
   * Replaces it.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_LOSES} if it leaves
   *     out what entries may refer to
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
                  input.expected().require(books.funds().get(newer.code()));
                  return books.funds().amend(newer, input.caller().actor());
                },
                at -> newer));
  }
}
