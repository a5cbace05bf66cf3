package org.commonpurse.allocation.term;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.exact.Exact;

/**
 * Meets a cost from a source as far as the source reaches; the rest stays unallocated, for the next
 * step of a waterfall.
 * <p>
 * One-sided: a source meets costs, it does not share in benefits. A reserve that belongs to
 * several owners is drawn on in proportion to what each has in it.
 *
 * @param source  what meets the cost
 * @param upTo  the most it is used for here, if it is limited
 * @param floor  what has to stay in it, if anything has
 */
public record From(Source source, Optional<Figure> upTo, Optional<Figure> floor) implements Term {

  /** Draws on a source of which nothing has to stay. */
  public From(Source source, Optional<Figure> upTo) {
    this(source, upTo, Optional.empty());
  }

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    if (!context.isCost(amount) && !amount.isZero()) {
      return Working.of(
          this,
          amount,
          ExactAllocation.unallocated(amount, context),
          new Note.MeetsCostsOnly(source));
    }
    var holding = context.holding(source);
    var least = floor.map(figure -> figure.worth(context)).orElse(Exact.ZERO);
    var held = holding.total().minus(least).max(Exact.ZERO);
    var offered = upTo.isPresent() ? held.min(upTo.get().worth(context)) : held;
    var size = amount.abs().min(offered);
    var taken = amount.signum() < 0 ? size.negated() : size;
    var allocated =
        taken.isZero()
            ? ExactAllocation.unallocated(amount, context)
            : ExactAllocation.moved(holding.draw(source, taken), amount.minus(taken), context);
    return size.equals(held) && amount.abs().compareTo(held) > 0
        ? Working.of(this, amount, allocated, new Note.SourceEmptied(source, held, least))
        : Working.of(this, amount, allocated);
  }

  @Override
  public String inWords(Words words) {
    return "is met from "
        + source.inWords(words)
        + upTo.map(figure -> ", up to " + words.figure(figure)).orElse("");
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    return floor.stream().map(least -> staying(least, words)).toList();
  }

  /** What a reserve that is drawn on does not give. */
  static Paragraph staying(Figure least, Words words) {
    return Paragraph.of("At least %s stays there.".formatted(words.figure(least)));
  }

  @Override
  public List<Term> inside() {
    return List.of();
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return true;
  }
}
