package org.commonpurse.api.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.api.operation.access.BreakGlass;
import org.commonpurse.api.operation.access.CreateKey;
import org.commonpurse.api.operation.access.DelegateRole;
import org.commonpurse.api.operation.access.EndDelegation;
import org.commonpurse.api.operation.access.GrantRole;
import org.commonpurse.api.operation.access.ListKeys;
import org.commonpurse.api.operation.access.ReviewAccess;
import org.commonpurse.api.operation.access.RevokeKey;
import org.commonpurse.api.operation.access.WithdrawRole;
import org.commonpurse.api.operation.agreement.AddAgreement;
import org.commonpurse.api.operation.agreement.CompareAgreements;
import org.commonpurse.api.operation.agreement.CompareVersions;
import org.commonpurse.api.operation.agreement.GiveNotice;
import org.commonpurse.api.operation.agreement.LintAgreement;
import org.commonpurse.api.operation.agreement.ListAgreements;
import org.commonpurse.api.operation.agreement.ReadAgreement;
import org.commonpurse.api.operation.agreement.ShowAgreement;
import org.commonpurse.api.operation.allocation.AllocateFiles;
import org.commonpurse.api.operation.allocation.ApplyAllocation;
import org.commonpurse.api.operation.allocation.DecideOnAllocation;
import org.commonpurse.api.operation.allocation.DuesOf;
import org.commonpurse.api.operation.allocation.FutureDues;
import org.commonpurse.api.operation.allocation.LedgerFileOf;
import org.commonpurse.api.operation.allocation.ListAllocations;
import org.commonpurse.api.operation.allocation.NetPayments;
import org.commonpurse.api.operation.allocation.PayDues;
import org.commonpurse.api.operation.allocation.PreviewAllocation;
import org.commonpurse.api.operation.allocation.RerunHistory;
import org.commonpurse.api.operation.allocation.ShowAllocation;
import org.commonpurse.api.operation.allocation.TakeDuePosition;
import org.commonpurse.api.operation.allocation.TakePosition;
import org.commonpurse.api.operation.balance.BalancesOf;
import org.commonpurse.api.operation.balance.ChangesBetween;
import org.commonpurse.api.operation.balance.HorizonOf;
import org.commonpurse.api.operation.balance.ListFigures;
import org.commonpurse.api.operation.balance.StatementOf;
import org.commonpurse.api.operation.balance.TraceFigure;
import org.commonpurse.api.operation.carepackage.CostsOfPackages;
import org.commonpurse.api.operation.carepackage.FindReviews;
import org.commonpurse.api.operation.carepackage.ImportPackages;
import org.commonpurse.api.operation.carepackage.ListPackages;
import org.commonpurse.api.operation.carepackage.RecordPackage;
import org.commonpurse.api.operation.carepackage.ShowPackage;
import org.commonpurse.api.operation.exit.ListExits;
import org.commonpurse.api.operation.exit.PreviewExit;
import org.commonpurse.api.operation.exit.RecordExit;
import org.commonpurse.api.operation.forecast.ListForecasts;
import org.commonpurse.api.operation.forecast.OutcomeOfForecasts;
import org.commonpurse.api.operation.forecast.RecordForecast;
import org.commonpurse.api.operation.fund.AmendFund;
import org.commonpurse.api.operation.fund.ListFunds;
import org.commonpurse.api.operation.fund.RegisterFund;
import org.commonpurse.api.operation.fund.SetRules;
import org.commonpurse.api.operation.fund.ShowFund;
import org.commonpurse.api.operation.fund.ShowRules;
import org.commonpurse.api.operation.journal.ExportJournal;
import org.commonpurse.api.operation.journal.FindEntries;
import org.commonpurse.api.operation.journal.FindEntry;
import org.commonpurse.api.operation.journal.FollowFund;
import org.commonpurse.api.operation.journal.ImportEntries;
import org.commonpurse.api.operation.journal.ListRedactions;
import org.commonpurse.api.operation.journal.PostEntries;
import org.commonpurse.api.operation.journal.PostEntry;
import org.commonpurse.api.operation.journal.RedactEntry;
import org.commonpurse.api.operation.journal.ReverseEntry;
import org.commonpurse.api.operation.measure.ApproveObservation;
import org.commonpurse.api.operation.measure.CompareRealised;
import org.commonpurse.api.operation.measure.GiveUpClaim;
import org.commonpurse.api.operation.measure.ImportObservations;
import org.commonpurse.api.operation.measure.ListClaims;
import org.commonpurse.api.operation.measure.ListMeasureModels;
import org.commonpurse.api.operation.measure.ListMeasuredYears;
import org.commonpurse.api.operation.measure.ListObservations;
import org.commonpurse.api.operation.measure.ObserveMeasure;
import org.commonpurse.api.operation.measure.RecordMeasures;
import org.commonpurse.api.operation.period.CheckPeriod;
import org.commonpurse.api.operation.period.ClosePeriod;
import org.commonpurse.api.operation.period.ListPeriods;
import org.commonpurse.api.operation.period.ReopenPeriod;
import org.commonpurse.api.operation.period.ShowPeriod;
import org.commonpurse.api.operation.plan.ComparePlan;
import org.commonpurse.api.operation.plan.ForecastLine;
import org.commonpurse.api.operation.plan.LoadSchedules;
import org.commonpurse.api.operation.plan.MoveBudget;
import org.commonpurse.api.operation.plan.SetBudget;
import org.commonpurse.api.operation.price.ListUnitCosts;
import org.commonpurse.api.operation.price.ReadUnitCosts;
import org.commonpurse.api.operation.price.ShowUnitCost;
import org.commonpurse.api.operation.projection.CancelJob;
import org.commonpurse.api.operation.projection.FollowJob;
import org.commonpurse.api.operation.projection.ProjectPlan;
import org.commonpurse.api.operation.projection.SimulatePlan;
import org.commonpurse.api.operation.proof.BackUpBooks;
import org.commonpurse.api.operation.proof.LetRun;
import org.commonpurse.api.operation.proof.ReadAudit;
import org.commonpurse.api.operation.proof.ReconcilePartner;
import org.commonpurse.api.operation.proof.RestoreBooks;
import org.commonpurse.api.operation.proof.TakeCheckpoint;
import org.commonpurse.api.operation.proof.VerifyBooks;
import org.commonpurse.api.operation.proposal.AnswerProposal;
import org.commonpurse.api.operation.proposal.ListProposals;
import org.commonpurse.api.operation.proposal.ListWaiting;
import org.commonpurse.api.operation.proposal.MakeProposal;
import org.commonpurse.api.operation.proposal.ShowProposal;
import org.commonpurse.api.operation.proposal.WithdrawProposal;
import org.commonpurse.api.operation.report.AuditorPackOf;
import org.commonpurse.api.operation.report.BalancesToAgree;
import org.commonpurse.api.operation.report.BoardPackAhead;
import org.commonpurse.api.operation.report.BoardPackOf;
import org.commonpurse.api.operation.report.BoardWorkbookOf;
import org.commonpurse.api.operation.report.ListReturnTemplates;
import org.commonpurse.api.operation.report.MemorandumAccountOf;
import org.commonpurse.api.operation.report.OutturnOf;
import org.commonpurse.api.operation.report.PartnerStatementOf;
import org.commonpurse.api.operation.report.PlacePackOf;
import org.commonpurse.api.operation.report.Reports;
import org.commonpurse.api.operation.report.ReturnOf;
import org.commonpurse.api.operation.report.SettlementAdviceOf;
import org.commonpurse.api.operation.report.VerifyReport;
import org.commonpurse.api.operation.spec.OperationSpec;

