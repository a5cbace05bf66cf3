package org.commonpurse.reports.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.PaidBack;
import org.commonpurse.allocation.projection.PartnerCase;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.reports.projection.BenefitLines.Landed;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Format;
import org.commonpurse.reports.sheet.SheetCell.Origin;

/**
 * What must hold in the workbook: identities, whatever is changed; and, until something is, that it comes to what
 * Commonpurse came to.
 */
final class CheckLines {

  private static final SheetCell NOTHING = SheetCell.EMPTY;

  private final Projection projection;
  private final YearLines sheet;
  private final List<YearLine> identities = new ArrayList<>();
  private final List<YearLine> ours = new ArrayList<>();

  CheckLines(
      Projection projection, List<Landed> benefits, PartnerLines partners, ReturnLines returns) {
    this.projection = projection;
    this.sheet =
        new YearLines(
            "Checks",
            "Checks: identities hold whatever is changed; the figures beside the others are what Commonpurse came to",
            List.of("Check", "Partner", "Holds"),
            projection.plan().horizon());
    benefits.forEach(this::partsAddUp);
    addUp(partners);
    partners.rows().forEach(this::same);
    returns.rows().forEach(this::same);
  }

  YearLines sheet() {
    return sheet;
  }

  /** Whether all identities hold. */
  String identitiesHold() {
    return all(identities);
  }

  /** Whether all figures are those of Commonpurse still. */
  String isOurs() {
    return all(ours);
  }

  private static String all(List<YearLine> lines) {
    // What holds stands before the years.
    var first = lines.get(0);
    return "AND(%s:%s)"
        .formatted(
            first.at(-1), lines.get(lines.size() - 1).at(-1).replace(first.sheet() + "!", ""));
  }

  private void partsAddUp(Landed benefit) {
    var parts = benefit.parts().stream().map(YearLine::range).collect(Collectors.joining("-"));
    identities.add(
        add(
            "parts of benefit %s add up to it".formatted(benefit.name()),
            "",
            isNothing(benefit.whole().range() + "-" + parts),
            year -> NOTHING,
            NOTHING));
  }

  private void addUp(PartnerLines partners) {
    var all = partners.rows().get(partners.rows().size() - 1);
    identities.add(
        add(
            "support adds up to nothing",
            all.partner().value(),
            isNothing(all.line(PartnerFigure.SUPPORT).range()),
            year -> NOTHING,
            NOTHING));
    identities.add(
        add(
            "net after sharing is savings - extra costs + what reserves gave",
            all.partner().value(),
            isNothing(
                "%s-%s-%s+%s-%s"
                    .formatted(
                        all.line(PartnerFigure.NET_AFTER).range(),
                        all.line(PartnerFigure.CASHABLE).range(),
                        all.line(PartnerFigure.NOT_CASHABLE).range(),
                        all.line(PartnerFigure.EXTRA_COSTS).range(),
                        all.line(PartnerFigure.SHARING).range())),
            year -> NOTHING,
            NOTHING));
  }

  private void same(PartnerRows rows) {
    for (var figure : PartnerFigure.values()) {
      ours.add(
          add(
              figure.words,
              rows.partner().value(),
              isNothing(rows.line(figure).range() + "-" + sheet.next().range()),
              year -> given(rows.ours(figure, year)),
              NOTHING));
    }
  }

  private void same(ReturnLines.Returns lines) {
    var partner = lines.partner();
    var of =
        partner.equals(Horizon.ALL)
            ? projection.all()
            : projection.cases().stream()
                .filter(each -> each.partner().equals(partner))
                .findFirst()
                .orElseThrow();
    ours.add(
        add(
            "cumulative return",
            partner.value(),
            isNothing(lines.cumulative().range() + "-" + sheet.next().range()),
            year -> given(of.cumulativePence().get(year)),
            NOTHING));
    overAll("present value", of, lines.presentValue(), of.presentValuePence());
    overAll("present value without sharing", of, lines.alone(), of.aloneValuePence());
    ours.add(
        add(
            "paid back",
            partner.value(),
            "%s=%s".formatted(lines.paidBack().overAll(), sheet.next().overAll()),
            year -> NOTHING,
            new SheetCell.Words(words(of.paidBack()), Origin.GIVEN)));
  }

  private void overAll(String figure, PartnerCase of, YearLine line, long pence) {
    ours.add(
        add(
            figure,
            of.partner().value(),
            isNothing(line.overAll() + "-" + sheet.next().overAll()),
            year -> NOTHING,
            given(pence)));
  }

  private YearLine add(
      String check, String partner, String holds, IntFunction<SheetCell> cells, SheetCell overAll) {
    return sheet.add(
        List.of(
            SheetCell.words(check),
            SheetCell.words(partner),
            new SheetCell.Formula(holds, Format.GENERAL)),
        false,
        cells,
        overAll);
  }

  /** Nothing to the penny, in every cell. */
  private static String isNothing(String difference) {
    return "SUMPRODUCT(--(ABS(%s)>0.004))=0".formatted(difference);
  }

  private static SheetCell given(long pence) {
    return SheetCell.money(pence, Origin.GIVEN);
  }

  private static String words(PaidBack paidBack) {
    if (paidBack instanceof PaidBack.In in) {
      return in.year().toString();
    }
    return paidBack instanceof PaidBack.NotYet ? ReturnLines.NOT_YET : ReturnLines.NO_OUTLAY;
  }
}
