package org.commonpurse.api.operation.fund;

import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.problem.Problem;

/** Replaces a fund by a newer version of itself. */
@OperationSpec(
    name = "fund-amend",
    summary = "replaces a fund by a newer version of itself",
    routes = "PUT /funds/{fund}",
    command = "amend",
    permission = Permission.MANAGE_FUNDS,
    idempotency = Idempotency.BY_CONTENT,
    requests = "fund",
    problems = {"SERVICE_FUND_DIFFERS", "LEDGER_FUND_LOSES", "LEDGER_CODE_MALFORMED"})
public final class AmendFund {

  private final Ledger ledger;

  /** Amends in these books. */
  public AmendFund(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Replaces it.
   *
   * @param document  what {@code fund.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_LOSES} if it leaves
   *     out what entries may refer to, or what is wrong with the document, with its place
   */
  public Fund run(Document document, Actor by) {
    return ledger.funds().amend(FundReader.read(document), by);
  }

  /**
   * Replaces the fund that is named.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_FUND_DIFFERS} if the
   *     document describes another; else as without the name
   */
  public Fund run(Code named, Document document, Actor by) {
    var fund = FundReader.read(document);
    if (!fund.code().equals(named)) {
      throw Problem.invalid(
              "SERVICE_FUND_DIFFERS",
              "The body describes the fund " + fund.code() + ", but the path names " + named + ".",
              "path",
              named,
              "body",
              fund.code())
          .toException();
    }
    return ledger.funds().amend(fund, by);
  }
}
