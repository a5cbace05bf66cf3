package org.commonpurse.reports.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.allocation.horizon.BudgetYear;
import org.commonpurse.allocation.horizon.BudgetYear.Bearer;
import org.commonpurse.allocation.horizon.BudgetYear.Part;
import org.commonpurse.allocation.horizon.BudgetYear.SchemeYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.reports.table.MoneyFormat;

/** What a year came to against its budget: by how much, in which schemes, and who met the difference. */
public final class BudgetFindings {

  private static final int NAMED_MAX = 3;
  private static final int NAME_MAX = 60;
  private static final String ALL = "all of it";

  private final BudgetYear budget;
  private final Function<Code, String> names;
  private final MoneyFormat format;

  /**
   * Findings of a year.
   *
   * @param names  what partners are called
   */
  public BudgetFindings(BudgetYear budget, Function<Code, String> names, MoneyFormat format) {
    this.budget = budget;
    this.names = names;
    this.format = format;
  }

  /** By how much it came out over or under its budget, and who met most of that. */
  public String variance() {
    if (!budget.hasBudget()) {
      return "%s was spent in %s, for which no budget was recorded"
          .formatted(format.brief(budget.spentPence()), budget.year());
    }
    long variance = budget.variancePence();
    return variance == 0
        ? "On budget in " + budget.year()
        : "%s budget by %s in %s%s"
            .formatted(
                variance > 0 ? "Over" : "Under", size(variance), budget.year(), mostly(variance));
  }

  /** Who met the largest part of it, if anybody met a part of its sign. */
  private String mostly(long variance) {
    return budget.met().parts().stream()
        .filter(part -> Long.signum(part.pence()) == Long.signum(variance))
        .max(Comparator.comparingLong(part -> Math.absExact(part.pence())))
        .map(
            part ->
                "; "
                    + said(
                        part,
                        part.pence() == variance
                            ? ALL
                            : Math.absExact(part.pence()) < Math.absExact(variance)
                                ? size(part.pence()) + " of it"
                                : size(part.pence())))
        .orElse("");
  }

  /** What became of a part: of an overspend who met it, of an underspend who has it. */
  private String said(Part part, String amount) {
    boolean isCost = part.pence() > 0;
    return switch (part.bearer()) {
      case PARTNER, RESERVES ->
          isCost ? who(part) + " met " + amount : amount + " went to " + who(part);
      case NOBODY ->
          (isCost ? "nobody has agreed to meet " : "nobody has a claim to ")
              + (amount.equals(ALL) ? "it" : amount);
      case FUND ->
          amount
              + (budget.kind() == FundKind.POOLED ? " stays in the pool" : " stays where it fell");
    };
  }

  private String who(Part part) {
    return part.partner().map(names).map(BudgetFindings::brief).orElse("reserves");
  }

  private static String brief(String name) {
    return name.length() <= NAME_MAX ? name : "one partner";
  }

  /** How many schemes spent more and less than they were to, and by how much together. */
  public String schemes() {
    var over = deviating(1);
    var under = deviating(-1);
    var said = new ArrayList<String>();
    if (!over.isEmpty()) {
      said.add(
          "%s overspent by %s"
              .formatted(Wording.count(over.size(), "scheme", "schemes"), size(sum(over))));
    }
    if (!under.isEmpty()) {
      said.add(
          "%s underspent by %s"
              .formatted(
                  over.isEmpty()
                      ? Wording.count(under.size(), "scheme", "schemes")
                      : Wording.count(under.size(), "", "").strip(),
                  size(sum(under))));
    }
    return said.isEmpty()
        ? "Every scheme cost what it was to cost"
        : Wording.capital(Wording.list(said));
  }

  /**
   * Which schemes came out farthest from their budgets, and who met what; or that every scheme kept to
   * its budget.
   */
  public String why() {
    var sentences = new ArrayList<String>();
    farthest().ifPresent(sentences::add);
    metBy().ifPresent(sentences::add);
    return sentences.isEmpty() ? schemes() + "." : String.join(" ", sentences);
  }

  private Optional<String> farthest() {
    var said = new ArrayList<String>();
    deviating(1).stream().findFirst().ifPresent(each -> said.add(farthest("over", each)));
    deviating(-1).stream().findFirst().ifPresent(each -> said.add(farthest("under", each)));
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(Wording.capital(String.join(", ", said)) + ".");
  }

  private String farthest(String side, SchemeYear scheme) {
    var name = scheme.name().length() <= NAME_MAX ? scheme.name() : "one scheme";
    return "farthest %s budget was %s, by %s".formatted(side, name, size(scheme.variancePence()));
  }

  /**
   * Who met how much of the variance, the largest part first; what went the other way after it. Empty
   * where one met all of it, or there was nothing to meet.
   */
  private Optional<String> metBy() {
    boolean isOver = budget.variancePence() > 0;
    var parts = budget.met().parts();
    var bearing =
        parts.stream()
            .filter(part -> part.bearer() == Bearer.PARTNER || part.bearer() == Bearer.RESERVES)
            .sorted(Comparator.comparingLong((Part part) -> Math.absExact(part.pence())).reversed())
            .toList();
    var clauses = new ArrayList<String>();
    var same = bearing.stream().filter(part -> part.pence() > 0 == isOver).toList();
    var other = bearing.stream().filter(part -> part.pence() > 0 != isOver).toList();
    if (!same.isEmpty()) {
      clauses.add((isOver ? "met by " : "went to ") + listed(same));
    }
    if (!other.isEmpty()) {
      clauses.add((isOver ? "credited to " : "charged to ") + listed(other));
    }
    parts.stream()
        .filter(part -> !bearing.contains(part))
        .forEach(part -> clauses.add(said(part, size(part.pence()))));
    return parts.size() <= 1
        ? Optional.empty()
        : Optional.of(Wording.capital(String.join("; ", clauses)) + ".");
  }

  private String listed(List<Part> parts) {
    var named = new ArrayList<String>();
    var shown = parts.subList(0, Math.min(NAMED_MAX, parts.size()));
    shown.forEach(part -> named.add("%s (%s)".formatted(who(part), size(part.pence()))));
    var others = parts.subList(shown.size(), parts.size());
    if (!others.isEmpty()) {
      named.add(
          "%s (%s)"
              .formatted(
                  Wording.count(others.size(), "other", "others"),
                  size(others.stream().mapToLong(Part::pence).reduce(0, Math::addExact))));
    }
    return Wording.list(named);
  }

  /** Schemes that spent more (1) or less (-1) than their budgets, the farthest from it first. */
  private List<SchemeYear> deviating(int sign) {
    return budget.farthestFirst().stream()
        .filter(each -> Long.signum(each.variancePence()) == sign)
        .toList();
  }

  private static long sum(List<SchemeYear> schemes) {
    return schemes.stream().mapToLong(SchemeYear::variancePence).reduce(0, Math::addExact);
  }

  private String size(long pence) {
    return format.brief(Math.absExact(pence));
  }
}
