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
 * @param together  the clauses and the time that the limits hold for together; none where they are of this
 *     term alone. Such limits are on what a partner bears, not on what it has
 */
public record Limit(Term term, List<Cap> caps, Optional<Term> excess, Optional<Together> together)
    implements Term {

  /** No agreement names more partners. */
  private static final int PARTIES_MOST = 200;

  public Limit {
    caps = List.copyOf(caps);
  }

  /** Limits of this term alone. */
  public Limit(Term term, List<Cap> caps, Optional<Term> excess) {
    this(term, caps, excess, Optional.empty());
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
    var notes = notes(parts, rooms, together.isPresent());
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
   * What a partner can have of what is shared here.
   *
   * @param limit  the limit that was agreed
   * @param had  what counts towards it already
   * @param most  the largest part, 0 or more; none where the positive side has no limit
   * @param least  the smallest part, 0 or less; none where the negative side has no limit
   */
  private record Room(Exact limit, Exact had, Optional<Exact> most, Optional<Exact> least) {

    /** Less than the limit, in either sign, where the partner had a part of it earlier in the year. */
    static Room of(Exact limit, Exact had) {
      return new Room(
          limit,
          had,
          Optional.of(limit.minus(had).max(Exact.ZERO)),
          Optional.of(limit.plus(had).max(Exact.ZERO).negated()));
    }

    /** What it can still bear under several clauses. */
    static Room toBear(Exact limit, Exact room, boolean benefit) {
      var had = limit.minus(room);
      return benefit
          ? new Room(limit, had, Optional.empty(), Optional.of(room.negated()))
          : new Room(limit, had, Optional.of(room), Optional.empty());
    }

    Exact within(Exact part) {
      var below = most.map(part::min).orElse(part);
      return least.map(below::max).orElse(below);
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
      int partner = cap.partner();
      var limit = cap.atMost().worth(context.forPartner(partner));
      var had = used.map(each -> each.partners().get(partner)).orElse(Exact.ZERO);
      rooms.set(
          partner,
          Optional.of(
              together
                  .map(all -> all.room(partner, limit, context))
                  .map(room -> Room.toBear(limit, room, context.benefit()))
                  .orElseGet(() -> Room.of(limit, had))));
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

  private static List<Note> notes(
      List<Exact> parts, List<Optional<Room>> rooms, boolean isTogether) {
    var notes = new ArrayList<Note>();
    for (int i = 0; i < parts.size(); i++) {
      if (rooms.get(i).isPresent()) {
        var room = rooms.get(i).get();
        if (!room.had().isZero()) {
          notes.add(
              isTogether
                  ? new Note.BorneTogether(i, room.had())
                  : new Note.HadEarlier(i, room.had()));
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
    return together.isPresent()
        ? "is shared within limits over several clauses"
        : "is shared within limits";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    var said = new ArrayList<Paragraph>();
    said.add(term.about("Before the limits, it", words));
    caps.forEach(cap -> said.add(inWords(cap, words)));
    said.add(
        excess
            .map(other -> other.about("What goes beyond a limit", words))
            .orElse(
                Paragraph.of(
                    "What goes beyond a limit is shared among the others in proportion to what they"
                        + " have before the limits.")));
    return said;
  }

  private Paragraph inWords(Cap cap, Words words) {
    var partner = words.starting(words.partner(cap.partner()));
    var most = words.figure(cap.atMost());
    if (together.isEmpty()) {
      return Paragraph.of("%s has no more than %s.".formatted(partner, most));
    }
    var clauses = together.get().beneath(words);
    return Paragraph.of(
        "%s bears no more than %s %s%s"
            .formatted(partner, most, together.get().inWords(words), clauses.isEmpty() ? "." : ":"),
        clauses);
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
