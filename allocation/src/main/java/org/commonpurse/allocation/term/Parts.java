package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.exact.Exact;

/**
 * Divides an amount into parts that each have a rule of their own, such as 70% by the financial result
 * and 12.5% by waiting times. The parts add up to the amount by construction.
 *
 * @param parts  one or more, in order
 * @param rest  who has what the parts leave; none where they are fixed and make a whole
 */
public record Parts(List<Part> parts, Optional<Term> rest) implements Term {

  /**
   * Creates a division.
   *
   * @throws IllegalArgumentException if fixed parts are more than the whole, or nobody has what parts
   *     leave
   */
  public Parts {
    parts = List.copyOf(parts);
    var fixed = fixedOf(parts);
    if (fixed.compareTo(Exact.ONE) > 0 || (rest.isEmpty() && !makeAWhole(parts))) {
      throw new IllegalArgumentException(
          "Parts of " + fixed + " in all make no whole; give the rest to somebody.");
    }
  }

  /**
   * A part of an amount.
   *
   * @param factor  which part, from 0 to 1
   * @param term  who has it
   */
  public record Part(Factor factor, Term term) {}

  /** What the parts come to that stand in the agreement as numbers: 1 is the whole. */
  public static Exact fixedOf(List<Part> parts) {
    return parts.stream()
        .flatMap(part -> part.factor().known().stream())
        .reduce(Exact.ZERO, Exact::plus);
  }

  /** Whether parts are the whole, whatever the outturn. */
  public static boolean makeAWhole(List<Part> parts) {
    return parts.stream().allMatch(part -> part.factor().known().isPresent())
        && fixedOf(parts).equals(Exact.ONE);
  }

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var steps = new ArrayList<Working>(parts.size() + 1);
    var allocated = ExactAllocation.none(context);
    var then = context;
    Exact left = Exact.ONE;
    for (var part : parts) {
      var rate = context.requireRate(part.factor());
      left = left.minus(rate);
      var step = part.term().allocate(amount.times(rate), then.forPart(rate));
      steps.add(step);
      allocated = allocated.plus(step.allocation());
      then = then.after(step.allocation());
    }
    if (left.signum() < 0) {
      throw OutturnIncompleteException.partsAboveTheWhole(Exact.ONE.minus(left));
    }
    if (rest.isPresent()) {
      var step = rest.get().allocate(amount.times(left), then.forPart(left));
      steps.add(step);
      allocated = allocated.plus(step.allocation());
    }
    return new Working(this, amount, allocated, steps, List.of());
  }

  @Override
  public String inWords(Words words) {
    return "is divided into parts";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    var said = new ArrayList<Paragraph>();
    for (var part : parts) {
      said.add(part.term().about(words.starting(words.part(part.factor())), words));
    }
    rest.ifPresent(term -> said.add(term.about("The rest", words)));
    return said;
  }

  @Override
  public List<Term> inside() {
    var inside = new ArrayList<Term>();
    parts.forEach(part -> inside.add(part.term()));
    rest.ifPresent(inside::add);
    return inside;
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return inside().stream().anyMatch(term -> term.canLeaveUnallocated(cost));
  }
}
