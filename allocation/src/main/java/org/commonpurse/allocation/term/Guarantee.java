package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * Guarantees partners a least part of what another term gives, at the expense of one partner.
 *
 * @param term  the term whose parts are made up
 * @param floors  the least part, of the amount's sign, for each guaranteed partner
 * @param payer  who gives up what is missing (its index)
 */
public record Guarantee(Term term, List<Floor> floors, int payer) implements Term {

  public Guarantee {
    floors = List.copyOf(floors);
  }

  /**
   * The least that a partner has.
   *
   * @param partner  the partner's index
   */
  public record Floor(int partner, Figure atLeast) {}

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var inner = term.allocate(amount, context);
    var parts = new ArrayList<>(inner.allocation().partners());
    var notes = new ArrayList<Note>();
    var used = context.usedEarlier(this);
    for (var floor : floors) {
      var had = used.map(each -> each.partners().get(floor.partner())).orElse(Exact.ZERO);
      if (!had.isZero()) {
        notes.add(new Note.HadEarlier(floor.partner(), had));
      }
      var least = floor.atLeast().worth(context.forPartner(floor.partner()));
      var size = parts.get(floor.partner());
      var inYear = had.plus(size);
      var missing = least.minus(amount.signum() < 0 ? inYear.negated() : inYear);
      if (missing.signum() > 0) {
        var signed = amount.signum() < 0 ? missing.negated() : missing;
        parts.set(floor.partner(), size.plus(signed));
        parts.set(payer, parts.get(payer).minus(signed));
        notes.add(new Note.MadeUp(floor.partner(), least, missing));
      }
    }
    return new Working(this, amount, inner.allocation().withPartners(parts), List.of(inner), notes);
  }

  @Override
  public String inWords(Words words) {
    return "is shared with a guarantee";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    var said = new ArrayList<Paragraph>();
    said.add(term.about("Before the guarantee, it", words));
    for (var floor : floors) {
      said.add(
          Paragraph.of(
              "%s has at least %s."
                  .formatted(
                      words.starting(words.partner(floor.partner())),
                      words.figure(floor.atLeast()))));
    }
    said.add(
        Paragraph.of(
            "%s makes up what is missing.".formatted(words.starting(words.partner(payer)))));
    return said;
  }

  @Override
  public List<Term> inside() {
    return List.of(term);
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return term.canLeaveUnallocated(cost);
  }

  @Override
  public boolean reaches(int partner) {
    return partner == payer
        || floors.stream().anyMatch(floor -> floor.partner() == partner)
        || term.reaches(partner);
  }
}
