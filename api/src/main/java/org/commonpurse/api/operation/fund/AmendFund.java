package org.commonpurse.api.operation.fund;

import org.commonpurse.api.operation.input.Expected;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;

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
   * Replaces it.
   *
   * @param expected  which version it replaces
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_LOSES} if it leaves
   *     out what entries may refer to
   */
  public Fund run(Fund newer, Expected<Fund> expected, Actor by) {
    return ledger
        .books()
        .write(
            newer.code(),
            books -> {
              expected.require(books.funds().get(newer.code()));
              return books.funds().amend(newer, by);
            });
  }
}
