package org.commonpurse.reports.finding;

import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import org.commonpurse.allocation.change.ChangeCause;
import org.commonpurse.allocation.change.ChangeCause.Plain;
import org.commonpurse.allocation.change.NetChange;
import org.commonpurse.allocation.change.NetChange.OfPartner;
import org.commonpurse.reports.table.MoneyFormat;

/** By how much all partners are better or worse off than they were known to be, and why. */
public final class ChangeFindings {

  private final NetChange change;
  private final MoneyFormat format;

  public ChangeFindings(NetChange change, MoneyFormat format) {
    this.change = change;
    this.format = format;
  }

  /** Whether anything was recorded that changes net after sharing of a partner, if only to cancel out. */
  public boolean isAnything() {
    return !change.causes().isEmpty();
  }

  /** The change of all partners together, and how much of it is by the cause that changed most its way. */
  public String headline() {
    if (!isAnything()) {
      return "Nothing that changes who gains was recorded since the last pack";
    }
    long all = change.changePence();
    if (all == 0) {
      long moved = sum(pence -> pence > 0);
      return moved == 0
          ? "As at the last pack: what was recorded since cancels out"
          : "All together as at the last pack; %s moved between partners"
              .formatted(format.brief(moved));
    }
    return "%s %s than the last pack%s"
        .formatted(size(all), all > 0 ? "better" : "worse", why(all));
  }

  private String why(long all) {
    var most =
        change.causes().entrySet().stream()
            .filter(cause -> Long.signum(cause.getValue()) == Long.signum(all))
            .max(Comparator.comparingLong(cause -> Math.absExact(cause.getValue())))
            .orElseThrow();
    var words = words(most.getKey());
    long pence = most.getValue();
    if (pence == all) {
      return ", all of it " + words;
    }
    return Math.absExact(pence) < Math.absExact(all)
        ? ", of which %s %s".formatted(size(pence), words)
        : ": %s %s, %s the other way"
            .formatted(size(pence), words, size(Math.subtractExact(pence, all)));
  }

  private static String words(ChangeCause cause) {
    if (cause instanceof Plain plain) {
      return switch (plain) {
        case FURTHER_YEAR -> "from further years";
        case FIRST_COUNTED -> "from quarters first counted";
        case VOLUME -> "from corrected volume";
        case PRICE -> "from corrected prices";
        case MODEL -> "from a corrected model";
        case CORRECTION -> "from entries taken back";
        case LATER -> "from later entries";
      };
    }
    return "from sharing";
  }

  /** How many partners stand better and worse than then, and by how much; how much was recorded. */
  public String who() {
    var recorded = Wording.capital(entries()) + " recorded since";
    if (!isAnything()) {
      return change.entries() == 0
          ? recorded + "."
          : recorded + "; none changes net after sharing of a partner.";
    }
    int better = count(pence -> pence > 0);
    int worse = count(pence -> pence < 0);
    return "%s better off than then%s; %s worse off%s. %s."
        .formatted(
            Wording.capital(Wording.count(better, "partner is", "partners are")),
            better == 0 ? "" : ", by %s together".formatted(format.brief(sum(pence -> pence > 0))),
            worse == 0 ? "none is" : Wording.count(worse, "is", "are"),
            worse == 0 ? "" : ", by " + size(sum(pence -> pence < 0)),
            recorded);
  }

  private String entries() {
    return change.entries() < 1_000
        ? Wording.count(change.entries(), "entry was", "entries were")
        : "%,d entries were".formatted(change.entries());
  }

  private int count(LongPredicate which) {
    return (int) changes().stream().filter(which::test).count();
  }

  private long sum(LongPredicate which) {
    return changes().stream().filter(which::test).reduce(0L, Math::addExact);
  }

  private List<Long> changes() {
    return change.partners().stream().map(OfPartner::changePence).toList();
  }

  private String size(long pence) {
    return format.brief(Math.absExact(pence));
  }
}
