package org.commonpurse.reports.projection;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.reports.projection.BenefitLines.Landed;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.sheet.SheetFile;

/**
 * A projection as a workbook whose formulas work it out again from its assumptions, to the penny: a reader who
 * changes one sees what moves.
 * <p>
 * What clauses share, and the years that books have, are values. Loans, budgets and contracts are not in it.
 */
public final class ProjectionWorkbook {

  private ProjectionWorkbook() {}

  /**
   * What a projection rests on beside its plan, in words.
   *
   * @param agreements  that are applied to it, by which names readers know them
   * @param deflators  the edition of the price index that took unit values to the plan's prices, if one did
   */
  public record Basis(List<String> agreements, Optional<String> deflators) {

    public Basis {
      agreements = List.copyOf(agreements);
    }
  }

  /** The sheets of a projection, in order. */
  public static List<Sheet> sheets(Projection projection, Basis basis) {
    var plan = projection.plan();
    var assumptions = new AssumptionLines();
    var prices = Prices.of(plan, assumptions);
    var costs = CostLines.of(plan, prices, assumptions);
    var benefits = BenefitLines.sheet(plan);
    var landed = new ArrayList<Landed>();
    for (var benefit : plan.benefits()) {
      landed.add(BenefitLines.add(plan, prices, assumptions, benefits, benefit));
    }
    var partners = new PartnerLines(projection, costs, benefits);
    var returns = new ReturnLines(plan, prices, partners);
    var checks = new CheckLines(projection, landed, partners, returns);
    var sheets =
        Stream.concat(
                Stream.of(assumptions.sheet()),
                Stream.of(
                        prices.lines(),
                        costs,
                        benefits,
                        partners.sharing(),
                        partners.sheet(),
                        returns.sheet(),
                        checks.sheet())
                    .map(YearLines::sheet))
            .toList();
    return Stream.concat(Stream.of(ReadMe.of(projection, basis, checks, sheets)), sheets.stream())
        .toList();
  }

  /**
   * Writes the workbook. It says that it was made on the first day of the plan, so that the same projection gives
   * the same bytes whenever it is written.
   *
   * @param out  is left open
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public static void write(Projection projection, Basis basis, OutputStream out) {
    SheetFile.write(sheets(projection, basis), projection.plan().firstYear().first(), out);
  }
}
