package org.commonpurse.allocation.term;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.commonpurse.ledger.exact.Exact;

/**
 * Weights that follow what the outturn measures, such as caseloads, days or weighted population.
 *
 * @param by  what each partner's weight follows, by its index
 * @param agreed  the shares that can stand in their place
 * @param quotedPlaces  if present, shares are first rounded to percentages of so many places
 */
public record MeasuredShares(
    Map<Integer, Factor> by, Optional<Agreed> agreed, OptionalInt quotedPlaces) implements Shares {

  public MeasuredShares {
    by = Map.copyOf(by);
  }

  /**
   * Shares that stay as agreed where nothing is measured, before a day, and within a tolerance.
   *
   * @param weights  the agreed weights
   * @param tolerance  by how much of the whole a measured share may differ, inclusive, before all of
   *     them move: 3/100 is three percentage points; none for any difference
   * @param until  the first day from which measured shares count; an outturn is of its last day
   */
  public record Agreed(Weights weights, Optional<Exact> tolerance, Optional<LocalDate> until) {}

  @Override
  public Optional<Weights> weights(AllocationContext context) {
    var lastDay = context.outturn().lastDay();
    if (agreed.flatMap(Agreed::until).filter(lastDay::isBefore).isPresent()) {
      return agreed.map(Agreed::weights);
    }
    var each = new ArrayList<Exact>(context.parties().size());
    Exact total = Exact.ZERO;
    for (int i = 0; i < context.parties().size(); i++) {
      var weight = by.containsKey(i) ? measured(by.get(i), context) : Exact.ZERO;
      each.add(weight);
      total = total.plus(weight);
    }
    if (total.isZero()) {
      return agreed.map(Agreed::weights);
    }
    var exact = Weights.of(each);
    var measured = quotedPlaces.isPresent() ? Shares.quoted(exact, quotedPlaces.getAsInt()) : exact;
    return Optional.of(
        agreed.filter(shares -> areNear(shares, measured)).map(Agreed::weights).orElse(measured));
  }

  private static Exact measured(Factor factor, AllocationContext context) {
    var weight = factor.value(context);
    if (weight.signum() < 0) {
      throw OutturnIncompleteException.weightBelowZero(weight);
    }
    return weight;
  }

  private static boolean areNear(Agreed agreed, Weights measured) {
    if (agreed.tolerance().isEmpty()) {
      return false;
    }
    var before = agreed.weights().split(Exact.ONE);
    var now = measured.split(Exact.ONE);
    for (int i = 0; i < now.size(); i++) {
      var moved = now.get(i).minus(before.get(i)).abs();
      if (moved.compareTo(agreed.tolerance().get()) > 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean mayReach(int partner) {
    return by.containsKey(partner)
        || agreed.map(shares -> new Shares.Fixed(shares.weights()).mayReach(partner)).orElse(false);
  }

  @Override
  public String inWords(Words words) {
    return basis();
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    var said = new ArrayList<Paragraph>();
    for (var each : new TreeMap<>(by).entrySet()) {
      said.add(
          Paragraph.of(
              "%s counts by %s."
                  .formatted(
                      words.starting(words.partner(each.getKey())),
                      words.factor(each.getValue()))));
    }
    quotedPlaces.ifPresent(places -> said.add(Shares.quotedInWords(places)));
    agreed.ifPresent(shares -> said.add(inWords(shares, words)));
    return said;
  }

  private static Paragraph inWords(Agreed agreed, Words words) {
    var shares = new Shares.Fixed(agreed.weights());
    var said = new ArrayList<Paragraph>();
    var beneath = shares.beneath(words);
    said.add(
        Paragraph.of(
            "It is shared " + shares.inWords(words) + (beneath.isEmpty() ? "." : ":"), beneath));
    said.add(Paragraph.of("That holds where nothing is measured."));
    agreed.until().ifPresent(day -> said.add(Paragraph.of("That holds before %s.".formatted(day))));
    agreed
        .tolerance()
        .ifPresent(
            most ->
                said.add(
                    Paragraph.of(
                        "That holds while no measured share differs by more than %s percentage points."
                            .formatted(words.number(most.times(Exact.of(100)))))));
    return Paragraph.of("Agreed shares can take their place:", said);
  }

  @Override
  public String basis() {
    return "in proportion to what is measured";
  }
}
