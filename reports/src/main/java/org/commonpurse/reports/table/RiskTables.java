package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.BudgetYear.Met;
import org.commonpurse.allocation.risk.RiskCourse;
import org.commonpurse.allocation.risk.RiskCourse.Stretch;
import org.commonpurse.allocation.risk.RiskProfile;
import org.commonpurse.allocation.risk.RiskProfile.Alone;
import org.commonpurse.allocation.risk.RiskProfile.Even;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;

/** What each partner bears away from budget, as tables. None of it is a figure of the books. */
public final class RiskTables {

  private static final int COLUMNS_MAX = 4;
  private static final int NAME_MAX = 60;
  private static final int SHORTENED = 40;

  private final RiskProfile profile;
  private final Function<Code, String> names;

  /** What a part that no clause takes is called. */
  private final String stays;

  /**
   * Tables of a profile.
   *
   * @param names  what partners and schemes are called
   * @param stays  what becomes of what no clause takes: {@code stays in the pool}
   */
  public RiskTables(RiskProfile profile, Function<Code, String> names, String stays) {
    this.profile = profile;
    this.names = names;
    this.stays = Character.toUpperCase(stays.charAt(0)) + stays.substring(1);
  }

  /** A name as it stands with others in one place of a table, or above a column: its beginning where it is long. */
  public static String shortened(String name) {
    return name.length() <= NAME_MAX ? name : name.substring(0, SHORTENED) + "\u2026";
  }

  /** Somebody who has a part of a variance, as a row or a column. */
  private record Bearing(String name, ToLongFunction<Met> pence, Optional<PartnerCode> partner) {

    boolean isAnything(Stream<Met> all) {
      return all.anyMatch(met -> pence.applyAsLong(met) != 0);
    }
  }

  private List<Bearing> others() {
    return List.of(
        new Bearing("Reserves", Met::reservesPence, Optional.empty()),
        new Bearing("Nobody", Met::undecidedPence, Optional.empty()),
        new Bearing(stays, Met::staysPence, Optional.empty()));
  }

  private Bearing partner(PartnerCode partner) {
    return new Bearing(
        names.apply(partner),
        met -> met.partners().getOrDefault(partner, 0L),
        Optional.of(partner));
  }

  private static List<PartnerCode> partners(Stream<Met> all) {
    var partners = new LinkedHashSet<PartnerCode>();
    all.forEach(met -> partners.addAll(met.partners().keySet()));
    return List.copyOf(partners);
  }

