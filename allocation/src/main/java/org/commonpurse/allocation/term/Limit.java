package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonpurse.ledger.exact.Exact;

/**
 * Limits what partners have of what another term gives, in either sign. What an earlier version gave them
 * in the months before counts.
 *
 * @param term  the term whose parts are limited
 * @param caps  one figure for each limited partner
 * @param excess  what happens to what goes beyond a limit; if absent, it goes to the partners below
 *     their limits in the proportion of what the term gave them
 */
public record Limit(Term term, List<Cap> caps, Optional<Term> excess) implements Term {

  /** No agreement names more partners. */
  private static final int PARTIES_MOST = 200;

  public Limit {
    caps = List.copyOf(caps);
  }

  /**
   * The most that a partner can have.
   *
   * @param partner  the partner's index
   */
  public record Cap(int partner, Figure atMost) {}

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var inner = term.allocate(amount, context);
    var rooms = rooms(context);
    var parts = inner.allocation().partners();
    var cut = cut(parts, rooms);
    var notes = notes(parts, rooms);
    boolean bound = notes.stream().anyMatch(Note.LimitReached.class::isInstance);
    var steps = new ArrayList<Working>(2);
    steps.add(inner);
    if (!bound) {
      return new Working(this, amount, inner.allocation(), steps, notes);
    }
    if (excess.isPresent()) {
      var kept = inner.allocation().withPartners(cut);
      var beyond = kept.unallocated().minus(inner.allocation().unallocated());
      var then = context.after(inner.allocation());
      // Cuts of costs and of benefits can cancel out; then no cause is left to be traced.
      var passed = excess.get().allocate(beyond, beyond.isZero() ? then.forPart(Exact.ZERO) : then);
      steps.add(passed);
      var sum =
          kept.withoutUnallocated()
              .plus(ExactAllocation.unallocated(inner.allocation().unallocated(), context))
              .plus(passed.allocation());
      return new Working(this, amount, sum, steps, notes);
    }
    var levelled = redistribute(parts, cut, rooms);
    return new Working(this, amount, inner.allocation().withPartners(levelled), steps, notes);
  }

  /**
   * What a partner can have of the months that are looked at: less than its limit where it had a part of it
   * earlier in the year.
   *
   * @param limit  the limit for the year, in either sign
   * @param had  what it had earlier
   */
  private record Room(Exact limit, Exact had) {

    Exact within(Exact part) {
      var most = limit.minus(had).max(Exact.ZERO);
      var least = limit.plus(had).max(Exact.ZERO).negated();
      return part.min(most).max(least);
    }

    boolean isBeyond(Exact part) {
      return !within(part).equals(part);
    }

    /** Whether nothing more of the sign of a part fits in. */
    boolean isFull(Exact part, int sign) {
      var more = Exact.of(sign);
      return within(part.plus(more)).minus(part).signum() != sign;
    }
  }

  /** The room of each partner in the order of the parties; nothing for one that has no limit. */
  private List<Optional<Room>> rooms(AllocationContext context) {
    var rooms = new ArrayList<Optional<Room>>();
    for (int i = 0; i < context.parties().size(); i++) {
      rooms.add(Optional.empty());
    }
    var used = context.usedEarlier(this);
    for (var cap : caps) {
      var limit = cap.atMost().worth(context.forPartner(cap.partner()));
      var had = used.map(each -> each.partners().get(cap.partner())).orElse(Exact.ZERO);
      rooms.set(cap.partner(), Optional.of(new Room(limit, had)));
    }
    return rooms;
  }

  private static List<Exact> cut(List<Exact> parts, List<Optional<Room>> rooms) {
    var cut = new ArrayList<Exact>(parts);
    for (int i = 0; i < cut.size(); i++) {
      if (rooms.get(i).isPresent()) {
        cut.set(i, rooms.get(i).get().within(parts.get(i)));
      }
    }
    return cut;
  }

  private static List<Note> notes(List<Exact> parts, List<Optional<Room>> rooms) {
    var notes = new ArrayList<Note>();
    for (int i = 0; i < parts.size(); i++) {
      if (rooms.get(i).isPresent()) {
        var room = rooms.get(i).get();
        if (!room.had().isZero()) {
          notes.add(new Note.HadEarlier(i, room.had()));
        }
        if (room.isBeyond(parts.get(i))) {
          var beyond = parts.get(i).minus(room.within(parts.get(i)));
          notes.add(new Note.LimitReached(i, room.limit(), beyond.abs()));
        }
      }
    }
    return notes;
  }

  /**
   * Gives what was cut to those with room whose first parts are of its sign, in proportion to these,
   * until none is left or nobody has room. Each round fills at least one limit, so the rounds end.
   */
  private static List<Exact> redistribute(
      List<Exact> first, List<Exact> cut, List<Optional<Room>> rooms) {
    var parts = new ArrayList<>(cut);
    Exact left = sum(first).minus(sum(parts));
    while (!left.isZero()) {
      var withRoom = withRoom(left.signum(), first, parts, rooms);
      Exact weight = sum(withRoom);
      if (weight.isZero()) {
        break;
      }
      var more = left.dividedBy(weight);
      for (int i = 0; i < parts.size(); i++) {
        parts.set(i, parts.get(i).plus(withRoom.get(i).times(more)));
      }
      var again = cut(parts, rooms);
      left = sum(parts).minus(sum(again));
      parts = new ArrayList<>(again);
    }
    return parts;
  }

  private static List<Exact> withRoom(
      int sign, List<Exact> first, List<Exact> parts, List<Optional<Room>> rooms) {
    var room = new ArrayList<Exact>();
    for (int i = 0; i < first.size(); i++) {
      var limit = rooms.get(i);
      boolean isOfSign = first.get(i).signum() == sign;
      boolean isFull = limit.isPresent() && limit.get().isFull(parts.get(i), sign);
      room.add(isFull || !isOfSign ? Exact.ZERO : first.get(i));
    }
    return room;
  }

  private static Exact sum(List<Exact> parts) {
    return parts.stream().reduce(Exact.ZERO, Exact::plus);
  }

  @Override
  public String inWords(Words words) {
    return "is shared within limits";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    var said = new ArrayList<Paragraph>();
    said.add(term.about("Before the limits, it", words));
    for (var cap : caps) {
      said.add(
          Paragraph.of(
              "%s has no more than %s."
                  .formatted(
                      words.starting(words.partner(cap.partner())), words.figure(cap.atMost()))));
    }
    said.add(
        excess
            .map(other -> other.about("What goes beyond a limit", words))
            .orElse(
                Paragraph.of(
                    "What goes beyond a limit is shared among the others in proportion to what they"
                        + " have before the limits.")));
    return said;
  }

  /** Whether everybody who can have a part is limited, so that nobody has room for all of it. */
  private boolean limitsEverybody() {
    var limited = caps.stream().map(Cap::partner).toList();
    return IntStream.range(0, PARTIES_MOST).filter(term::reaches).allMatch(limited::contains);
  }

  @Override
  public List<Term> inside() {
    return excess.isPresent() ? List.of(term, excess.get()) : List.of(term);
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return term.canLeaveUnallocated(cost)
        || excess.map(other -> other.canLeaveUnallocated(cost)).orElseGet(this::limitsEverybody);
  }
}
