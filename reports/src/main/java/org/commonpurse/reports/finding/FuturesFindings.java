package org.commonpurse.reports.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.simulation.Chance;
import org.commonpurse.allocation.simulation.Futures;
import org.commonpurse.allocation.simulation.Futures.PartnerFutures;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.table.MoneyFormat;

/** What many possible futures come to: how likely whom is to be worse off, and how wide it is. */
public final class FuturesFindings {

  private static final long FUTURES = 50;

  private final Futures futures;
  private final Function<PartnerCode, String> names;
  private final MoneyFormat format;

  /**
   * Findings of some futures.
   *
   * @param names  what partners are called, and all of them together
   */
  public FuturesFindings(Futures futures, Function<PartnerCode, String> names) {
    this.futures = futures;
    this.names = names;
    this.format = MoneyFormat.of(futures.plan().currency());
  }

  private PartnerFutures all() {
    return futures.partners().stream()
        .filter(each -> each.partner().equals(Horizon.ALL))
        .findFirst()
        .orElseThrow();
  }

  /** How likely all together are to be better off, and the partner that is most likely not to be. */
  public String howSure() {
    long better = FUTURES - all().worseThanWithoutPlan().ofFifty();
    var whole =
        "In %d of 50 futures all partners together are better off than without the plan"
            .formatted(better);
    return mostAtRisk()
        .map(
            partner ->
                whole
                    + "; %s is worse off in %d"
                        .formatted(
                            names.apply(partner.partner()),
                            partner.worseThanWithoutPlan().ofFifty()))
        .orElse(whole);
  }

  /** The partner that is worse off in the most futures; empty if none is in one of fifty. */
  public Optional<PartnerFutures> mostAtRisk() {
    return futures.partners().stream()
        .filter(each -> !each.partner().equals(Horizon.ALL))
        .filter(each -> each.worseThanWithoutPlan().ofFifty() > 0)
        .max(Comparator.comparingDouble(each -> each.worseThanWithoutPlan().probability()));
  }

  /** In how many of fifty futures a partner is worse off, counted from the dots that are drawn. */
  public String inFifty(PartnerFutures of) {
    long worse = of.dots().stream().filter(pence -> pence < 0).count();
    var name = names.apply(of.partner());
    boolean isMany = of.partner().equals(Horizon.ALL);
    if (worse == 0) {
      return "%s %s not worse off in any of %d futures"
          .formatted(name, isMany ? "are" : "is", of.dots().size());
    }
    return "%s %s worse off in %d of %d futures"
        .formatted(name, isMany ? "are" : "is", worse, of.dots().size());
  }

  /** Between what eight in ten futures of all together end. */
  public String range() {
    var years = all().years();
    var last = years.get(years.size() - 1);
    return "By the end of %s all partners together stand between %s and %s in eight of ten futures"
        .formatted(
            last.year(),
            format.signed(last.cumulative().p10().pence()),
            format.signed(last.cumulative().p90().pence()));
  }

  /** What could not be put in figures, which is to be said before any figure. */
  public Optional<String> notInFigures() {
    return futures.notInFigures().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Not in these figures: "
                + futures.notInFigures().stream()
                    .map(each -> each.endsWith(".") ? each.substring(0, each.length() - 1) : each)
                    .collect(Collectors.joining("; "))
                + ".");
  }

  /** The limits and reserves that bind in some future, the likeliest first. */
  public List<String> bound() {
    return futures.terms().stream()
        .filter(each -> each.chance().times() > 0)
        .sorted(Comparator.comparingDouble(each -> -each.chance().probability()))
        .map(
            each ->
                "%s: %s %s in %d of 50"
                    .formatted(
                        each.term().clause(),
                        each.term().of(),
                        each.term().kind().words(),
                        each.chance().ofFifty()))
        .toList();
  }

  /** The numbers that decide the present value of all together, the strongest first. */
  public List<String> drivers(int most) {
    int all = futures.partners().indexOf(all());
    return futures.drivers().stream()
        .sorted(Comparator.comparingDouble(each -> -Math.abs(each.correlations().get(all))))
        .limit(most)
        .map(each -> each.name())
        .toList();
  }

  /** In how many of fifty futures contracts pay back, of those partners that have one. */
  public List<String> paidBack() {
    return futures.partners().stream()
        .filter(each -> each.paidBackInContract().isPresent())
        .map(
            each ->
                "%s in %d of 50"
                    .formatted(
                        names.apply(each.partner()),
                        each.paidBackInContract().map(Chance::ofFifty).orElseThrow()))
        .toList();
  }
}
