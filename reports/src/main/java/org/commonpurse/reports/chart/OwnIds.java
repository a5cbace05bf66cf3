package org.commonpurse.reports.chart;

import org.apache.batik.svggen.SVGIDGenerator;
import org.commonpurse.ledger.id.ReportCode;

/** Ids that begin with the name of their chart, so that several charts can stand in one page. */
final class OwnIds extends SVGIDGenerator {

  private final ReportCode chart;

  OwnIds(ReportCode chart) {
    this.chart = chart;
  }

  @Override
  public String generateID(String prefix) {
    return chart + "-" + super.generateID(prefix);
  }
}
