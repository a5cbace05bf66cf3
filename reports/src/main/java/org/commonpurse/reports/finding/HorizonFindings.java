package org.commonpurse.reports.finding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.AdditionalCost;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.PaidBack;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.PartnerPosition;

/** What a horizon of one year or more comes to: who pays, who gains and when. */
public final class HorizonFindings {

  private static final int NAMED_MAX = 3;

  private final Horizon horizon;
  private final MoneyFormat format;
  private final List<PartnerPosition> positions;

  /**
   * Findings of a horizon.
   *
   * @throws IllegalArgumentException if it has no year
   */
  public HorizonFindings(Horizon horizon) {
    if (horizon.years().isEmpty()) {
      throw new IllegalArgumentException(horizon.fundName() + " has no year to find anything in.");
    }
    this.horizon = horizon;
    this.format = MoneyFormat.of(horizon.currency());
    this.positions = PartnerPosition.of(horizon);
  }

  /** Whether anything landed outside the fund. */
  public boolean hasImpact() {
    return positions.stream()
        .anyMatch(each -> each.savingsPence() != 0 || each.extraCostsPence() != 0);
  }

  private String years() {
    return Wording.count(horizon.years().size(), "year", "years");
  }

  /** What savings and extra costs come to, and who is worse off: the finding of the whole report. */
  public String net() {
    if (!hasImpact()) {
      return "Partners bore %s of the pool in %s; no effect outside it was measured"
          .formatted(format.brief(total(PartnerPosition::poolCostPence)), years());
    }
    long net = total(PartnerPosition::netBeforePence);
    var savings =
        net > 0
            ? "Savings exceed the extra costs that schemes caused by %s in %s"
                .formatted(format.brief(net), years())
            : net < 0
                ? "Extra costs that schemes caused exceed savings by %s in %s"
                    .formatted(format.brief(-net), years())
                : "Savings equal the extra costs that schemes caused in " + years();
    return savings + worseOff(net);
  }

  private String worseOff(long net) {
    var losing = positions.stream().filter(each -> each.netAfterPence() < 0).toList();
    if (losing.isEmpty()) {
      return net > 0 ? ", and nobody is worse off" : "";
    }
    long lost = Math.negateExact(PartnerPosition.total(losing, PartnerPosition::netAfterPence));
    return "%s %s %s %s worse off"
        .formatted(
            net > 0 ? ", but" : ", and",
            Wording.who(losing.stream().map(PartnerPosition::partner).toList()),
            losing.size() == 1 ? "is" : "are",
            format.brief(lost));
  }

  /** Who keeps the gain, what sharing moved, and what is not counted. */
  public String whoKeeps() {
    var sentences = new ArrayList<String>();
    var gaining =
        positions.stream()
            .filter(each -> each.netAfterPence() > 0)
            .sorted(Comparator.comparingLong(PartnerPosition::netAfterPence).reversed())
            .toList();
    if (!gaining.isEmpty()) {
      sentences.add(keepers(gaining));
    }
    sharingMoved().ifPresent(sentences::add);
    if (hasImpact()) {
      (horizon.statesReturn() ? Optional.of(whatIsReturned()) : notCounted())
          .ifPresent(sentences::add);
    }
    if (sentences.isEmpty()) {
      sentences.add("Nobody is better or worse off outside the fund.");
    }
    return String.join(" ", sentences);
  }

  private String keepers(List<PartnerPosition> gaining) {
    var named = new ArrayList<String>();
    for (var each : gaining.subList(0, Math.min(NAMED_MAX, gaining.size()))) {
      named.add(
          Wording.name(each.partner())
              + (named.isEmpty() ? " is " : " ")
              + format.brief(each.netAfterPence())
              + (named.isEmpty() ? " better off" : ""));
    }
    var others = gaining.subList(named.size(), gaining.size());
    if (!others.isEmpty()) {
      named.add(
          Wording.count(others.size(), "other", "others")
              + " "
              + format.brief(PartnerPosition.total(others, PartnerPosition::netAfterPence)));
    }
    return "After sharing, " + Wording.list(named) + ".";
  }

