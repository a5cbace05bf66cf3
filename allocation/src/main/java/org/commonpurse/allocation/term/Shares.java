package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonpurse.allocation.exact.Exact;
import org.commonpurse.allocation.exact.Split;
import org.commonpurse.allocation.outturn.Contribution;

/** Where the weights of a split come from. */
public sealed interface Shares {

  /** The weights, or nothing where nobody has any. */
  Optional<Weights> weights(Given given);

  /** The shares in a sentence: {@code 51% to the ICB and 49% to the county}. */
  String inWords(Words words);

  /** What the shares follow, for a note that there are none: {@code by contributions}. */
  String basis();

  /**
   * Weights that stand in the agreement.
   *
   * @param weights the weights, of which at least one is above zero
   */
  record Fixed(Weights weights) implements Shares {

    @Override
    public Optional<Weights> weights(Given given) {
      return Optional.of(weights);
    }

    @Override
    public String inWords(Words words) {
      var shown = new ArrayList<String>();
      var holders = new ArrayList<String>();
      boolean equal = true;
      Exact first = weights.each().stream().filter(w -> !w.isZero()).findFirst().orElseThrow();
      boolean percent = weights.total().equals(Exact.of(100));
      for (int i = 0; i < weights.each().size(); i++) {
        var weight = weights.each().get(i);
        if (!weight.isZero()) {
          holders.add(words.partner(i));
          shown.add(words.number(weight) + (percent ? "% to " : " to ") + words.partner(i));
          equal = equal && weight.equals(first);
        }
      }
      if (holders.size() == 1) {
        return "wholly to " + holders.get(0);
      }
      return equal
          ? "equally between " + words.list(holders)
          : (percent ? "" : "in the proportion ") + words.list(shown);
    }

    @Override
    public String basis() {
      return "by fixed weights";
    }
  }

  /**
   * Weights that follow what partners contribute to the fund.
   *
   * @param netOfCharges whether client charges are taken off first
   * @param recurrentOnly whether one-off contributions are left out
   * @param quotedPlaces if present, shares are first rounded to percentages of so many places that
   *     add up to 100, as agreements quote them; otherwise they are exact
   */
  record ByContributions(boolean netOfCharges, boolean recurrentOnly, OptionalInt quotedPlaces)
      implements Shares {

    @Override
    public Optional<Weights> weights(Given given) {
      var pence = new long[given.parties().size()];
      for (var contribution : given.outturn().contributions()) {
        if (contribution.countsForShares() && (contribution.recurrent() || !recurrentOnly)) {
          given
              .parties()
              .index(contribution.partner())
              .ifPresent(i -> pence[i] = Math.addExact(pence[i], counted(contribution)));
        }
      }
      var each = new ArrayList<Exact>();
      for (long paid : pence) {
        each.add(Exact.of(Math.max(paid, 0)));
      }
      if (each.stream().allMatch(Exact::isZero)) {
        return Optional.empty();
      }
      var exact = Weights.of(each);
      return Optional.of(quotedPlaces.isPresent() ? quoted(exact) : exact);
    }

    private long counted(Contribution contribution) {
      return netOfCharges
          ? Math.subtractExact(contribution.pence(), contribution.chargesPence())
          : contribution.pence();
    }

    private Weights quoted(Weights exact) {
      var hundred = Exact.of(Math.multiplyExact(100, pow10(quotedPlaces.orElseThrow())));
      var quoted = new ArrayList<Exact>();
      for (long part : Split.byLargestRemainder(exact.split(hundred))) {
        quoted.add(Exact.of(part));
      }
      return Weights.of(quoted);
    }

    private static long pow10(int places) {
      return Collections.nCopies(places, 10L).stream().reduce(1L, Math::multiplyExact);
    }

    @Override
    public String inWords(Words words) {
      var details = new ArrayList<String>();
      if (netOfCharges) {
        details.add("net of client charges");
      }
      if (recurrentOnly) {
        details.add("one-off payments left out");
      }
      quotedPlaces.ifPresent(
          places ->
              details.add(
                  places == 0
                      ? "quoted in whole percentages"
                      : "quoted in percentages of " + places + " decimal places"));
      return basis() + (details.isEmpty() ? "" : " (" + String.join(", ", details) + ")");
    }

    @Override
    public String basis() {
      return "in proportion to contributions";
    }
  }
}
