package org.commonpurse.allocation.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonpurse.allocation.impact.ImpactModel;
import org.commonpurse.allocation.projection.CostLine;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.ledger.id.InvestmentCode;

/**
 * What a plan has for each year before anything is shared, in a form that runs fast and gives exactly what a
 * projection has. It is used by one thread.
 */
final class CompiledPlan {

  private final Plan plan;
  private final Parameters parameters = new Parameters();
  private final List<CompiledCourse> costs = new ArrayList<>();
  private final List<CompiledBenefit> benefits = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();
  private final int inflation;
  private final boolean[] isUncertainCost;
  private final boolean[] isUncertainBenefit;
  private final long[][] ofCosts;
  private final long[][] landed;
  private final int[] slotOfCost;
  private final int[] partnerOfCost;
  private final int[] partnerOfSlot;
  private final boolean[] isSaving;
  private final boolean[] isNotCashable;
  private final double[] indexes;
  private final double[] discounts;
  private final boolean isInflationUncertain;

  private CompiledPlan(UncertainPlan of) {
    plan = of.standing();
    inflation = parameters.rate("inflation", CompiledCourse.number(plan.inflation()));
    slotOfCost = new int[plan.costs().size()];
    partnerOfCost = new int[slotOfCost.length];
    for (int i = 0; i < slotOfCost.length; i++) {
      var line = plan.costs().get(i);
      var path = "costs/" + line.name();
      if (line.financing().isPresent()) {
        throw new NotCompiledException("costs are borrowed for");
      }
      costs.add(new CompiledCourse(parameters, plan, path, line.course(), line.grade(), 1));
      slotOfCost[i] = line.kind().isOutside() ? slots.size() : -1;
      partnerOfCost[i] = plan.partners().indexOf(line.partner());
      if (line.kind().isOutside()) {
        slots.add(
            new Slot(false, CostLine.COST, line.partner(), line.scheme(), line.kind().nature()));
      }
    }
    for (var line : plan.benefits()) {
      var compiled = new CompiledBenefit(parameters, plan, line);
      benefits.add(compiled);
      compiled.addSlots(slots);
    }
    partnerOfSlot =
        slots.stream().mapToInt(slot -> plan.partners().indexOf(slot.partner())).toArray();
    isSaving = new boolean[slots.size()];
    isNotCashable = new boolean[slots.size()];
    for (int i = 0; i < isSaving.length; i++) {
      isSaving[i] = slots.get(i).isSaving();
      isNotCashable[i] = slots.get(i).nature().equals(ImpactModel.NOT_CASHABLE);
    }
    parameters.uncertain(of.numbers());
    isInflationUncertain = parameters.isUncertain(inflation);
    isUncertainCost = new boolean[costs.size()];
    isUncertainBenefit = new boolean[benefits.size()];
    for (int i = 0; i < isUncertainCost.length; i++) {
      isUncertainCost[i] = isInflationUncertain || costs.get(i).isUncertain();
    }
    for (int i = 0; i < isUncertainBenefit.length; i++) {
      isUncertainBenefit[i] = isInflationUncertain || benefits.get(i).isUncertain();
    }
    indexes = new double[plan.years()];
    discounts = new double[indexes.length];
    ofCosts = new long[indexes.length][costs.size()];
    landed = new long[indexes.length][slots.size()];
    for (int year = 0; year < indexes.length; year++) {
      indexes[year] = CompiledCourse.number(plan.priceIndex(year));
      discounts[year] = ExactPaths.factor(plan, year) * indexes[year];
      fixed(year);
    }
  }

  /**
   * Compiles a plan.
   *
   * @throws NotCompiledException if something is uncertain that is not compiled
   */
  static CompiledPlan of(UncertainPlan plan) {
    return new CompiledPlan(plan);
  }

  /** What is certain, worked out exactly once. */
  private void fixed(int year) {
    var index = plan.priceIndex(year);
    for (int i = 0; i < isUncertainCost.length; i++) {
      if (!isUncertainCost[i]) {
        ofCosts[year][i] = plan.costs().get(i).pence(year, index);
        landCost(year, i);
      }
    }
    int at = firstOfBenefits();
    for (int i = 0; i < isUncertainBenefit.length; i++) {
      if (!isUncertainBenefit[i]) {
        var line = plan.benefits().get(i);
        long pence = line.in(year).times(index).roundedHalfUp();
        benefits.get(i).land(pence, year, landed[year], at);
      }
      at += benefits.get(i).slots();
    }
  }

  private int firstOfBenefits() {
    return (int) Arrays.stream(slotOfCost).filter(slot -> slot >= 0).count();
  }

  private void landCost(int year, int cost) {
    if (slotOfCost[cost] >= 0) {
      landed[year][slotOfCost[cost]] = ofCosts[year][cost];
    }
  }

  /**
   * Works a path out.
   *
   * @throws ArithmeticException if a penny hangs on the last digits; a projection can be asked instead
   */
  void run(long[] values) {
    parameters.set(values);
    for (int year = 0; year < indexes.length; year++) {
      double index = index(year);
      for (int i = 0; i < isUncertainCost.length; i++) {
        if (isUncertainCost[i]) {
          ofCosts[year][i] = CompiledCourse.rounded(costs.get(i).in(year) * index);
          landCost(year, i);
        }
      }
      int at = firstOfBenefits();
      for (int i = 0; i < isUncertainBenefit.length; i++) {
        if (isUncertainBenefit[i]) {
          benefits.get(i).land(year, index, landed[year], at);
        }
        at += benefits.get(i).slots();
      }
    }
  }

  private double index(int year) {
    if (!isInflationUncertain) {
      return indexes[year];
    }
    int distance = plan.year(year).startYear() - plan.pricesOf().startYear();
    double index = CompiledCourse.power(1 + parameters.get(inflation), Math.abs(distance));
    return distance < 0 ? 1 / index : index;
  }

  /** What lands each year, in the order of {@link #landed}. */
  List<Slot> slots() {
    return slots;
  }

  /** By slot, whether it is counted among savings. */
  boolean[] isSaving() {
    return isSaving;
  }

  /** What a year has in each slot, in pence. */
  long[] landed(int year) {
    return landed[year];
  }

  /** What a year adds to an investment, in pence. */
  long invested(int year, InvestmentCode investment) {
    long pence = 0;
    for (int i = 0; i < slotOfCost.length; i++) {
      var own = plan.costs().get(i).investment();
      pence += own.isPresent() && own.get().equals(investment) ? ofCosts[year][i] : 0;
    }
    return pence;
  }

  /** Fills what a path comes to without sharing. */
  void fill(PathFigures into) {
    for (int year = 0; year < indexes.length; year++) {
      into.factors[year] = discounts[year] / index(year);
      for (int partner = 0; partner < into.returnPence.length; partner++) {
        into.returnPence[partner][year] = 0;
        into.notCashPence[partner][year] = 0;
        into.netPence[partner][year] = 0;
      }
      for (int i = 0; i < slotOfCost.length; i++) {
        if (slotOfCost[i] < 0) {
          into.returnPence[partnerOfCost[i]][year] -= ofCosts[year][i];
        }
      }
      for (int i = 0; i < landed[year].length; i++) {
        int partner = partnerOfSlot[i];
        long pence = isSaving[i] ? landed[year][i] : -landed[year][i];
        into.returnPence[partner][year] += pence;
        into.netPence[partner][year] += pence;
        into.notCashPence[partner][year] += isNotCashable[i] ? landed[year][i] : 0;
      }
    }
  }
}
