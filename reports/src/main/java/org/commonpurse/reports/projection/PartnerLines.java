package org.commonpurse.reports.projection;

import static java.util.stream.Collectors.joining;
import static org.commonpurse.reports.projection.YearLines.rounded;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.projection.ProjectedYear;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Format;
import org.commonpurse.reports.sheet.SheetCell.Origin;

/** What falls and lands on each partner, and on all together. Years that books have stand as the books have them. */
final class PartnerLines {

  private static final List<String> LEADING = List.of("Partner", "Figure", "Unit");

  private final Projection projection;
  private final YearLines costs;
  private final YearLines benefits;
  private final YearLines sharing;
  private final YearLines sheet;
  private final List<PartnerRows> rows = new ArrayList<>();

  PartnerLines(Projection projection, YearLines costs, YearLines benefits) {
    var years = projection.plan().horizon();
    this.projection = projection;
    this.costs = costs;
    this.benefits = benefits;
    this.sharing =
        new YearLines(
            "Sharing",
            "Sharing as clauses gave it, worked out by Commonpurse: values, which do not move; positive is good for the partner",
            LEADING,
            years);
    this.sheet =
        new YearLines(
            "Partners",
            "What falls and lands on whom, at each year's prices; a net or a return is good for the partner where positive",
            LEADING,
            years);
    for (var partner : projection.plan().partners()) {
      add(
          partner,
          projection.rows().stream().filter(row -> row.partner().equals(partner)).toList());
    }
    add(Horizon.ALL, projection.totals());
  }

  YearLines sharing() {
    return sharing;
  }

  YearLines sheet() {
    return sheet;
  }

  /** By partner in the plan's order, all together last. */
  List<PartnerRows> rows() {
    return rows;
  }

  private void add(PartnerCode partner, List<ProjectedYear> course) {
    var mine = new PartnerRows(partner, course);
    var shared =
        sharing.add(
            labels(partner, PartnerFigure.SHARING),
            Format.MONEY,
            mine.isAll(),
            year -> given(mine, PartnerFigure.SHARING, year));
    for (var figure : PartnerFigure.values()) {
      var line =
          sheet.add(
              labels(partner, figure),
              Format.MONEY,
              figure.isDerived,
              year ->
                  isFromBooks(year) && !figure.isDerived
                      ? given(mine, figure, year)
                      : formula(figure, new PartnerYear(this, mine, year, shared)));
      mine.lines().put(figure, line);
    }
    rows.add(mine);
  }

  private SheetCell formula(PartnerFigure figure, PartnerYear of) {
    var expression =
        of.rows().isAll() && !figure.isDerived
            ? rows.stream().map(each -> each.line(figure).at(of.year())).collect(joining("+"))
            : figure.formula(of);
    return new SheetCell.Formula(rounded(expression), Format.MONEY);
  }

  private boolean isFromBooks(int year) {
    return projection.isActual(projection.plan().year(year));
  }

  private static SheetCell given(PartnerRows rows, PartnerFigure figure, int year) {
    return SheetCell.money(rows.ours(figure, year), Origin.GIVEN);
  }

  private List<String> labels(PartnerCode partner, PartnerFigure figure) {
    return List.of(partner.value(), figure.words, projection.plan().currency().getCurrencyCode());
  }

  /**
   * A partner in a year, as its figures are worked out.
   *
   * @param of  where all that its figures are worked out from stands
   * @param rows  of its figures so far
   * @param sharing  what clauses give it
   */
  record PartnerYear(PartnerLines of, PartnerRows rows, int year, YearLine sharing) {

    /** What it bears of costs of a kind. */
    String costs(String kind) {
      return of.costs.sum(year, kind, rows.partner().value());
    }

    /** What of benefits lands on it, of a kind. */
    String benefits(String kind) {
      return of.benefits.sum(year, kind, rows.partner().value());
    }

    /** What clauses give it. */
    String shared() {
      return sharing.at(year);
    }

    /** A figure before this one. */
    String cell(PartnerFigure figure) {
      return rows.line(figure).at(year);
    }
  }
}
