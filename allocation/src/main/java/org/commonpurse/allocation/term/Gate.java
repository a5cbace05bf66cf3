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
    return then.inWords(words)
        + ", if "
        + condition.inWords(words)
        + "; otherwise it "
        + otherwise.inWords(words);
  }

  @Override
  public String heading(Words words) {
    return "comes to a gate";
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
