package org.commonpurse.allocation.term;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * Passes the whole amount on, from the first penny, if a condition holds, and to another term if not.
 *
 * @param condition  what must hold
 * @param then  who has the amount if it does
 * @param otherwise  who has it if it does not
 */
public record Gate(Condition condition, Term then, Term otherwise) implements Term {

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    boolean open = condition.holds(amount, context);
    var step = (open ? then : otherwise).allocate(amount, context);
    return new Working(
        this, amount, step.allocation(), List.of(step), List.of(new Note.GateWas(condition, open)));
  }

  @Override
  public String inWords(Words words) {
    return "depends on a condition";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    return List.of(
        then.about("If " + words.condition(condition) + ", all of it", words),
        otherwise.about("Otherwise all of it", words));
  }

  @Override
  public List<Term> inside() {
    return List.of(then, otherwise);
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return then.canLeaveUnallocated(cost) || otherwise.canLeaveUnallocated(cost);
  }
}
