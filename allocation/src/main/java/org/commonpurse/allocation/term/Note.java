package org.commonpurse.allocation.term;

import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.InvestmentCode;

/** Something worth knowing about a step of a working. */
public sealed interface Note {

  /** The note as a sentence. */
  String inWords(Words words);

  /** A partner's part was cut at its limit. */
  record LimitReached(int partner, Exact limit, Exact excess) implements Note {
    @Override
    public String inWords(Words words) {
      return words.starting(words.partner(partner))
          + " has reached its limit of "
          + words.money(limit)
          + "; "
          + words.money(excess.abs())
          + " goes beyond it.";
    }
  }

  /** A partner had a part in the months before, by an earlier version. */
  record HadEarlier(int partner, Exact had) implements Note {
    @Override
    public String inWords(Words words) {
      return words.starting(words.partner(partner))
          + " had "
          + words.money(had.abs())
          + " earlier in the year, under the version before, which counts.";
    }
  }

  /** A partner bore something under several clauses that a limit holds for together. */
  record BorneTogether(int partner, Exact borne) implements Note {
    @Override
    public String inWords(Words words) {
      return words.starting(words.partner(partner))
          + " has borne "
          + words.money(borne)
          + " under these clauses so far, which counts.";
    }
  }

  /** A part of layers was used in the months before, by an earlier version. */
  record LayersUsed(Exact used) implements Note {
    @Override
    public String inWords(Words words) {
      return "The layers go on from the "
          + words.money(used.abs())
          + " that the version before used of them earlier in the year.";
    }
  }

  /** How much a year's deductible is. */
  record DeductibleIs(Exact deductible, Exact carriedUp) implements Note {
    @Override
    public String inWords(Words words) {
      return "The deductible of the year is "
          + words.money(deductible)
          + (carriedUp.isZero()
              ? "."
              : "; " + words.money(carriedUp) + " of the year before was not used.");
    }
  }

  /** A partner pays another for what is reinstated of a layer. */
  record PremiumPaid(int from, int to, Exact premium, Exact reinstated) implements Note {
    @Override
    public String inWords(Words words) {
      return words.starting(words.partner(from))
          + " pays "
          + words.money(premium)
          + " to "
          + words.partner(to)
          + "; "
          + words.money(reinstated)
          + " of the layer is reinstated.";
    }
  }

  /** A source had less than was asked of it, above what has to stay in it. */
  record SourceEmptied(Source source, Exact held, Exact floor) implements Note {
    @Override
    public String inWords(Words words) {
      return words.starting(source.inWords(words))
          + " held "
          + words.money(held)
          + (floor.isZero() ? "" : " above the " + words.money(floor) + " that stay there")
          + ", and all of it is used.";
    }
  }

  /** A reserve can hold no more. */
  record ReserveFull(Source source, Exact ceiling) implements Note {
    @Override
    public String inWords(Words words) {
      return words.starting(source.inWords(words))
          + " holds the "
          + words.money(ceiling)
          + " that it may, so the rest goes on.";
    }
  }

  /** A source meets costs only, and the amount was none. */
  record MeetsCostsOnly(Source source) implements Note {
    @Override
    public String inWords(Words words) {
      return words.starting(source.inWords(words)) + " meets costs only, and this is none.";
    }
  }

  /** A reserve takes in money only, and the amount was a cost. */
  record NothingToRetain(Source source) implements Note {
    @Override
    public String inWords(Words words) {
      return "A cost cannot be kept in " + source.inWords(words) + ", so it is left unallocated.";
    }
  }

  /** Shares follow figures that are all zero, so that nobody has a share. */
  record NobodyHasAShare(String shares) implements Note {
    @Override
    public String inWords(Words words) {
      return "Nobody has a share " + shares + ", so nothing can be shared and all is unallocated.";
    }
  }

  /** A part that should stay with a lead or owner comes from something that has none. */
  record NobodyNamed(Bear.Who who, String cause) implements Note {
    @Override
    public String inWords(Words words) {
      return words.starting(cause)
          + " cannot stay with "
          + who.inWords(words)
          + ": this agreement knows none, so that part is left unallocated.";
    }
  }

  /** A part of an amount whose causes cancel out cannot be traced to any of them. */
  record CausesCancelOut(Bear.Who who) implements Note {
    @Override
    public String inWords(Words words) {
      return "What caused this adds up to nothing, so no part of it can stay with "
          + who.inWords(words)
          + "; it is left unallocated.";
    }
  }

  /** Which part was passed on. */
  record RateOf(Exact rate) implements Note {
    @Override
    public String inWords(Words words) {
      return "The rate is " + words.percent(rate) + ".";
    }
  }

  /** By what a partner's gain was scaled. */
  record ScaledBy(int partner, Exact rate) implements Note {
    @Override
    public String inWords(Words words) {
      return words.starting(words.owned(partner))
          + " gain is scaled by "
          + words.percent(rate)
          + ".";
    }
  }

  /** Whether a gate was passed, and why. */
  record GateWas(Condition condition, boolean open) implements Note {
    @Override
    public String inWords(Words words) {
      return (open ? "Passed on because " : "Not passed on, as it does not hold that ")
          + words.condition(condition)
          + ".";
    }
  }

  /** What was repaid of an investment, and what of it is still to be recovered. */
  record Repaid(int partner, InvestmentCode investment, Exact repaid, Exact left) implements Note {
    @Override
    public String inWords(Words words) {
      return words.starting(words.partner(partner))
          + " is repaid "
          + words.money(repaid)
          + " for the "
          + words.plain(investment)
          + "; "
          + words.money(left)
          + " is still to be recovered.";
    }
  }

  /** An advance was repaid, or would have been. */
  record RepaidAdvance(InvestmentCode advance, Exact repaid, Exact left) implements Note {
    @Override
    public String inWords(Words words) {
      return words.money(repaid)
          + " of the "
          + words.plain(advance)
          + " is repaid; "
          + words.money(left)
          + " is still owed.";
    }
  }

  /** A partner had less than it is guaranteed. */
  record MadeUp(int partner, Exact least, Exact missing) implements Note {
    @Override
    public String inWords(Words words) {
      return words.starting(words.partner(partner))
          + " is guaranteed "
          + words.money(least)
          + ", so "
          + words.money(missing)
          + " is made up.";
    }
  }
}
