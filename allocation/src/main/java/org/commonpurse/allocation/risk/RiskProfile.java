package org.commonpurse.allocation.risk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.allocation.engine.YearGrounds;
import org.commonpurse.allocation.horizon.BudgetYear.Met;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * What each partner bears as the outturn of a year moves away from its budget. In every outcome the parts of
 * all who meet the variance are the variance, to the penny.
 *
 * @param year  the financial year
 * @param agreements  those that were asked
 * @param tellsCauses  whether one of them shares by cause, of which outcomes have none
 * @param budgetPence  of all lines of the fund with a budget above zero
 * @param even  outcomes in which every line is over or under by the same part, from the lowest to the highest
 * @param alone  single schemes over their budgets, the largest first; none where there is one scheme
 * @param others  all schemes that have no outcome of their own, together; empty where each has one
 * @param over  how even overspends are shared as they grow
 * @param under  the same of underspends
 */
public record RiskProfile(
    FinancialYear year,
    List<AgreementCode> agreements,
    boolean tellsCauses,
    long budgetPence,
    List<Even> even,
    List<Alone> alone,
    Optional<Alone> others,
    RiskCourse over,
    RiskCourse under) {

  /** By how many percent schemes are over their budgets in the outcome that is told of. */
  public static final int TOLD_PERCENT = 10;

  public RiskProfile {
    Objects.requireNonNull(year, "year");
    agreements = List.copyOf(agreements);
    even = List.copyOf(even);
    alone = List.copyOf(alone);
    Objects.requireNonNull(others, "others");
    Objects.requireNonNull(over, "over");
    Objects.requireNonNull(under, "under");
  }

  /**
   * An outcome in which every line with a budget is over or under by the same part.
   *
   * @param percent  of the budget; an overspend is positive
   * @param variancePence  actual less budget
   */
  public record Even(int percent, long variancePence, Met met) {}

  /**
   * An outcome in which one scheme, or some, are over their budgets, and all others on them.
   *
   * @param schemes  those that are over
   */
  public record Alone(List<SchemeCode> schemes, long variancePence, Met met) {

    public Alone {
      schemes = List.copyOf(schemes);
    }
  }

  /**
   * The most that a partner bears, and the variance at which it does.
   *
   * @param pence  above zero
   */
  public record Exposure(long pence, long variancePence) {}

  /**
   * The profile of a year.
   *
   * @param grounds  the agreements in force at the end of the year, with its figures
   * @return empty where no clause shares the variance of schemes, or there is no budget to move away from
   * @throws org.commonpurse.ledger.problem.ProblemException if an agreement cannot be applied to such outcomes,
   *     such as for a figure that nobody has given yet
   */
  public static Optional<RiskProfile> of(List<YearGrounds> grounds) {
    return RiskQuestions.of(grounds).map(RiskQuestions::profile);
  }

  /** The even outcome of so many percent. */
  public Even even(int percent) {
    return even.stream().filter(each -> each.percent() == percent).findFirst().orElseThrow();
  }

  /** The most that a partner bears in an even outcome; empty where it never bears anything. */
  public Optional<Exposure> largest(PartnerCode partner) {
    var asked =
        Stream.concat(
            even.stream().map(each -> exposure(partner, each.met(), each.variancePence())),
            Stream.of(over, under)
                .flatMap(course -> course.stretches().stream())
                .map(each -> exposure(partner, each.atTo(), each.toPence())));
    return asked
        .filter(each -> each.pence() > 0)
        .reduce((one, other) -> isMore(other, one) ? other : one);
  }

  private static Exposure exposure(PartnerCode partner, Met met, long variancePence) {
    return new Exposure(met.partners().getOrDefault(partner, 0L), variancePence);
  }

  /** Of equal ones that counts which needs the smaller variance. */
  private static boolean isMore(Exposure one, Exposure other) {
    return one.pence() > other.pence()
        || one.pence() == other.pence()
            && Math.absExact(one.variancePence()) < Math.absExact(other.variancePence());
  }
}
