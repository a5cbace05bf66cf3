package org.commonpurse.reports.template;

import java.util.List;
import java.util.Optional;

/** Where what stands in a cell of a return comes from. The choice is closed: a template is data and no program. */
public sealed interface CellRule {

  /** Words that are the same in every return. */
  record Label(String text) implements CellRule {}

  /** What the fund's books say of what the row is about. */
  record Told(Fact fact) implements CellRule {}

  /** What came in of the row's stream, or of its stream from its partner, in pence. */
  record Contribution(Amount amount) implements CellRule {}

  /** What the row's scheme costs out of its stream, in pence. */
  record Spending(Amount amount) implements CellRule {}

  /**
   * The units of the row's effect in the period.
   *
   * @param isObserved  whether those that were observed and approved, or else those that were planned
   */
  record Units(boolean isObserved) implements CellRule {}

  /** All cells of the references together, as a formula. */
  record Sum(List<CellReference> of) implements CellRule {

    public Sum {
      of = List.copyOf(of);
    }
  }

  /** The first less the second, as a formula. */
  record Difference(CellReference from, CellReference less) implements CellRule {}

  /**
   * The cells of a column in those lines of a row that have the same words in another column as this line, as
   * a formula.
   *
   * @param sum  the column added up
   * @param where  the column compared, of the same row as {@code sum}
   * @param is  the cell of this line that it is compared with
   */
  record Matching(CellReference sum, CellReference where, CellReference is) implements CellRule {}

  /**
   * What a person answers, unless the fund states it.
   *
   * @param isOptional  whether the return is complete without it
   * @param stated  what of the fund it is where the fund has it; an answer that differs is refused a place
   */
  record Asked(Question question, boolean isOptional, Optional<Stated> stated)
      implements CellRule {}

  /**
   * A figure of what a fund requires to be spent in the year of the return.
   *
   * @param test  the code of the required spend
   */
  record Stated(String test, StatedFigure figure) {}

  /** Which figure of required spend. */
  enum StatedFigure {
    /** The least to be spent. */
    MINIMUM,
    /** What its schemes are planned to cost out of its streams, in the whole year. */
    PLANNED,
    /** What they cost from the year's first day to the period's last. */
    ACTUAL
  }

  /** What is asked of a person. */
  sealed interface Question {

    /** A narrative. */
    record Narrative() implements Question {}

    /** One of some answers, such as yes and no. */
    record OneOf(List<String> choices) implements Question {

      public OneOf {
        choices = List.copyOf(choices);
      }
    }

    /** An amount that the books do not have, such as a minimum that was prescribed. */
    record AnAmount() implements Question {}

    /**
     * The name of who signs the return off.
     *
     * @param role  the role that has to
     */
    record SignOff(String role) implements Question {}
  }

  /** What amount of the books is asked for. */
  enum Amount {
    /** The plan of the whole year. */
    PLANNED,
    /** The part of the plan that is dated up to the period's last day. */
    PLANNED_TO_DATE,
    /** What came in or was spent from the year's first day to the period's last. */
    ACTUAL
  }

  /** What rows can say of themselves. */
  enum Fact {
    FUND_NAME(Scope.ANY),
    FUND_CODE(Scope.ANY),
    HOST_NAME(Scope.ANY),
    PERIOD(Scope.ANY),
    FIRST_DAY(Scope.ANY),
    LAST_DAY(Scope.ANY),
    LAST_ENTRY(Scope.ANY),
    SEAL(Scope.ANY),
    STREAM_CODE(Scope.STREAM),
    STREAM_NAME(Scope.STREAM),
    PARTNER_NAME(Scope.PARTNER),
    SCHEME_CODE(Scope.SCHEME),
    SCHEME_NAME(Scope.SCHEME),
    LEAD_NAME(Scope.SCHEME),
    PROVIDER_NAMES(Scope.SCHEME),
    NATURE(Scope.SCHEME),
    EFFECT_CODE(Scope.EFFECT),
    MEASURE_NAME(Scope.EFFECT),
    MEASURE_UNIT(Scope.EFFECT);

    private final Scope scope;

    Fact(Scope scope) {
      this.scope = scope;
    }

    /** What a row must be about so that it can say this. */
    Scope scope() {
      return scope;
    }
  }

  /** What a row is about. */
  enum Scope {
    ANY,
    STREAM,
    PARTNER,
    SCHEME,
    EFFECT
  }
}
