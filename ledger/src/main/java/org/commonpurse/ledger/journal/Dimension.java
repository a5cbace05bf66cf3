package org.commonpurse.ledger.journal;

import java.util.Locale;
import java.util.function.Function;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/** What an account can be about. */
public enum Dimension {
  /** A partner of the fund. */
  PARTNER(PartnerCode.class, PartnerCode::of),
  /** A stream of funding. */
  STREAM(StreamCode.class, StreamCode::of),
  /** A scheme of spending. */
  SCHEME(SchemeCode.class, SchemeCode::of),
  /** A partner in its role as the one who is paid for a scheme. */
  PROVIDER(PartnerCode.class, PartnerCode::of),
  /** Something counted. */
  MEASURE(MeasureCode.class, MeasureCode::of),
  /** A clause of an agreement. */
  CLAUSE(ClauseCode.class, ClauseCode::of),
  /** A reserve. */
  RESERVE(ReserveCode.class, ReserveCode::of),
  /** What kind of saving or burden it is, such as cashable or stranded. */
  NATURE(NatureCode.class, NatureCode::of);

  private final Class<? extends Code> kind;
  private final Function<String, ? extends Code> codeOf;

  <C extends Code> Dimension(Class<C> kind, Function<String, C> codeOf) {
    this.kind = kind;
    this.codeOf = codeOf;
  }

  /**
   * The code of this dimension that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public Code code(String value) {
    return codeOf.apply(value);
  }

  /**
   * Checks that the code is of the kind of this dimension.
   *
   * @throws IllegalArgumentException if it is of another
   */
  public void require(Code code) {
    if (!kind.isInstance(code)) {
      throw new IllegalArgumentException(
          "The dimension " + word() + " takes no " + code.getClass().getSimpleName() + " " + code);
    }
  }

  /** The dimension as a word in a sentence or a parameter, such as {@code scheme}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