  /** In order of the most that each bears; of equals in order of code. */
  private List<PartnerCode> mostFirst(List<PartnerCode> partners) {
    return partners.stream()
        .sorted(
            Comparator.comparing(
                    (PartnerCode partner) ->
                        profile.largest(partner).map(RiskProfile.Exposure::pence).orElse(0L),
                    Comparator.reverseOrder())
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Who bears what where all schemes are over or under by the same part; whoever never bears anything is left out. */
  public Table even() {
    var shown = profile.even().stream().filter(each -> isShown(each)).toList();
    var columns = new ArrayList<>(List.of(Column.heading("Who bears it")));
    shown.forEach(each -> columns.add(Column.money(heading(each))));
    var partners = mostFirst(partners(profile.even().stream().map(Even::met)));
    if (!partners.isEmpty()) {
      columns.add(Column.money("At most"));
    }
    var rows = new ArrayList<Row>();
    var bearing = Stream.concat(partners.stream().map(this::partner), others().stream());
    bearing
        .filter(each -> each.isAnything(profile.even().stream().map(Even::met)))
        .forEach(
            each -> {
              var cells = new ArrayList<Cell>(List.of(Cell.text(each.name())));
              shown.forEach(
                  outcome -> cells.add(Cell.money(each.pence().applyAsLong(outcome.met()))));
              if (!partners.isEmpty()) {
                cells.add(
                    each.partner()
                        .flatMap(profile::largest)
                        .map(most -> Cell.money(most.pence()))
                        .orElse(Cell.empty()));
              }
              rows.add(Row.body(cells));
            });
    var total = new ArrayList<Cell>(List.of(Cell.text("Variance")));
    shown.forEach(each -> total.add(Cell.money(each.variancePence())));
    if (!partners.isEmpty()) {
      total.add(Cell.empty());
    }
    rows.add(Row.total(total));
    return new Table(
        ReportCode.of("risk-even"),
        "Every scheme over or under its budget by the same part, " + profile.year(),
        columns,
        rows);
  }

  /** On budget nobody bears anything, unless an agreement says otherwise. */
  private static boolean isShown(Even each) {
    return each.percent() != 0 || !each.met().parts().isEmpty();
  }

  private static String heading(Even each) {
    return each.percent() == 0
        ? "On budget"
        : "%d%% %s".formatted(Math.abs(each.percent()), each.percent() > 0 ? "over" : "under");
  }

  /**
   * On whom each further pound falls, from where to where, overspends first; empty where all of it falls on the
   * same one.
   *
   * @param shares  a stretch's shares in words
   * @param why  why it begins, in words
   */
  public Optional<Table> turningPoints(
      Function<Stretch, String> shares, Function<Stretch, String> why) {
    var stretches =
        Stream.of(profile.over(), profile.under())
            .flatMap(course -> course.stretches().stream())
            .toList();
    if (stretches.stream().map(shares).distinct().count() == 1) {
      return Optional.empty();
    }
    var columns =
        new ArrayList<>(
            List.of(
                Column.heading("Variance"),
                Column.money("From"),
                Column.money("To"),
                Column.text("Each further pound")));
    boolean hasTurns = stretches.size() > 2;
    if (hasTurns) {
      columns.add(Column.text("Why from there"));
    }
    var rows = new ArrayList<Row>();
    for (var stretch : stretches) {
      var cells =
          new ArrayList<>(
              List.of(
                  Cell.text(stretch.toPence() > 0 ? "Overspend" : "Underspend"),
                  Cell.money(stretch.fromPence()),
                  Cell.money(stretch.toPence()),
                  Cell.text(shares.apply(stretch))));
      if (hasTurns) {
        cells.add(Cell.text(why.apply(stretch)));
      }
      rows.add(Row.body(cells));
    }
    return Optional.of(
        new Table(
            ReportCode.of("risk-turning-points"),
            "Of each further pound, " + profile.year(),
            columns,
            rows));
  }

  /** Whether both courses say all their turning points. */
  public boolean isComplete() {
    return Stream.of(profile.over(), profile.under()).allMatch(RiskCourse::isComplete);
  }

  /** Who bears what where one scheme alone is over its budget; empty where the fund has one scheme. */
  public Optional<Table> alone() {
    if (profile.alone().isEmpty()) {
      return Optional.empty();
    }
    var outcomes = Stream.concat(profile.alone().stream(), profile.others().stream()).toList();
    var bearing = bearing(outcomes);
    var columns =
        new ArrayList<>(List.of(Column.heading("Scheme"), Column.money("Overspend").result()));
    bearing.forEach(each -> columns.add(Column.money(shortened(each.name()))));
    var rows = new ArrayList<Row>();
    for (var outcome : outcomes) {
      var cells =
          new ArrayList<>(List.of(Cell.text(name(outcome)), Cell.money(outcome.variancePence())));
      bearing.forEach(each -> cells.add(Cell.money(each.pence().applyAsLong(outcome.met()))));
      rows.add(Row.body(cells));
    }
    return Optional.of(
        new Table(
            ReportCode.of("risk-one-scheme"),
            "One scheme alone %d%% over its budget, %s"
                .formatted(RiskProfile.TOLD_PERCENT, profile.year()),
            columns,
            rows));
  }

  private String name(Alone outcome) {
    return profile.others().filter(outcome::equals).isPresent()
        ? "All %d others together".formatted(outcome.schemes().size())
        : names.apply(outcome.schemes().get(0));
  }

  /** Those who bear most have a column each, all other partners one together. */
  private List<Bearing> bearing(List<Alone> outcomes) {
    var sums = new TreeMap<PartnerCode, Long>();
    for (var outcome : outcomes) {
      outcome
          .met()
          .partners()
          .forEach((partner, pence) -> sums.merge(partner, Math.absExact(pence), Math::addExact));
    }
    var most =
        sums.keySet().stream()
            .sorted(Comparator.comparing(sums::get, Comparator.reverseOrder()))
            .toList();
    var own = most.size() > COLUMNS_MAX + 1 ? most.subList(0, COLUMNS_MAX) : most;
    var others = most.subList(own.size(), most.size());
    var bearing = new ArrayList<>(own.stream().map(this::partner).toList());
    if (!others.isEmpty()) {
      bearing.add(
          new Bearing(
              "%d other partners".formatted(others.size()),
              met ->
                  others.stream()
                      .mapToLong(partner -> met.partners().getOrDefault(partner, 0L))
                      .reduce(0, Math::addExact),
              Optional.empty()));
    }
    bearing.addAll(
        others().stream()
            .filter(each -> each.isAnything(outcomes.stream().map(Alone::met)))
            .toList());
    return bearing;
  }
}
