package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.term.Unit.Cause;
import org.commonpurse.ledger.exact.Exact;

/**
 * Leaves an amount with somebody: a named partner, or whoever leads, owns or was hit by what caused
 * it.
 * <p>
 * Where the amount is only a part of what was caused, each cause keeps the same part of its own.
 *
 * @param who  with whom it stays
 */
public record Bear(Who who) implements Term {

  /** With whom an amount stays. */
  public sealed interface Who {

    /** The index of the partner with whom a cause stays, or {@link Movement#NOBODY}. */
    int of(Cause cause);

    /** Whether it can be a partner. */
    default boolean mayBe(int index) {
      return true;
    }

    /** Who it is, after "with": {@code the lead of each scheme}. */
    String inWords(Words words);

    /** One partner, whatever the cause. */
    record Named(int partner) implements Who {
      @Override
      public int of(Cause cause) {
        return partner;
      }

      @Override
      public boolean mayBe(int index) {
        return index == partner;
      }

      @Override
      public String inWords(Words words) {
        return words.partner(partner);
      }
    }

    /** The partner that commissions the scheme. */
    record Lead() implements Who {
      @Override
      public int of(Cause cause) {
        return cause.lead();
      }

      @Override
      public String inWords(Words words) {
        return "the lead of each scheme";
      }
    }

    /** The partner whose stream pays. */
    record Owner() implements Who {
      @Override
      public int of(Cause cause) {
        return cause.owner();
      }

      @Override
      public String inWords(Words words) {
        return "the owner of each stream";
      }
    }

    /** The partner on which a saving or burden fell; of a scheme, its lead. */
    record WhereItFell() implements Who {
      @Override
      public int of(Cause cause) {
        return cause.fellOn();
      }

      @Override
      public String inWords(Words words) {
        return "the partner on which it fell";
      }
    }
  }

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    if (who instanceof Who.Named named) {
      return Working.of(this, amount, ExactAllocation.to(named.partner(), amount, context));
    }
    var unit = context.unit();
    boolean whole = amount.equals(unit.amount());
    if (!whole && unit.amount().isZero()) {
      return Working.of(
          this,
          amount,
          ExactAllocation.unallocated(amount, context),
          new Note.CausesCancelOut(who));
    }
    var allocated = ExactAllocation.none(context);
    var notes = new ArrayList<Note>();
    for (var cause : unit.causes()) {
      // A whole amount keeps its causes as they are, also where they cancel out to nothing.
      var part = whole ? cause.amount() : cause.amount().times(amount).dividedBy(unit.amount());
      int partner = who.of(cause);
      if (partner == Movement.NOBODY) {
        notes.add(new Note.NobodyNamed(who, cause.label()));
        allocated = allocated.plus(ExactAllocation.unallocated(part, context));
      } else {
        allocated = allocated.plus(ExactAllocation.to(partner, part, context));
      }
    }
    return new Working(this, amount, allocated, List.of(), notes);
  }

  @Override
  public String inWords(Words words) {
    return "stays with " + who.inWords(words);
  }

  @Override
  public List<Term> inside() {
    return List.of();
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return false;
  }

  @Override
  public boolean reaches(int partner) {
    return who.mayBe(partner);
  }
}
