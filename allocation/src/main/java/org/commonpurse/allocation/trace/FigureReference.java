package org.commonpurse.allocation.trace;

import static org.commonpurse.allocation.problem.TraceProblem.TRACE_DETAIL_UNKNOWN;
import static org.commonpurse.allocation.problem.TraceProblem.TRACE_FIGURE_UNKNOWN;
import static org.commonpurse.allocation.problem.TraceProblem.TRACE_NOT_BY_PARTNER;
import static org.commonpurse.allocation.problem.TraceProblem.TRACE_ONE_YEAR;
import static org.commonpurse.allocation.problem.TraceProblem.TRACE_REFERENCE_MALFORMED;
import static org.commonpurse.allocation.problem.TraceProblem.TRACE_YEARS_BACKWARDS;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Dimension;

/**
 * The name of one figure of a fund: what it is, whose and of which years. Two figures of the same name
 * are the same figure, in whatever report they stand.
 * <p>
 * Written as {@code savings.cashable:county:2016-17..2025-26}, or with one year.
 *
 * @param name  what it is
 * @param detail  the stream, scheme, clause or nature of which it is; empty for all together
 * @param partner  whose it is, those it succeeded included; {@link Horizon#ALL} for all together
 * @param first  the first financial year; of what stands at the end of a year, that year
 * @param last  the last, the first or later
 */
public record FigureReference(
    FigureName name,
    Optional<Code> detail,
    PartnerCode partner,
    FinancialYear first,
    FinancialYear last) {

  private static final Pattern FORM =
      Pattern.compile("([a-z-]+)(?:\\.([a-z0-9-]+))?:([a-z0-9-]+):([0-9-]+)(?:\\.\\.([0-9-]+))?");

  /**
   * Checks that there can be such a figure.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code TRACE_DETAIL_UNKNOWN}, {@code
   *     TRACE_NOT_BY_PARTNER}, {@code TRACE_YEARS_BACKWARDS}, {@code TRACE_ONE_YEAR}
   */
  public FigureReference {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(partner, "partner");
    if (name.origin() instanceof Origin.Posted posted) {
      detail.ifPresent(code -> dimension(name, posted, code.value()).require(code));
      if (posted.of() == Origin.Of.FUND && !partner.equals(Horizon.ALL)) {
        throw TRACE_NOT_BY_PARTNER
            .because(
                "%s belongs to the fund as a whole, not to %s. Ask for it of %s."
                    .formatted(name.word(), partner, Horizon.ALL),
                "figure",
                name.word(),
                "partner",
                partner)
            .toException();
      }
    } else if (detail.isPresent()) {
      throw notToldApart(name, detail.get().value());
    }
    if (last.compareTo(first) < 0) {
      throw TRACE_YEARS_BACKWARDS
          .because(
              "The years %s..%s run backwards. Name the earlier first.".formatted(first, last),
              "first",
              first,
              "last",
              last)
          .toException();
    }
    if (name.origin().isToDate() && !first.equals(last)) {
      throw TRACE_ONE_YEAR
          .because(
              "%s is %s, so it does not add up over %s..%s. Ask for it of %s."
                  .formatted(name.word(), name.definition(), first, last, last),
              "figure",
              name.word())
          .toException();
    }
  }

  /** A figure of a partner in some years, all details together. */
  public static FigureReference of(
      FigureName name, PartnerCode partner, FinancialYear first, FinancialYear last) {
    return new FigureReference(name, Optional.empty(), partner, first, last);
  }

  /** The part of it that is of a stream, scheme, clause or nature. */
  public FigureReference detail(Code code) {
    return new FigureReference(name, Optional.of(code), partner, first, last);
  }

  /** The same figure of the same partner in other years. */
  public FigureReference years(FinancialYear from, FinancialYear to) {
    return new FigureReference(name, detail, partner, from, to);
  }

  /** Another figure of the same partner and years. */
  public FigureReference name(FigureName other) {
    return new FigureReference(other, Optional.empty(), partner, first, last);
  }

  /**
   * Reads a reference as it is written.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code TRACE_REFERENCE_MALFORMED}, {@code
   *     TRACE_FIGURE_UNKNOWN}, the code of a part that is malformed, or what {@linkplain
   *     FigureReference the name itself} refuses
   */
  public static FigureReference parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw TRACE_REFERENCE_MALFORMED
          .because(
              "\"%s\" is no reference of a figure. Write it like savings.cashable:county:2016-17..2025-26."
                  .formatted(text),
              "reference",
              text)
          .toException();
    }
    var name = FigureName.find(matcher.group(1)).orElseThrow(() -> unknown(matcher.group(1)));
    var first = FinancialYear.parse(matcher.group(4));
    var last = Optional.ofNullable(matcher.group(5)).map(FinancialYear::parse).orElse(first);
    return new FigureReference(
        name,
        Optional.ofNullable(matcher.group(2)).map(detail -> code(name, detail)),
        PartnerCode.of(matcher.group(3)),
        first,
        last);
  }

  private static RuntimeException unknown(String word) {
    return TRACE_FIGURE_UNKNOWN
        .because(
            "There is no figure \"%s\". There are %s."
                .formatted(
                    word,
                    Arrays.stream(FigureName.values())
                        .map(FigureName::word)
                        .collect(Collectors.joining(", "))),
            "figure",
            word)
        .toException();
  }

  private static Code code(FigureName name, String detail) {
    if (name.origin() instanceof Origin.Posted posted) {
      return dimension(name, posted, detail).code(detail);
    }
    throw notToldApart(name, detail);
  }

  private static Dimension dimension(FigureName name, Origin.Posted posted, String detail) {
    return posted.detail().orElseThrow(() -> notToldApart(name, detail));
  }

  private static RuntimeException notToldApart(FigureName name, String detail) {
    return TRACE_DETAIL_UNKNOWN
        .because(
            "%s is %s; it is not told apart by \"%s\". Ask for it without, or for its parts."
                .formatted(name.word(), name.definition(), detail),
            "figure",
            name.word(),
            "detail",
            detail)
        .toException();
  }

  /** The reference as it is written. */
  @Override
  public String toString() {
    return name.word()
        + detail.map(code -> "." + code).orElse("")
        + ":"
        + partner
        + ":"
        + first
        + (first.equals(last) ? "" : ".." + last);
  }
}