  /** What sharing moved in all years, from those who paid on balance. */
  private Optional<String> sharingMoved() {
    var paying = positions.stream().filter(each -> each.sharingPence() < 0).toList();
    if (paying.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "Sharing clauses moved %s from %s to others."
            .formatted(
                format.brief(
                    Math.negateExact(PartnerPosition.total(paying, PartnerPosition::sharingPence))),
                Wording.who(paying.stream().map(PartnerPosition::partner).toList())));
  }

  /** The return of all partners together: net after sharing less what the fund costs beyond before. */
  private String whatIsReturned() {
    long cost =
        horizon.additionalCosts().stream()
            .mapToLong(AdditionalCost::totalPence)
            .reduce(0, Math::addExact);
    var sums = toDate(horizon.totals(), true);
    return cost < 0
        ? "Schemes cost %s less than they would have without the fund; with that, the return is %s."
            .formatted(format.brief(-cost), format.brief(last(sums)))
        : "Schemes cost %s more than they would have without the fund; less that, the return is %s."
            .formatted(format.brief(cost), format.brief(last(sums)));
  }

  private Optional<String> notCounted() {
    long spent = sum(horizon.totals(), HorizonRow::spentPence);
    long cashable = sum(horizon.totals(), row -> row.savings().cashablePence());
    if (spent <= 0) {
      return Optional.empty();
    }
    if (cashable < 0) {
      return Optional.of(
          "Not counted is the %s that the pool itself spent, beside which cashable savings were negative, %s."
              .formatted(format.brief(spent), format.brief(cashable)));
    }
    var pence =
        BigDecimal.valueOf(cashable)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(spent), 0, RoundingMode.HALF_UP);
    return Optional.of(
        "Not counted is the %s that the pool itself spent; for each %s1 of it %sp of cashable saving landed."
            .formatted(format.brief(spent), format.symbol(), pence));
  }

  /** What sharing does to the partner that is hit hardest without it. */
  public String sharing() {
    var worst = positions.stream().min(Comparator.comparingLong(PartnerPosition::netBeforePence));
    if (horizon.rows().stream().allMatch(row -> row.sharingPence() == 0) || worst.isEmpty()) {
      return hasImpact()
          ? "Nothing was shared: each partner keeps what landed on it"
          : "No effect outside the fund was measured";
    }
    long before = worst.get().netBeforePence();
    long after = worst.get().netAfterPence();
    var name = Wording.name(worst.get().partner());
    if (before >= 0) {
      return "Nobody was worse off before sharing";
    }
    if (after == before) {
      return "Sharing leaves %s %s worse off".formatted(name, format.brief(-after));
    }
    if (after < before) {
      return "Sharing raises the loss of %s from %s to %s"
          .formatted(name, format.brief(-before), format.brief(-after));
    }
    return after < 0
        ? "Sharing cuts the loss of %s from %s to %s"
            .formatted(name, format.brief(-before), format.brief(-after))
        : after == 0
            ? "Sharing makes good the loss of %s, %s".formatted(name, format.brief(-before))
            : "Sharing turns the loss of %s, %s, into a gain of %s"
                .formatted(name, format.brief(-before), format.brief(after));
  }

  /** The sums that a pay-back is read off, of a course of years: returns where they can be stated. */
  public static List<Long> toDate(List<HorizonRow> course, boolean statesReturn) {
    return course.stream()
        .map(
            row ->
                statesReturn ? row.toDate().returnPence().orElseThrow() : row.toDate().netPence())
        .toList();
  }

  /** When a course of years comes back to zero for good, on the sums that are shown of it. */
  public PaidBack payBack(List<HorizonRow> course) {
    return PaidBack.of(horizon.years().get(0), toDate(course, horizon.statesReturn()));
  }

  /** When savings overtook what was borne for them, all partners together. */
  public String whenItPays() {
    var costs = horizon.statesReturn() ? "additional and extra costs" : "the extra costs";
    var sums = toDate(horizon.totals(), horizon.statesReturn());
    if (isNothing(sums)) {
      return "Savings and costs come to zero in every year";
    }
    var payBack = payBack(horizon.totals());
    if (payBack instanceof PaidBack.In in) {
      return "Savings overtook %s for good in %s".formatted(costs, in.year());
    }
    return payBack instanceof PaidBack.NotYet
        ? "Savings have not overtaken %s: %s short".formatted(costs, format.brief(-last(sums)))
        : "Savings never fell behind " + costs;
  }

  /** What a partner bore of the pool and what landed on it, over all years. */
  public String whatItBore(Partner partner) {
    var position =
        positions.stream().filter(each -> each.partner().equals(partner)).findFirst().orElseThrow();
    long net = position.netAfterPence();
    var off =
        net == 0
            ? "neither better nor worse off after sharing"
            : "%s %s off after sharing"
                .formatted(format.brief(Math.absExact(net)), net < 0 ? "worse" : "better");
    long borne = position.poolCostPence();
    if (borne == 0) {
      return Wording.capital(off);
    }
    return borne > 0
        ? "Bore %s of the pool, and is %s".formatted(format.brief(borne), off)
        : "Was credited %s by the pool, and is %s".formatted(format.brief(-borne), off);
  }

  /** When a partner's return comes back to zero; or how its net stands, where none can be stated. */
  public String howItStands(Partner partner) {
    var course = horizon.rows(partner.code());
    var sums = toDate(course, horizon.statesReturn());
    if (isNothing(sums)) {
      return "Neither better nor worse off in any year";
    }
    var payBack = payBack(course);
    boolean isReturn = horizon.statesReturn();
    if (payBack instanceof PaidBack.In in) {
      return isReturn
          ? "Pays back in " + in.year()
          : "Worse off to date at first, and better off for good from " + in.year();
    }
    if (payBack instanceof PaidBack.NotYet) {
      var missing = format.brief(-last(sums));
      return isReturn
          ? "Has not paid back yet: " + missing + " short"
          : missing + " worse off to date";
    }
    return isReturn
        ? "No outlay: the return never fell below zero"
        : format.brief(last(sums)) + " better off to date, and never worse off before";
  }

  private static boolean isNothing(List<Long> sums) {
    return sums.stream().allMatch(sum -> sum == 0);
  }

  private static long last(List<Long> sums) {
    return sums.get(sums.size() - 1);
  }

  /** Who pays for the pool, and on whom savings and extra costs land. */
  public String whoPays() {
    long pool = total(PartnerPosition::poolCostPence);
    var payer = positions.stream().max(Comparator.comparingLong(PartnerPosition::poolCostPence));
    if (pool <= 0 || payer.isEmpty() || payer.get().poolCostPence() <= 0) {
      return "No partner bore a cost of the pool";
    }
    long savings = total(PartnerPosition::savingsPence);
    var name = Wording.capital(Wording.name(payer.get().partner()));
    var paid =
        "%s bears %s of each pooled %s1"
            .formatted(name, penceOfAPound(payer.get().poolCostPence(), pool), format.symbol());
    if (savings <= 0 || payer.get().savingsPence() < 0) {
      return paid + carriedByOthers();
    }
    return paid
        + " and lands %s of each %s1 saved"
            .formatted(penceOfAPound(payer.get().savingsPence(), savings), format.symbol())
        + carriedByOthers();
  }

  /** The extra costs of those who bear nothing of the pool. */
  private String carriedByOthers() {
    var outside =
        positions.stream()
            .filter(each -> each.poolCostPence() == 0 && each.extraCostsPence() > 0)
            .toList();
    return outside.isEmpty()
        ? ""
        : "; %s %s none of it but %s %s of extra costs"
            .formatted(
                Wording.who(outside.stream().map(PartnerPosition::partner).toList()),
                outside.size() == 1 ? "bears" : "bear",
                outside.size() == 1 ? "carries" : "carry",
                format.brief(PartnerPosition.total(outside, PartnerPosition::extraCostsPence)));
  }

  private static String penceOfAPound(long part, long whole) {
    return BigDecimal.valueOf(part)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
        + "p";
  }

  private long total(ToLongFunction<PartnerPosition> pence) {
    return PartnerPosition.total(positions, pence);
  }

  private static long sum(List<HorizonRow> rows, ToLongFunction<HorizonRow> pence) {
    return rows.stream().mapToLong(pence).reduce(0, Math::addExact);
  }
}
