package org.commonpurse.reports.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.commonpurse.allocation.horizon.BudgetYear.Bearer;
import org.commonpurse.allocation.horizon.BudgetYear.Met;
import org.commonpurse.allocation.horizon.BudgetYear.Part;
import org.commonpurse.allocation.risk.RiskCourse.Stretch;
import org.commonpurse.allocation.risk.RiskProfile;
import org.commonpurse.allocation.risk.RiskProfile.Even;
import org.commonpurse.allocation.risk.Turn;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.RiskTables;

/** Who would bear an overspend, and from where on somebody else does. */
public final class RiskFindings {

  private static final int NAME_MAX = 60;
  private static final int NAMED_MAX = 4;
  private static final int TURNS_MAX = 3;
  private static final int HUNDRED = 100;

  private final RiskProfile profile;
  private final FundKind kind;
  private final Function<Code, String> names;
  private final MoneyFormat format;

  /**
   * Findings of a profile.
   *
   * @param kind  how far the fund's money is brought together
   * @param names  what partners and reserves are called
   */
  public RiskFindings(
      RiskProfile profile, FundKind kind, Function<Code, String> names, MoneyFormat format) {
    this.profile = profile;
    this.kind = kind;
    this.names = names;
    this.format = format;
  }

  /** Who bears most of an even overspend, and on whom the next pound falls from the last turning point on. */
  public String headline() {
    var told = profile.even(RiskProfile.TOLD_PERCENT);
    var most = most(told.met().parts());
    return "Of an overspend of %d%% (%s), %s%s"
        .formatted(
            told.percent(),
            format.brief(told.variancePence()),
            most.map(part -> bears(part, told)).orElse("nothing falls on anybody"),
            further(most));
  }

  private String bears(Part part, Even told) {
    return part.pence() == told.variancePence() && told.met().parts().size() == 1
        ? all(part)
        : amount(part, format.brief(part.pence()));
  }

  /** The largest part that is a cost; of equals the first. */
  private static Optional<Part> most(List<Part> parts) {
    return parts.stream()
        .filter(part -> part.pence() > 0)
        .reduce((one, other) -> other.pence() > one.pence() ? other : one);
  }

  private String all(Part part) {
    return switch (part.bearer()) {
      case PARTNER, RESERVES -> who(part) + (isPlural(part) ? " bear" : " bears") + " all";
      case NOBODY -> "nobody has agreed to bear any";
      case FUND -> "all " + stays();
    };
  }

  private String amount(Part part, String amount) {
    return switch (part.bearer()) {
      case PARTNER, RESERVES -> who(part) + (isPlural(part) ? " bear " : " bears ") + amount;
      case NOBODY -> "nobody has agreed to bear " + amount;
      case FUND -> amount + " " + stays();
    };
  }

  /** What becomes of what no clause takes. */
  public String stays() {
    return kind == FundKind.POOLED ? "stays in the pool" : "stays where it falls";
  }

  private static boolean isPlural(Part part) {
    return part.bearer() == Bearer.RESERVES;
  }

  /** What becomes of the next pound in the end; said only where it is known that nothing turns any more. */
  private String further(Optional<Part> most) {
    var last = profile.over().last();
    var shares = shares(last);
    var largest = most(shares);
    if (!profile.over().isComplete() || largest.isEmpty()) {
      return "";
    }
    if (last.fromPence() == 0) {
      return shares.size() == 1
          ? ""
          : "; up to %s it is shared alike".formatted(format.brief(last.toPence()));
    }
    var part = largest.get();
    var from = format.brief(last.fromPence());
    if (part.pence() == HUNDRED && shares.size() == 1) {
      return "; above %s %s".formatted(from, all(part));
    }
    boolean isSame =
        most.filter(each -> each.bearer() == part.bearer() && each.partner().equals(part.partner()))
            .isPresent();
    return isSame
        ? ", and %dp of each pound above %s".formatted(part.pence(), from)
        : "; above %s %s".formatted(from, amount(part, part.pence() + "p of each further pound"));
  }

  /** What an even underspend does, and who could bear most; a sentence each. */
  public String lead() {
    var said = new ArrayList<String>();
    var under = profile.even(-RiskProfile.TOLD_PERCENT);
    under.met().parts().stream()
        .filter(part -> part.pence() < 0)
        .reduce((one, other) -> other.pence() < one.pence() ? other : one)
        .ifPresent(
            part ->
                said.add(
                    "Of an underspend as large, %s."
                        .formatted(
                            under.met().parts().size() == 1
                                ? gains(part, "all")
                                : gains(part, format.brief(Math.negateExact(part.pence()))))));
    mostExposed()
        .ifPresent(
            each ->
                said.add(
                    "At most, %s would bear %s: where %s."
                        .formatted(
                            brief(names.apply(each.getKey())),
                            format.brief(each.getValue().pence()),
                            where(each.getValue().variancePence()))));
    return String.join(" ", said);
  }

  private String gains(Part part, String amount) {
    return switch (part.bearer()) {
      case PARTNER, RESERVES -> amount + " goes to " + who(part);
      case NOBODY -> "nobody has a claim to " + (amount.equals("all") ? "any" : amount);
      case FUND -> amount + " " + stays();
    };
  }

