package org.commonpurse.reports.projection;

import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.projection.ProjectedYear;
import org.commonpurse.reports.projection.PartnerLines.PartnerYear;

/** A figure of a partner and a year, in the order in which they lead to its return. */
enum PartnerFigure {
  ADDITIONAL_COST(
      "additional cost",
      false,
      ProjectedYear::additionalCostPence,
      of -> of.costs(Figures.ADDITIONAL_COST)),
  EXTRA_COSTS(
      "extra costs",
      false,
      ProjectedYear::extraCostsPence,
      of -> of.costs(Figures.EXTRA_COST) + "+" + of.benefits(Figures.STRANDED_COST)),
  STRANDED(
      "of which stranded",
      false,
      ProjectedYear::strandedPence,
      of -> of.benefits(Figures.STRANDED_COST)),
  CASHABLE(
      "savings, cashable",
      false,
      ProjectedYear::cashablePence,
      of -> of.benefits(Figures.CASHABLE)),
  NOT_CASHABLE(
      "savings, not cashable",
      false,
      ProjectedYear::notCashablePence,
      of -> of.benefits(Figures.NOT_CASHABLE)),
  SUPPORT(
      "support",
      false,
      ProjectedYear::supportPence,
      of -> of.benefits(Figures.SUPPORT_HAD) + "-" + of.benefits(Figures.SUPPORT_PAID)),
  NET_BEFORE(
      "net before sharing",
      true,
      ProjectedYear::netBeforePence,
      of ->
          "%s+%s-%s+%s"
              .formatted(
                  of.cell(PartnerFigure.CASHABLE),
                  of.cell(PartnerFigure.NOT_CASHABLE),
                  of.cell(PartnerFigure.EXTRA_COSTS),
                  of.cell(PartnerFigure.SUPPORT))),
  SHARING("sharing", true, ProjectedYear::sharingPence, PartnerYear::shared),
  NET_AFTER(
      "net after sharing",
      true,
      ProjectedYear::netAfterPence,
      of -> of.cell(PartnerFigure.NET_BEFORE) + "+" + of.cell(PartnerFigure.SHARING)),
  RETURN(
      "return",
      true,
      ProjectedYear::returnPence,
      of -> of.cell(PartnerFigure.NET_AFTER) + "-" + of.cell(PartnerFigure.ADDITIONAL_COST));

  /** What readers call it. */
  final String words;

  /** Whether it follows from other figures of the partner also where these come from books. */
  final boolean isDerived;

  private final ToLongFunction<ProjectedYear> pence;
  private final Function<PartnerYear, String> formula;

  PartnerFigure(
      String words,
      boolean isDerived,
      ToLongFunction<ProjectedYear> pence,
      Function<PartnerYear, String> formula) {
    this.words = words;
    this.isDerived = isDerived;
    this.pence = pence;
    this.formula = formula;
  }

  /** What the projection has for it. */
  long pence(ProjectedYear row) {
    return pence.applyAsLong(row);
  }

  /** What the workbook works out for it. */
  String formula(PartnerYear of) {
    return formula.apply(of);
  }
}
