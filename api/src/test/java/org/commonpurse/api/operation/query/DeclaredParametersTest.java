package org.commonpurse.api.operation.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.agreement.AddAgreement;
import org.commonpurse.api.operation.agreement.CompareVersions;
import org.commonpurse.api.operation.agreement.ListAgreements;
import org.commonpurse.api.operation.agreement.ShowAgreement;
import org.commonpurse.api.operation.allocation.DuesOf;
import org.commonpurse.api.operation.allocation.LedgerFileOf;
import org.commonpurse.api.operation.allocation.ListAllocations;
import org.commonpurse.api.operation.allocation.NetPayments;
import org.commonpurse.api.operation.balance.BalancesOf;
import org.commonpurse.api.operation.balance.ChangesBetween;
import org.commonpurse.api.operation.balance.ListFigures;
import org.commonpurse.api.operation.balance.StatementOf;
import org.commonpurse.api.operation.balance.TraceFigure;
import org.commonpurse.api.operation.carepackage.CostsOfPackages;
import org.commonpurse.api.operation.carepackage.FindReviews;
import org.commonpurse.api.operation.carepackage.ListPackages;
import org.commonpurse.api.operation.forecast.ListForecasts;
import org.commonpurse.api.operation.forecast.OutcomeOfForecasts;
import org.commonpurse.api.operation.fund.ListFunds;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.journal.ExportJournal;
import org.commonpurse.api.operation.journal.FindEntries;
import org.commonpurse.api.operation.journal.FollowFund;
import org.commonpurse.api.operation.journal.ImportEntries;
import org.commonpurse.api.operation.journal.ListRedactions;
import org.commonpurse.api.operation.measure.CompareRealised;
import org.commonpurse.api.operation.measure.ListClaims;
import org.commonpurse.api.operation.measure.ListMeasureModels;
import org.commonpurse.api.operation.measure.ListMeasuredYears;
import org.commonpurse.api.operation.measure.ListObservations;
import org.commonpurse.api.operation.period.ListPeriods;
import org.commonpurse.api.operation.plan.ComparePlan;
import org.commonpurse.api.operation.price.ListUnitCosts;
import org.commonpurse.api.operation.price.ShowUnitCost;
import org.commonpurse.api.operation.price.UnitCostQuery;
import org.commonpurse.api.operation.proof.ReadAudit;
import org.commonpurse.api.operation.proof.ReconcilePartner;
import org.commonpurse.api.operation.proof.VerifyBooks;
import org.commonpurse.api.operation.proposal.ListProposals;
import org.commonpurse.api.operation.report.AuditorPackOf;
import org.commonpurse.api.operation.report.BalancesToAgree;
import org.commonpurse.api.operation.report.BoardPackAhead;
import org.commonpurse.api.operation.report.BoardPackOf;
import org.commonpurse.api.operation.report.BoardWorkbookOf;
import org.commonpurse.api.operation.report.MemorandumAccountOf;
import org.commonpurse.api.operation.report.OutturnOf;
import org.commonpurse.api.operation.report.PartnerStatementOf;
import org.commonpurse.api.operation.report.PlacePackOf;
import org.commonpurse.api.operation.report.ReturnOf;
import org.commonpurse.api.operation.report.SettlementAdviceOf;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Parameter;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * That each parameter which an operation declares is read: a value for it makes another query, or is
 * refused. What is not declared never gets here; the service and the commands refuse it.
 */
class DeclaredParametersTest {

  private static final FundCode FUND = FundCode.of("arden");

  private static final PartnerCode PARTNER = PartnerCode.of("icb");

  /** How an operation's parameters are read, beside some that it cannot do without. */
  private record Reading(RequestParameters others, Function<RequestParameters, Object> reader) {

    static Reading of(Function<RequestParameters, Object> reader) {
      return new Reading(new RequestParameters(), reader);
    }

    Reading with(String name, String value) {
      return new Reading(others.and(name, value), reader);
    }
  }