  private Optional<Map.Entry<PartnerCode, RiskProfile.Exposure>> mostExposed() {
    var found = new TreeMap<PartnerCode, RiskProfile.Exposure>();
    profile.even().stream()
        .flatMap(each -> each.met().partners().keySet().stream())
        .distinct()
        .forEach(partner -> profile.largest(partner).ifPresent(each -> found.put(partner, each)));
    return found.entrySet().stream()
        .reduce((one, other) -> other.getValue().pence() > one.getValue().pence() ? other : one);
  }

  /** A variance as it is said: as its part of the budget where it is an outcome asked for. */
  public String where(long variancePence) {
    return profile.even().stream()
        .filter(each -> each.variancePence() == variancePence)
        .findFirst()
        .map(each -> percent(each.percent()))
        .orElseGet(
            () ->
                "schemes are %s %s"
                    .formatted(
                        format.brief(Math.absExact(variancePence)),
                        variancePence > 0 ? "over" : "under"));
  }

  private static String percent(int percent) {
    return percent == 0
        ? "schemes keep to their budgets"
        : "schemes are %d%% %s".formatted(Math.abs(percent), percent > 0 ? "over" : "under");
  }

  /**
   * What of each further pound falls on whom, in whole pence that add up to a pound; those with less than
   * half a penny left out. Of an underspend it is what each further pound brings.
   */
  List<Part> shares(Stretch stretch) {
    var parts = difference(stretch);
    var claims =
        parts.stream()
            .map(part -> Exact.of(HUNDRED).times(Exact.of(part.pence(), stretch.lengthPence())))
            .toList();
    var pence = Split.byLargestRemainder(claims);
    return IntStream.range(0, pence.length)
        .filter(i -> pence[i] != 0)
        .mapToObj(i -> new Part(parts.get(i).bearer(), parts.get(i).partner(), pence[i]))
        .toList();
  }

  private static List<Part> difference(Stretch stretch) {
    var partners = new TreeMap<>(stretch.atTo().partners());
    stretch
        .atFrom()
        .partners()
        .forEach((partner, pence) -> partners.merge(partner, -pence, Math::addExact));
    var from = stretch.atFrom();
    var to = stretch.atTo();
    return new Met(
            partners,
            Math.subtractExact(to.reservesPence(), from.reservesPence()),
            Math.subtractExact(to.undecidedPence(), from.undecidedPence()),
            Math.subtractExact(to.staysPence(), from.staysPence()))
        .parts();
  }

  /** The shares of a stretch as words: {@code the ICB 60p, the county 40p}. */
  public String ofEachPound(Stretch stretch) {
    var shares =
        shares(stretch).stream()
            .sorted(Comparator.comparingLong((Part part) -> Math.absExact(part.pence())).reversed())
            .toList();
    var shown = shares.size() > NAMED_MAX + 1 ? shares.subList(0, NAMED_MAX) : shares;
    var said = new ArrayList<String>();
    shown.forEach(part -> said.add("%s %s".formatted(label(part), pence(part.pence()))));
    var others = shares.subList(shown.size(), shares.size());
    if (!others.isEmpty()) {
      said.add(
          "%s %s"
              .formatted(
                  Wording.count(others.size(), "other", "others"),
                  pence(others.stream().mapToLong(Part::pence).sum())));
    }
    return Wording.capital(String.join(", ", said));
  }

  private static String pence(long pence) {
    return (pence < 0 ? MoneyFormat.MINUS : "") + Math.absExact(pence) + "p";
  }

  private String label(Part part) {
    return switch (part.bearer()) {
      case PARTNER -> RiskTables.shortened(names.apply(part.partner().orElseThrow()));
      case RESERVES -> "reserves";
      case NOBODY -> "nobody";
      case FUND -> stays();
    };
  }

  /** Why a stretch begins, in words; empty for the first. */
  public String why(Stretch stretch) {
    var said = stretch.turns().stream().map(this::why).distinct().toList();
    return said.size() <= TURNS_MAX
        ? Wording.capital(String.join("; ", said))
        : Wording.capital(
            "%s; and %s"
                .formatted(
                    String.join("; ", said.subList(0, TURNS_MAX)),
                    Wording.count(said.size() - TURNS_MAX, "limit more", "limits more")));
  }

  private String why(Turn turn) {
    var clause = turn.clause().reference();
    var about =
        turn.partner()
            .<Code>map(code -> code)
            .or(() -> turn.source())
            .map(names)
            .map(RiskTables::shortened)
            .orElse("");
    return switch (turn.why()) {
      case LIMIT_REACHED -> "%s has reached its limit (clause %s)".formatted(about, clause);
      case SOURCE_EMPTIED -> "%s is used up (clause %s)".formatted(about, clause);
      case RESERVE_FULL -> "%s is full (clause %s)".formatted(about, clause);
      case OTHER_PART -> "the next part of clause %s applies".formatted(clause);
    };
  }

  private String who(Part part) {
    return part.partner().map(names).map(RiskFindings::brief).orElse("reserves");
  }

  private static String brief(String name) {
    return name.length() <= NAME_MAX ? name : "one partner";
  }
}
