package org.commonpurse.reports.projection;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.projection.ProjectedYear;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * The rows of a partner, or of all together, on the sheet of partners.
 *
 * @param course  what Commonpurse came to, year by year
 * @param lines  by figure, those that are there so far
 */
record PartnerRows(
    PartnerCode partner, List<ProjectedYear> course, Map<PartnerFigure, YearLine> lines) {

  PartnerRows(PartnerCode partner, List<ProjectedYear> course) {
    this(partner, course, new EnumMap<>(PartnerFigure.class));
  }

  boolean isAll() {
    return partner.equals(Horizon.ALL);
  }

  /** The row of a figure that is there already. */
  YearLine line(PartnerFigure figure) {
    return Objects.requireNonNull(lines.get(figure));
  }

  /** What Commonpurse came to, in pence. */
  long ours(PartnerFigure figure, int year) {
    return figure.pence(course.get(year));
  }
}
