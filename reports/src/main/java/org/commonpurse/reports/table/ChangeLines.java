package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.commonpurse.allocation.change.ChangeCause;
import org.commonpurse.allocation.change.ChangeCause.OfClause;
import org.commonpurse.allocation.change.ChangeCause.Plain;
import org.commonpurse.allocation.change.NetChange;
import org.commonpurse.allocation.change.NetChange.OfPartner;
import org.commonpurse.ledger.id.ClauseCode;

/**
 * The causes of a change as they are shown: each by itself, but of many clauses the smallest together.
 *
 * @param lines  in the order of causes; none where nothing changed
 */
public record ChangeLines(List<Line> lines) {

  private static final int CLAUSES_MAX = 3;

  /**
   * One cause, or several together.
   *
   * @param words  what it is called
   * @param causes  one or more
   */
  public record Line(String words, List<ChangeCause> causes) {

    public Line {
      causes = List.copyOf(causes);
    }

    /** What it changed for a partner, in pence. */
    public long pence(OfPartner partner) {
      return causes.stream().mapToLong(partner::pence).reduce(0, Math::addExact);
    }

    /** What it changed for all partners together, in pence. */
    public long pence(NetChange change) {
      return change.partners().stream().mapToLong(this::pence).reduce(0, Math::addExact);
    }
  }

  public ChangeLines {
    lines = List.copyOf(lines);
  }

  /**
   * The causes that changed something for a partner.
   *
   * @param clauses  what clauses are called
   */
  public static ChangeLines of(NetChange change, Function<ClauseCode, String> clauses) {
    var sharing =
        change.causes().keySet().stream()
            .filter(OfClause.class::isInstance)
            .map(OfClause.class::cast)
            .sorted(Comparator.comparingLong((OfClause cause) -> moved(change, cause)).reversed())
            .toList();
    // One alone takes no more room than a line of others would.
    int shown = sharing.size() <= CLAUSES_MAX + 1 ? sharing.size() : CLAUSES_MAX;
    var named = sharing.subList(0, shown);
    var others = sharing.subList(shown, sharing.size());
    var lines = new ArrayList<Line>();
    for (var cause : change.causes().keySet()) {
      if (cause instanceof Plain plain) {
        lines.add(new Line(words(plain), List.of(cause)));
      } else if (cause instanceof OfClause clause && named.contains(clause)) {
        lines.add(new Line("Sharing: " + clauses.apply(clause.clause()), List.of(cause)));
      }
    }
    if (!others.isEmpty()) {
      lines.add(
          place(lines),
          new Line("Sharing: %d other clauses".formatted(others.size()), List.copyOf(others)));
    }
    return new ChangeLines(lines);
  }

  /** Behind the last clause. */
  private static int place(List<Line> lines) {
    int place = 0;
    for (int i = 0; i < lines.size(); i++) {
      place = lines.get(i).causes().get(0) instanceof OfClause ? i + 1 : place;
    }
    return place;
  }

  private static long moved(NetChange change, OfClause cause) {
    return change.partners().stream()
        .mapToLong(each -> Math.absExact(each.pence(cause)))
        .reduce(0, Math::addExact);
  }

  private static String words(Plain cause) {
    return switch (cause) {
      case FURTHER_YEAR -> "Further years";
      case FIRST_COUNTED -> "Quarters first counted";
      case VOLUME -> "Corrected: volume";
      case PRICE -> "Corrected: price";
      case MODEL -> "Corrected: model";
      case CORRECTION -> "Entries taken back, replaced";
      case LATER -> "Later entries";
    };
  }
}
