package org.commonpurse.api.operation.report;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_PARAMETER_MISSING;

import java.util.stream.Collectors;
import org.commonpurse.allocation.measure.Realised;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.template.FilledReturn;
import org.commonpurse.reports.template.ReturnAnswers;
import org.commonpurse.reports.template.ReturnFacts;
import org.commonpurse.reports.template.ReturnPeriod;
import org.commonpurse.reports.template.ReturnTemplate;

/** A return or plan of a fund, filled from one state of its books. */
@OperationSpec(
    name = "return",
    summary = "a return or plan that others prescribe, as a workbook with its checklist",
    routes = "GET /api/v1/funds/{fund}/reports/return.xlsx",
    command = "report return",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.RETURN,
    problems = {
      "RETURN_ANSWER_MISPLACED",
      "RETURN_ANSWER_UNFIT",
      "RETURN_ANSWERS_ELSEWHERE",
      "RETURN_PERIOD_MALFORMED",
      "RETURN_PERIOD_UNFIT",
      "RETURN_TEMPLATE_CIRCLE",
      "RETURN_TEMPLATE_NAME_TWICE",
      "RETURN_TEMPLATE_REFERENCE_UNKNOWN",
      "RETURN_TEMPLATE_RULE_MISPLACED",
      "RETURN_TEMPLATE_UNKNOWN",
      "SERVICE_PARAMETER_MISSING"
    })
public final class ReturnOf {

  private final Ledger ledger;

  /** Returns from these books. */
  public ReturnOf(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What is asked for.
   *
   * @param template  the name of one that ships, or whatever else a command takes for one
   */
  public record Input(String template, ReturnPeriod period) {

    /**
     * What is asked for.
     *
     * @param parameters  of {@link ParameterGroup#RETURN}, both of which must be there
     * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_PARAMETER_MISSING}, {@code
     *     RETURN_PERIOD_MALFORMED}
     */
    public static Input of(RequestParameters parameters) {
      return new Input(
          parameters.one("template", text -> text).orElseThrow(() -> missing("template")),
          parameters.one("period", ReturnPeriod::parse).orElseThrow(() -> missing("period")));
    }

    private static RuntimeException missing(String name) {
      return SERVICE_PARAMETER_MISSING
          .because(
              "Name the template and the period, such as template=bcf-year-end-shape and"
                  + " period=2025-26; \"%s\" is missing.".formatted(name),
              "parameter",
              name)
          .toException();
    }
  }

  /**
   * The return.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link FilledReturn#of}
   */
  public FilledReturn run(
      FundCode fund, ReturnTemplate template, ReturnPeriod period, ReturnAnswers answers) {
    return ledger.books().now(at -> FilledReturn.of(template, facts(at, fund, period), answers));
  }

  private static ReturnFacts facts(Snapshot at, FundCode code, ReturnPeriod period) {
    var fund = at.funds().get(code);
    return new ReturnFacts(
        fund,
        period,
        at.stamp(code),
        ReturnFacts.needed(code, period).stream()
            .collect(Collectors.toMap(asked -> asked, at.balances()::of)),
        Realised.of(at, fund));
  }
}
