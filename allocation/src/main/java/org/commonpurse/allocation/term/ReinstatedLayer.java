package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.exact.Exact;

/**
 * Hands amounts to a layer until it is used up in a financial year, and for what is used of it
 * reinstates it at a premium.
 * <p>
 * A layer of 100 that is reinstated once holds 200 in a year: what is used of it, by all units of
 * the clause one after another, is there again at once, until 100 have been reinstated. For that a
 * partner pays another the premium in proportion: the premium for the whole layer, times what is
 * reinstated, over the size of the layer. What goes beyond the layer and its reinstatements goes
 * to another term. From where to where the layer reaches is said by the bands around it; what one
 * amount can use of it, too.
 * <p>
 * Amounts use the layer by their size, so that an underspend is cut as an overspend of that size.
 * The premium is a payment between two partners and adds up to nothing: whatever the sign of the
 * amount, the payer bears it, so it does not mirror. No premium is paid for a layer of nothing.
 *
 * @param layer  who has what falls into the layer
 * @param size  what the layer holds before it is reinstated
 * @param premium  what reinstating it costs
 * @param limited  how often it is reinstated; none where that has no limit
 */
public record ReinstatedLayer(
    Term layer, Figure size, Premium premium, Optional<Reinstatements> limited) implements Term {

  /**
   * What reinstating a layer costs.
   *
   * @param whole  the premium for the whole layer
   * @param from  the index of the partner that pays it
   * @param to  the index of the partner that has it
   */
  public record Premium(Figure whole, int from, int to) {}

  /**
   * How often a layer is reinstated.
   *
   * @param times  1 or more
   * @param beyond  who has what goes beyond the layer and its reinstatements
   */
  public record Reinstatements(int times, Term beyond) {}

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var before = context.usedEarlier(this).map(Used::amount).orElse(Exact.ZERO);
    var after = before.plus(amount.abs());
    var holds = size.worth(context);
    var whole = limited.map(each -> holds.times(Exact.of(each.times() + 1L)));
    var again = limited.map(each -> holds.times(Exact.of(each.times())));
    var used = upTo(whole, after).minus(upTo(whole, before));
    var reinstated = upTo(again, after).minus(upTo(again, before));
    var falls = amount.signum() < 0 ? used.negated() : used;
    var beyond = amount.minus(falls);
    var steps = new ArrayList<Working>(2);
    var allocated = ExactAllocation.none(context);
    // An amount of nothing is still somebody's: its causes can cancel out.
    if (!falls.isZero() || beyond.isZero()) {
      var step = layer.allocate(falls, context);
      steps.add(step);
      allocated = step.allocation();
    }
    if (limited.isPresent() && !beyond.isZero()) {
      var step = limited.get().beyond().allocate(beyond, context.after(allocated));
      steps.add(step);
      allocated = allocated.plus(step.allocation());
    }
    if (holds.isZero() || reinstated.isZero()) {
      return new Working(this, amount, allocated, steps, List.of());
    }
    var paid = premium.whole().worth(context).times(reinstated).dividedBy(holds);
    return new Working(
        this,
        amount,
        allocated.plus(payment(paid, context)),
        steps,
        List.of(new Note.PremiumPaid(premium.from(), premium.to(), paid, reinstated)));
  }

  private static Exact upTo(Optional<Exact> most, Exact size) {
    return most.map(size::min).orElse(size);
  }

  /** The premium as the payer bears it and the other partner has it. */
  private ExactAllocation payment(Exact paid, AllocationContext context) {
    var borne = context.benefit() ? paid.negated() : paid;
    return ExactAllocation.to(premium.from(), borne, context)
        .plus(ExactAllocation.to(premium.to(), borne.negated(), context));
  }

  @Override
  public String inWords(Words words) {
    return "goes to a layer with reinstatements";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    var said = new ArrayList<Paragraph>();
    said.add(Paragraph.of("The layer is %s.".formatted(words.figure(size))));
    said.add(
        Paragraph.of(
            "In a financial year, the layer is reinstated %s."
                .formatted(limited.map(each -> times(each.times())).orElse("without limit"))));
    said.add(
        Paragraph.of(
            "%s pays %s to %s for a reinstatement of the whole layer, and in proportion for a part."
                .formatted(
                    words.starting(words.partner(premium.from())),
                    words.figure(premium.whole()),
                    words.partner(premium.to()))));
    said.add(layer.about("What falls into the layer", words));
    limited.ifPresent(
        each ->
            said.add(
                each.beyond().about("What goes beyond the layer and its reinstatements", words)));
    return said;
  }

  private static String times(int times) {
    return times == 1 ? "once" : times + " times";
  }

  @Override
  public List<Term> inside() {
    return limited.isPresent() ? List.of(layer, limited.get().beyond()) : List.of(layer);
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return inside().stream().anyMatch(term -> term.canLeaveUnallocated(cost));
  }

  @Override
  public boolean reaches(int partner) {
    return partner == premium.from()
        || partner == premium.to()
        || inside().stream().anyMatch(term -> term.reaches(partner));
  }
}
