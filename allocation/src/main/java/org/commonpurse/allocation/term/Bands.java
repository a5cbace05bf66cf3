package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.exact.Exact;

/**
 * Cuts an amount into layers by its size and hands each layer to a term of its own.
 * <p>
 * A band runs from the end of the one before it to its own {@code upTo}; an amount exactly at an
 * edge lies wholly below it. Edges are exact, even where they are no whole penny. Bands measure the
 * size of the amount, so an underspend is cut as an overspend of that size. What lies above the last
 * band stays unallocated. Where an earlier version used a part of the layers in the months before, they go
 * on from there.
 *
 * @param bands  in ascending order; only the last may be open
 */
public record Bands(List<Band> bands) implements Term {

  public Bands {
    bands = List.copyOf(bands);
  }

  /**
   * One layer.
   *
   * @param upTo  where it ends, measured from zero; none for the rest
   * @param term  what happens to the layer
   */
  public record Band(Optional<Figure> upTo, Term term) {}

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var used = context.usedEarlier(this).map(Used::amount).orElse(Exact.ZERO);
    var steps = new ArrayList<Working>(bands.size());
    var allocated = ExactAllocation.none(context);
    var then = context;
    var reached = used.plus(amount);
    Exact left = amount;
    Exact from = Exact.ZERO;
    for (var band : bands) {
      var slice = left;
      if (band.upTo().isPresent()) {
        var edge = band.upTo().get().worth(context).max(from);
        slice = within(reached, from, edge);
        slice = used.isZero() ? slice : slice.minus(within(used, from, edge));
        from = edge;
      }
      left = left.minus(slice);
      if (used.isZero() || !slice.isZero()) {
        var step = band.term().allocate(slice, then);
        steps.add(step);
        allocated = allocated.plus(step.allocation());
        then = then.after(step.allocation());
      }
      if (left.isZero() && used.isZero()) {
        break;
      }
    }
    List<Note> notes = used.isZero() ? List.of() : List.of(new Note.LayersUsed(used));
    return new Working(
        this, amount, allocated.leaving(allocated.unallocated().plus(left)), steps, notes);
  }

  /** The part of an amount, of either sign, that lies between two sizes. */
  private static Exact within(Exact amount, Exact from, Exact to) {
    var part = amount.abs().min(to).minus(from).max(Exact.ZERO);
    return amount.signum() < 0 ? part.negated() : part;
  }

  @Override
  public String inWords(Words words) {
    return "is taken in layers";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    var layers = new ArrayList<Paragraph>();
    for (int i = 0; i < bands.size(); i++) {
      var band = bands.get(i);
      boolean first = i == 0;
      var layer =
          band.upTo()
              .map(edge -> layer(first, edge, words))
              .orElse(first ? "All of it" : "The rest");
      layers.add(band.term().about(layer, words));
    }
    if (bands.get(bands.size() - 1).upTo().isPresent()) {
      layers.add(Paragraph.of("What goes beyond the last layer is left for the board to decide."));
    }
    return layers;
  }

  private static String layer(boolean first, Figure edge, Words words) {
    var plain = edge.isCompound() ? "The first part up to %s" : "The first %s";
    return (first ? plain : "The next part up to %s in all").formatted(words.figure(edge));
  }

  @Override
  public List<Term> inside() {
    var inside = new ArrayList<Term>(bands.size());
    for (var band : bands) {
      inside.add(band.term());
    }
    return inside;
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return bands.get(bands.size() - 1).upTo().isPresent()
        || bands.stream().anyMatch(band -> band.term().canLeaveUnallocated(cost));
  }
}
