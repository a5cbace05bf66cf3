package org.commonpurse.allocation.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonpurse.allocation.impact.ImpactModel;
import org.commonpurse.allocation.impact.Ramp;
import org.commonpurse.allocation.projection.BenefitLine;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;

/** A benefit in a form that runs fast: its slots are, by landing, cashable and not; then what its loss is. */
final class CompiledBenefit {

  private final Parameters parameters;
  private final BenefitLine line;
  private final CompiledCourse course;
  private final int lag;
  private final int dropOff;
  private final int[] phasing;
  private final int[] cashable;
  private final int[] released;
  private final int[] supported;
  private final long[] weights;

  CompiledBenefit(Parameters parameters, Plan plan, BenefitLine line) {
    var path = "benefits/" + line.name();
    this.parameters = parameters;
    this.line = line;
    this.course = new CompiledCourse(parameters, plan, path, line.course(), line.grade(), -1);
    this.lag = parameters.number(path + "/lag", line.lag());
    this.dropOff = parameters.rate(path + "/dropOff", CompiledCourse.number(line.dropOff()));
    this.phasing = ramp(path + "/phasing", Optional.of(line.phasing()));
    this.cashable = ramp(path + "/cashable", Optional.of(line.cashable()));
    this.released = ramp(path + "/loses/released", line.loss().map(loss -> loss.released()));
    this.supported = ramp(path + "/loses/supported", line.loss().map(loss -> loss.supported()));
    this.weights =
        Decimals.of(line.lands().stream().map(landing -> landing.part()).toList())
            .orElseThrow(() -> new NotCompiledException("parts land that are no decimals"))
            .over();
  }

  private int[] ramp(String path, Optional<Ramp> ramp) {
    var rates = ramp.map(Ramp::rates).orElse(List.of());
    return IntStream.range(0, rates.size())
        .map(i -> parameters.rate(path + "/" + (i + 1), CompiledCourse.number(rates.get(i))))
        .toArray();
  }

  /** Whether any of its numbers is uncertain. */
  boolean isUncertain() {
    return course.isUncertain()
        || parameters.isUncertain(lag)
        || parameters.isUncertain(dropOff)
        || IntStream.of(phasing).anyMatch(parameters::isUncertain)
        || IntStream.of(cashable).anyMatch(parameters::isUncertain)
        || IntStream.of(released).anyMatch(parameters::isUncertain)
        || IntStream.of(supported).anyMatch(parameters::isUncertain);
  }

  /** Adds its slots. */
  void addSlots(List<Slot> slots) {
    for (var landing : line.lands()) {
      slots.add(slot(true, landing.partner(), ImpactModel.CASHABLE));
      slots.add(slot(true, landing.partner(), ImpactModel.NOT_CASHABLE));
    }
    if (line.loss().isPresent()) {
      var loser = line.loss().get().partner();
      slots.add(slot(false, loser, ImpactModel.STRANDED));
      slots.add(slot(true, loser, ImpactModel.SUPPORT));
      for (var landing : line.lands()) {
        slots.add(slot(false, landing.partner(), ImpactModel.SUPPORT));
      }
    }
  }

  private Slot slot(boolean isSaving, PartnerCode partner, NatureCode nature) {
    return new Slot(isSaving, line.measure(), partner, line.scheme(), nature);
  }

  /** How many slots it has. */
  int slots() {
    return line.lands().size() * (line.loss().isPresent() ? 3 : 2)
        + (line.loss().isPresent() ? 2 : 0);
  }

  /**
   * What lands of it in a year, as {@code Landings} has it.
   *
   * @param index  what takes the plan's prices to those of the year
   * @param landed  the slots of the year, of which those from {@code at} are filled
   */
  void land(int year, double index, long[] landed, int at) {
    Arrays.fill(landed, at, at + slots(), 0);
    int since = year - (int) parameters.get(lag);
    if (since < 0) {
      return;
    }
    int full = phasing.length - 1;
    double amount =
        course.in(year)
            * parameters.get(phasing[Math.min(since, full)])
            * CompiledCourse.power(1 - parameters.get(dropOff), Math.max(since - full, 0));
    land(CompiledCourse.rounded(amount * index), year, landed, at);
  }

  /** What lands of so many pence. */
  void land(long pence, int year, long[] landed, int at) {
    int since = year - (int) parameters.get(lag);
    if (pence != 0) {
      split(Math.abs(pence), since, landed, at);
      for (int i = at; pence < 0 && i < at + slots(); i++) {
        landed[i] = -landed[i];
      }
    }
  }

  private void split(long pence, int since, long[] landed, int at) {
    long[] saved = weights.length == 1 ? new long[] {pence} : Split.byWeights(pence, weights);
    long rate = rate(cashable, since);
    int slot = at;
    for (long each : saved) {
      long cash = part(each, rate);
      landed[slot++] = cash;
      landed[slot++] = each - cash;
    }
    if (line.loss().isPresent()) {
      long stranded = pence - part(pence, rate(released, since));
      long support = part(stranded, rate(supported, since));
      landed[slot++] = stranded;
      landed[slot++] = support;
      long[] paid = saved.length == 1 ? new long[] {support} : Split.byWeights(support, saved);
      for (long each : paid) {
        landed[slot++] = each;
      }
    }
  }

  private long rate(int[] ramp, int since) {
    return parameters.parts(ramp[Math.min(since, ramp.length - 1)]);
  }

  /** A rate of a sum of 0 or more, halves up, as the larger of two remainders has it. */
  private static long part(long pence, long parts) {
    long product = Math.multiplyExact(pence, parts);
    return Math.addExact(product, Parameters.whole() / 2) / Parameters.whole();
  }
}
