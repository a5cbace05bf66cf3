package org.commonpurse.allocation.term;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;

/**
 * That a limit holds for what a partner bears under several clauses together, in a year or over the life of
 * an agreement.
 * <p>
 * A partner's liability under a clause is what it bears on balance in a financial year, never below
 * nothing: what it has under one clause, or had in one year, makes no room for what it bears under
 * another, or in the next.
 *
 * @param clauses  which clauses count, the limited one among them, in the agreement's order
 * @param over  for how long
 */
public record Together(List<Under> clauses, Over over) {

  public Together {
    clauses = List.copyOf(clauses);
  }

  /** A clause that counts, and how the agreement calls it. */
  public record Under(ClauseCode code, String reference) {}

  /** For how long a limit holds. */
  public enum Over {
    /** Each financial year by itself. */
    YEAR("in a financial year"),
    /** All years of the agreement, whatever its versions. */
    LIFE("over the life of the agreement");

    private final String said;

    Over(String said) {
      this.said = said;
    }

    /** As a sentence says it. */
    public String inWords() {
      return said;
    }
  }

  /** The codes of the clauses. */
  public Set<ClauseCode> codes() {
    return clauses.stream().map(Under::code).collect(Collectors.toSet());
  }

  /**
   * What a partner can still bear in the unit that is worked on.
   *
   * @param partner  the partner's index
   * @param most  the limit
   * @return in pence, 0 or more
   */
  Exact room(int partner, Exact most, AllocationContext context) {
    Exact others = Exact.ZERO;
    Exact own = Exact.ZERO;
    for (var under : clauses) {
      boolean isOwn = under.code().equals(context.clause());
      var inYear = context.borneInYear(under.code(), partner);
      if (isOwn) {
        own = inYear;
      } else {
        others = others.plus(inYear.max(Exact.ZERO));
      }
      if (over == Over.LIFE) {
        others = others.plus(context.borneBefore(under.code(), partner));
      }
    }
    return most.minus(others).max(Exact.ZERO).minus(own).max(Exact.ZERO);
  }

  /** Where it counts, in a sentence: {@code in a financial year under clauses "4.1" and "4.2"}. */
  String inWords(Words words) {
    var named = clauses.stream().map(Under::reference).map(words::quoted).toList();
    return over.inWords()
        + (clauses.size() == 1
            ? " under clause " + named.get(0)
            : clauses.size() <= Words.LIST_INLINE_MAX
                ? " under clauses " + words.list(named) + " together"
                : " under these clauses together");
  }

  /** The clauses beneath the sentence, where they are many. */
  List<Paragraph> beneath(Words words) {
    return clauses.size() <= Words.LIST_INLINE_MAX
        ? List.of()
        : clauses.stream()
            .map(under -> Paragraph.of("Clause " + words.quoted(under.reference()) + "."))
            .toList();
  }
}
