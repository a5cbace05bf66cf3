package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.commonpurse.allocation.outturn.Contribution;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;

/** Where the weights of a split come from. */
public sealed interface Shares
    permits Shares.Fixed,
        Shares.ByContributions,
        Shares.ByCommissioning,
        Shares.ByPackages,
        MeasuredShares {

  /** The weights, or nothing where nobody has any. */
  Optional<Weights> weights(AllocationContext context);

  /** Whether the weights follow the outturn. */
  default boolean isLive() {
    return true;
  }

  /** The shares in a sentence: {@code 51% to the ICB and 49% to the county}. */
  String inWords(Words words);

  /** What stands beneath the sentence, where the shares are a list. */
  default List<Paragraph> beneath(Words words) {
    return List.of();
  }

  /** Whether a partner (its index) can have a share. */
  boolean mayReach(int partner);

  /** What the shares follow, for a note that there are none: {@code by contributions}. */
  String basis();

  /**
   * Weights that stand in the agreement.
   *
   * @param weights  the weights, of which at least one is above zero
   */
  record Fixed(Weights weights) implements Shares {

    @Override
    public Optional<Weights> weights(AllocationContext context) {
      return Optional.of(weights);
    }

    @Override
    public boolean isLive() {
      return false;
    }

    @Override
    public boolean mayReach(int partner) {
      return partner < weights.each().size() && !weights.each().get(partner).isZero();
    }

    @Override
    public String inWords(Words words) {
      var held = held();
      if (held.size() == 1) {
        return "wholly to " + words.partner(held.get(0));
      }
      if (held.size() > Words.LIST_INLINE_MAX) {
        return isEqual()
            ? "equally between these"
            : isPercent() ? "like this" : "in this proportion";
      }
      return isEqual()
          ? "equally between " + words.list(held.stream().map(words::partner).toList())
          : (isPercent() ? "" : "in the proportion ")
              + words.list(held.stream().map(i -> part(i, words)).toList());
    }

    @Override
    public List<Paragraph> beneath(Words words) {
      var held = held();
      return held.size() <= Words.LIST_INLINE_MAX
          ? List.of()
          : held.stream()
              .map(i -> isEqual() ? words.partner(i) : part(i, words))
              .map(part -> Paragraph.of(words.starting(part) + "."))
              .toList();
    }

    private String part(int partner, Words words) {
      return words.number(weights.each().get(partner))
          + (isPercent() ? "% to " : " to ")
          + words.partner(partner);
    }

    private List<Integer> held() {
      return IntStream.range(0, weights.each().size())
          .filter(i -> !weights.each().get(i).isZero())
          .boxed()
          .toList();
    }

    private boolean isEqual() {
      var first = weights.each().get(held().get(0));
      return held().stream().allMatch(i -> weights.each().get(i).equals(first));
    }

    private boolean isPercent() {
      return weights.total().equals(Exact.of(100));
    }

    @Override
    public String basis() {
      return "by fixed weights";
    }
  }

  /**
   * Weights that follow what partners contribute to the fund.
   *
   * @param netOfCharges  whether client charges are taken off first
   * @param recurrentOnly  whether one-off contributions are left out
   * @param among  the partners (their indexes) that have a share; empty for all
   * @param quotedPlaces  if present, shares are first rounded to percentages of so many places that
   *     add up to 100, as agreements quote them; otherwise they are exact
   */
  record ByContributions(
      boolean netOfCharges, boolean recurrentOnly, Set<Integer> among, OptionalInt quotedPlaces)
      implements Shares {

    public ByContributions {
      among = Set.copyOf(among);
    }

    @Override
    public Optional<Weights> weights(AllocationContext context) {
      var pence = new long[context.parties().size()];
      for (var contribution : context.outturn().contributions()) {
        var index = context.parties().index(contribution.partner());
        if (index.isPresent()
            && (among.isEmpty() || among.contains(index.getAsInt()))
            && contribution.countsForShares()
            && (contribution.recurrent() || !recurrentOnly)) {
          pence[index.getAsInt()] = Math.addExact(pence[index.getAsInt()], counted(contribution));
        }
      }
      return live(pence, quotedPlaces);
    }

    @Override
    public boolean mayReach(int partner) {
      return among.isEmpty() || among.contains(partner);
    }

    private long counted(Contribution contribution) {
      return netOfCharges
          ? Math.subtractExact(contribution.pence(), contribution.chargesPence())
          : contribution.pence();
    }

    @Override
    public String inWords(Words words) {
      return basis();
    }

    @Override
    public List<Paragraph> beneath(Words words) {
      var said = new ArrayList<Paragraph>();
      if (netOfCharges) {
        said.add(Paragraph.of("Client charges are taken off first."));
      }
      if (recurrentOnly) {
        said.add(Paragraph.of("One-off payments are left out."));
      }
      if (!among.isEmpty()) {
        said.add(
            words.listed(
                "Only these have a share:", among.stream().sorted().map(words::partner).toList()));
      }
      quotedPlaces.ifPresent(places -> said.add(quotedInWords(places)));
      return said;
    }

    @Override
    public String basis() {
      return "in proportion to contributions";
    }
  }

  /**
   * Weights that follow what each partner commissions: the budgets of the schemes that it leads.
   *
   * @param quotedPlaces  as for contributions
   */
  record ByCommissioning(OptionalInt quotedPlaces) implements Shares {

    @Override
    public Optional<Weights> weights(AllocationContext context) {
      var pence = new long[context.parties().size()];
      for (var line : context.outturn().lines()) {
        line.lead()
            .map(context.parties()::index)
            .filter(OptionalInt::isPresent)
            .ifPresent(
                index ->
                    pence[index.getAsInt()] =
                        Math.addExact(pence[index.getAsInt()], line.budgetPence()));
      }
      return live(pence, quotedPlaces);
    }

    @Override
    public boolean mayReach(int partner) {
      return true;
    }

    @Override
    public String inWords(Words words) {
      return basis();
    }

    @Override
    public List<Paragraph> beneath(Words words) {
      return quotedPlaces.isPresent() ? List.of(quotedInWords(quotedPlaces.getAsInt())) : List.of();
    }

    @Override
    public String basis() {
      return "in proportion to what each commissions";
    }
  }

  /**
   * Weights that follow what packages of care cost each partner in the outturn's period, by what was
   * assessed person by person.
   *
   * @param quotedPlaces  as for contributions
   */
  record ByPackages(OptionalInt quotedPlaces) implements Shares {

    @Override
    public Optional<Weights> weights(AllocationContext context) {
      var pence = new long[context.parties().size()];
      context
          .outturn()
          .packages()
          .forEach(
              (partner, cost) ->
                  context.parties().index(partner).ifPresent(index -> pence[index] = cost));
      return live(pence, quotedPlaces);
    }

    @Override
    public boolean mayReach(int partner) {
      return true;
    }

    @Override
    public String inWords(Words words) {
      return basis();
    }

    @Override
    public List<Paragraph> beneath(Words words) {
      return quotedPlaces.isPresent() ? List.of(quotedInWords(quotedPlaces.getAsInt())) : List.of();
    }

    @Override
    public String basis() {
      return "in proportion to what their packages cost by assessed need";
    }
  }

  private static Optional<Weights> live(long[] pence, OptionalInt quotedPlaces) {
    var each = new ArrayList<Exact>(pence.length);
    boolean anybody = false;
    for (long part : pence) {
      each.add(Exact.of(Math.max(part, 0)));
      anybody = anybody || part > 0;
    }
    if (!anybody) {
      return Optional.empty();
    }
    var exact = Weights.of(each);
    return Optional.of(quotedPlaces.isPresent() ? quoted(exact, quotedPlaces.getAsInt()) : exact);
  }

  /** Weights rounded to percentages of so many places that add up to 100. */
  static Weights quoted(Weights exact, int places) {
    long hundred = Collections.nCopies(places, 10L).stream().reduce(100L, Math::multiplyExact);
    var quoted = new ArrayList<Exact>();
    for (long part : Split.byLargestRemainder(exact.split(Exact.of(hundred)))) {
      quoted.add(Exact.of(part));
    }
    return Weights.of(quoted);
  }

  /** That weights are rounded first. */
  static Paragraph quotedInWords(int places) {
    return Paragraph.of(
        places == 0
            ? "Shares are first rounded to whole percentages."
            : "Shares are first rounded to percentages of %d decimal %s."
                .formatted(places, places == 1 ? "place" : "places"));
  }
}