/** The list of all operations. */
public final class Operations {

  private static final List<Class<?>> ALL =
      List.of(
          ListFunds.class,
          RegisterFund.class,
          ShowFund.class,
          AmendFund.class,
          ShowRules.class,
          SetRules.class,
          FindEntries.class,
          FindEntry.class,
          FollowFund.class,
          PostEntry.class,
          PostEntries.class,
          ReverseEntry.class,
          RedactEntry.class,
          ListRedactions.class,
          ImportEntries.class,
          ExportJournal.class,
          BalancesOf.class,
          StatementOf.class,
          ChangesBetween.class,
          HorizonOf.class,
          ListFigures.class,
          TraceFigure.class,
          ComparePlan.class,
          LoadSchedules.class,
          SetBudget.class,
          MoveBudget.class,
          ForecastLine.class,
          ListPeriods.class,
          ShowPeriod.class,
          CheckPeriod.class,
          ClosePeriod.class,
          ReopenPeriod.class,
          ListAgreements.class,
          ShowAgreement.class,
          CompareVersions.class,
          ReadAgreement.class,
          CompareAgreements.class,
          AddAgreement.class,
          GiveNotice.class,
          LintAgreement.class,
          PreviewAllocation.class,
          ApplyAllocation.class,
          ListAllocations.class,
          ShowAllocation.class,
          DecideOnAllocation.class,
          TakePosition.class,
          RerunHistory.class,
          DuesOf.class,
          FutureDues.class,
          ProjectPlan.class,
          FollowJob.class,
          CancelJob.class,
          ListUnitCosts.class,
          ShowUnitCost.class,
          ReadUnitCosts.class,
          SimulatePlan.class,
          TakeDuePosition.class,
          NetPayments.class,
          PayDues.class,
          AllocateFiles.class,
          PreviewExit.class,
          RecordExit.class,
          MakeProposal.class,
          ListProposals.class,
          ShowProposal.class,
          AnswerProposal.class,
          WithdrawProposal.class,
          ListWaiting.class,
          ListExits.class,
          ListPackages.class,
          FindReviews.class,
          CostsOfPackages.class,
          ShowPackage.class,
          RecordPackage.class,
          ImportPackages.class,
          RecordMeasures.class,
          ListMeasureModels.class,
          ObserveMeasure.class,
          ImportObservations.class,
          ApproveObservation.class,
          GiveUpClaim.class,
          ListObservations.class,
          CompareRealised.class,
          ListMeasuredYears.class,
          ListClaims.class,
          RecordForecast.class,
          ListForecasts.class,
          OutcomeOfForecasts.class,
          ReconcilePartner.class,
          LedgerFileOf.class,
          VerifyBooks.class,
          BackUpBooks.class,
          RestoreBooks.class,
          LetRun.class,
          TakeCheckpoint.class,
          ReadAudit.class,
          BoardPackOf.class,
          BoardPackAhead.class,
          BoardWorkbookOf.class,
          MemorandumAccountOf.class,
          OutturnOf.class,
          PartnerStatementOf.class,
          SettlementAdviceOf.class,
          BalancesToAgree.class,
          AuditorPackOf.class,
          PlacePackOf.class,
          ReturnOf.class,
          ListReturnTemplates.class,
          VerifyReport.class,
          Reports.class,
          CreateKey.class,
          ListKeys.class,
          RevokeKey.class,
          GrantRole.class,
          WithdrawRole.class,
          DelegateRole.class,
          EndDelegation.class,
          ReviewAccess.class,
          BreakGlass.class);

  private static final Map<String, OperationSpec> BY_ROUTE = byRoute();

  private Operations() {}

  /** The classes, in the order in which to show them. */
  public static List<Class<?>> all() {
    return ALL;
  }

  /** What each says of itself, in the same order. */
  public static List<OperationSpec> specs() {
    return ALL.stream().map(Operations::spec).toList();
  }

  /** The operation that a route leads to, such as {@code GET /api/v1/funds/{fund}}, where one does. */
  public static Optional<OperationSpec> ofRoute(String route) {
    return Optional.ofNullable(BY_ROUTE.get(route));
  }

  private static OperationSpec spec(Class<?> operation) {
    return Objects.requireNonNull(
        operation.getAnnotation(OperationSpec.class), () -> operation + " says nothing of itself");
  }

  private static Map<String, OperationSpec> byRoute() {
    var routes = new HashMap<String, OperationSpec>();
    for (var spec : specs()) {
      for (var route : spec.routes()) {
        if (routes.put(route, spec) != null) {
          throw new IllegalStateException("Two operations have the route " + route);
        }
      }
    }
    return Map.copyOf(routes);
  }
}
