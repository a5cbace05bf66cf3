package org.commonpurse.allocation.projection;

import static org.commonpurse.allocation.outturn.Impact.Effect.BURDEN;
import static org.commonpurse.allocation.outturn.Impact.Effect.SAVING;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.impact.ImpactModel;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * On whom a planned cost or benefit of a year lands, in whole pence. A benefit below nothing, as more
 * activity than expected, is the mirror of one above.
 */
final class Landings {

  /**
   * What lands on a partner.
   *
   * @param impact  as clauses take it: of a size, and good or bad
   * @param isSaving  whether it is counted among savings, also where it is below nothing
   * @param pence  in the sign of where it is counted
   */
  record Landed(Impact impact, boolean isSaving, long pence) {}

  /** Under which a cost outside the fund is measured. */
  private static final MeasureCode COST = MeasureCode.of("cost");

  private final BenefitLine benefit;
  private final boolean isMirrored;
  private final List<Landed> found = new ArrayList<>();

  private Landings(BenefitLine benefit, boolean isMirrored) {
    this.benefit = benefit;
    this.isMirrored = isMirrored;
  }

  static Landed cost(CostLine cost, long pence) {
    var impact =
        new Impact(
            pence > 0 ? BURDEN : SAVING,
            COST,
            cost.partner(),
            cost.scheme(),
            cost.kind().nature(),
            Math.abs(pence));
    return new Landed(impact, false, pence);
  }

  /**
   * The savings and burdens of a benefit in a year.
   *
   * @param index  what takes the plan's prices to those of the year
   */
  static List<Landed> of(BenefitLine benefit, int year, Exact index) {
    long pence = benefit.in(year).times(index).roundedHalfUp();
    var landings = new Landings(benefit, pence < 0);
    if (pence != 0) {
      landings.land(Math.abs(pence), benefit.since(year));
    }
    return landings.found;
  }

  private void land(long pence, int since) {
    var saved = split(pence, benefit.lands().stream().map(BenefitLine.Landing::part).toList());
    var cashable = benefit.cashable().in(since);
    for (int i = 0; i < saved.length; i++) {
      var partner = benefit.lands().get(i).partner();
      var parts = split(saved[i], List.of(cashable, Exact.ONE.minus(cashable)));
      add(SAVING, partner, ImpactModel.CASHABLE, parts[0]);
      add(SAVING, partner, ImpactModel.NOT_CASHABLE, parts[1]);
    }
    benefit.loss().ifPresent(loss -> lose(loss, pence, saved, since));
  }

  /** Income is lost with what others save; part of its cost is shed, the rest is stranded. */
  private void lose(BenefitLine.Loss loss, long pence, long[] saved, int since) {
    var released = loss.released().in(since);
    long stranded = split(pence, List.of(released, Exact.ONE.minus(released)))[1];
    var supported = loss.supported().in(since);
    long support = split(stranded, List.of(supported, Exact.ONE.minus(supported)))[0];
    add(BURDEN, loss.partner(), ImpactModel.STRANDED, stranded);
    add(SAVING, loss.partner(), ImpactModel.SUPPORT, support);
    var paid = Split.byWeights(support, saved);
    for (int i = 0; i < paid.length; i++) {
      add(BURDEN, benefit.lands().get(i).partner(), ImpactModel.SUPPORT, paid[i]);
    }
  }

  /** Parts of a sum that add up to it, odd pennies by the largest remainder. */
  private static long[] split(long pence, List<Exact> parts) {
    return Split.byLargestRemainder(
        parts.stream().map(part -> Exact.of(pence).times(part)).toList());
  }

  private void add(Impact.Effect effect, PartnerCode partner, NatureCode nature, long pence) {
    if (pence != 0) {
      var landed = isMirrored ? (effect == SAVING ? BURDEN : SAVING) : effect;
      found.add(
          new Landed(
              new Impact(landed, benefit.measure(), partner, benefit.scheme(), nature, pence),
              effect == SAVING,
              isMirrored ? -pence : pence));
    }
  }
}