  private static final Map<Class<?>, Reading> READINGS =
      Map.ofEntries(
          Map.entry(FindEntries.class, Reading.of(all -> Queries.entries(FUND, all))),
          Map.entry(FollowFund.class, Reading.of(Queries::events)),
          Map.entry(BalancesOf.class, Reading.of(all -> Queries.balances(FUND, all))),
          Map.entry(
              ChangesBetween.class,
              Reading.of(all -> Queries.changes(FUND, all))
                  .with("asAt", "2023-04-30")
                  .with("asAtBefore", "2023-03-31")),
          Map.entry(
              StatementOf.class,
              Reading.of(all -> Queries.statement(FUND, all)).with("account", "bank")),
          Map.entry(
              ComparePlan.class,
              Reading.of(all -> Queries.plan(FUND, all)).with("year", "2023-24")),
          Map.entry(
              ReconcilePartner.class,
              Reading.of(all -> Queries.reconciliation(FUND, PARTNER, all))),
          Map.entry(LedgerFileOf.class, Reading.of(all -> Queries.ledgerFile(FUND, PARTNER, all))),
          Map.entry(ImportEntries.class, Reading.of(Queries::importing)),
          Map.entry(ExportJournal.class, Reading.of(Queries::format).with("format", "csv")),
          Map.entry(VerifyBooks.class, Reading.of(Queries::checkpoint)),
          Map.entry(ReadAudit.class, Reading.of(all -> Queries.audit(Optional.of(FUND), all))),
          Map.entry(ListFunds.class, Reading.of(Queries::list)),
          Map.entry(ListPeriods.class, Reading.of(Queries::list)),
          Map.entry(ListProposals.class, Reading.of(Queries::list)),
          Map.entry(ListRedactions.class, Reading.of(Queries::list)),
          Map.entry(ListAgreements.class, Reading.of(Queries::list)),
          Map.entry(ListAllocations.class, Reading.of(Queries::list)),
          Map.entry(
              CompareVersions.class,
              Reading.of(Queries::versions).with("from", "3").with("to", "4")),
          Map.entry(
              CostsOfPackages.class,
              Reading.of(all -> List.of(Queries.packages(all), Queries.requiredYear(all)))
                  .with("year", "2023-24")),
          Map.entry(
              ListPackages.class,
              Reading.of(all -> List.of(Queries.packages(all), Queries.list(all)))),
          Map.entry(
              FindReviews.class,
              Reading.of(
                      all ->
                          List.of(
                              Queries.packages(all), Queries.reviewsDue(all), Queries.list(all)))
                  .with("due", "2024-03-31")),
          Map.entry(
              ListUnitCosts.class,
              Reading.of(all -> List.of(UnitCostQuery.of(all), Queries.list(all)))),
          Map.entry(ShowUnitCost.class, Reading.of(ShowUnitCost.Input::of)),
          Map.entry(
              ListMeasureModels.class,
              Reading.of(all -> List.of(Queries.measures(all), Queries.list(all)))),
          Map.entry(
              ListObservations.class,
              Reading.of(all -> List.of(Queries.measures(all), Queries.list(all)))),
          Map.entry(
              CompareRealised.class,
              Reading.of(all -> List.of(Queries.measures(all), Queries.list(all)))),
          Map.entry(
              ListMeasuredYears.class,
              Reading.of(all -> List.of(Queries.measures(all), Queries.list(all)))),
          Map.entry(
              ListClaims.class,
              Reading.of(all -> List.of(Queries.measures(all), Queries.list(all)))),
          Map.entry(
              ListForecasts.class,
              Reading.of(all -> List.of(Queries.known(all), Queries.list(all)))),
          Map.entry(OutcomeOfForecasts.class, Reading.of(Queries::view)),
          Map.entry(ShowAgreement.class, Reading.of(Queries::tables)),
          Map.entry(AddAgreement.class, Reading.of(Queries::openings)),
          Map.entry(
              ListFigures.class, Reading.of(all -> List.of(Queries.view(all), Queries.list(all)))),
          Map.entry(
              TraceFigure.class, Reading.of(all -> List.of(Queries.view(all), Queries.list(all)))),
          Map.entry(AuditorPackOf.class, Reading.of(Queries::view)),
          Map.entry(BoardWorkbookOf.class, Reading.of(Queries::view)),
          Map.entry(
              BoardPackAhead.class,
              Reading.of(all -> List.of(Queries.view(all), Queries.sinceKnown(all)))),
          Map.entry(
              BoardPackOf.class,
              Reading.of(all -> List.of(Queries.view(all), Queries.sinceKnown(all)))),
          Map.entry(MemorandumAccountOf.class, Reading.of(Queries::account)),
          Map.entry(
              OutturnOf.class, Reading.of(all -> List.of(Queries.year(all), Queries.view(all)))),
          Map.entry(
              PartnerStatementOf.class,
              Reading.of(all -> List.of(Queries.year(all), Queries.view(all)))),
          Map.entry(
              SettlementAdviceOf.class,
              Reading.of(all -> List.of(Queries.dueBy(all), Queries.known(all)))),
          Map.entry(BalancesToAgree.class, Reading.of(Queries::view)),
          Map.entry(PlacePackOf.class, Reading.of(Queries::view)),
          Map.entry(
              ReturnOf.class,
              Reading.of(ReturnOf.Input::of)
                  .with("template", "bcf-year-end-shape")
                  .with("period", "2025-26")),
          Map.entry(DuesOf.class, Reading.of(all -> List.of(Queries.dues(all), Queries.list(all)))),
          Map.entry(
              NetPayments.class,
              Reading.of(all -> List.of(Queries.dueBy(all), Queries.list(all)))));

  @TestFactory
  Stream<DynamicTest> areRead() {
    return Operations.all().stream()
        .flatMap(
            operation ->
                declared(operation)
                    .map(
                        name ->
                            DynamicTest.dynamicTest(
                                operation.getSimpleName() + " " + name,
                                () -> assertThat(isRead(name, reading(operation))).isTrue())));
  }

  @Test
  void areRepeatedInTheLinkToWhatFollows() {
    var asked = new RequestParameters().with("text", "April & May").with("after", "2");

    assertThat(asked.link("after", 4L)).isEqualTo("?after=4&text=April+%26+May");
  }

  private static Stream<String> declared(Class<?> operation) {
    return Arrays.stream(operation.getAnnotation(OperationSpec.class).parameters())
        .flatMap(group -> group.parameters().stream())
        .map(Parameter::name);
  }

  private static Reading reading(Class<?> operation) {
    assertThat(READINGS).as("how parameters are read").containsKey(operation);
    return READINGS.get(operation);
  }

  /** Whether a value makes another query than there is without it, or is refused where that is not. */
  private static boolean isRead(String name, Reading reading) {
    var without = reading.reader().apply(reading.others());
    try {
      return !reading.reader().apply(reading.others().and(name, "1")).equals(without);
    } catch (ProblemException e) {
      return true;
    }
  }
}
