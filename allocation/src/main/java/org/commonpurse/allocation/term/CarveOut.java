package org.commonpurse.allocation.term;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * Takes a part out first, for its owner, and hands on the rest.
 *
 * @param portion  what is taken out; never more than the amount
 * @param owner  who has it
 * @param rest  who has what is left
 */
public record CarveOut(Portion portion, Term owner, Term rest) implements Term {

  /** A part of an amount. */
  public sealed interface Portion {

    /** How much of an amount it is, in the amount's sign and never more than the amount. */
    Exact of(Exact amount, AllocationContext context);

    /** Which part of an amount of nothing, whose causes cancel out, it is; from 0 to 1. */
    Exact ofNothing(AllocationContext context);

    /** The portion in a sentence. */
    String inWords(Words words);

    /** A rate of the amount itself. */
    record OfAmount(Factor factor) implements Portion {
      @Override
      public Exact of(Exact amount, AllocationContext context) {
        return amount.times(context.requireRate(factor));
      }

      @Override
      public Exact ofNothing(AllocationContext context) {
        return context.requireRate(factor);
      }

      @Override
      public String inWords(Words words) {
        return words.part(factor);
      }
    }

    /** A figure, as far as the amount reaches. */
    record UpTo(Figure figure) implements Portion {
      @Override
      public Exact of(Exact amount, AllocationContext context) {
        var size = figure.worth(context).max(Exact.ZERO).min(amount.abs());
        return amount.signum() < 0 ? size.negated() : size;
      }

      @Override
      public Exact ofNothing(AllocationContext context) {
        return Exact.ZERO;
      }

      @Override
      public String inWords(Words words) {
        return "at most " + words.figure(figure);
      }
    }
  }

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var part = portion.ofNothing(context);
    var taken = owner.allocate(portion.of(amount, context), context.forPart(part));
    var left =
        rest.allocate(
            amount.minus(taken.amount()),
            context.after(taken.allocation()).forPart(Exact.ONE.minus(part)));
    return new Working(
        this, amount, taken.allocation().plus(left.allocation()), List.of(taken, left), List.of());
  }

  @Override
  public String inWords(Words words) {
    return "is divided";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    return List.of(
        owner.about("First, " + portion.inWords(words), words), rest.about("What is left", words));
  }

  @Override
  public List<Term> inside() {
    return List.of(owner, rest);
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return owner.canLeaveUnallocated(cost) || rest.canLeaveUnallocated(cost);
  }
}
