package org.commonpurse.allocation.forecast;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.digest.Sha256;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What a plan was projected to come to, with all that it was worked out from.
 * <p>
 * Its figure is {@link #FIGURE}: what landed outside the fund and what sharing moved, without what went before.
 *
 * @param title  what the plan is called
 * @param plan  the plan as it was given, word for word
 * @param actualTo  the last year that was taken from the books; empty where none was
 * @param agreements  the versions that were applied, such as {@code bcf/2}, in order of code
 * @param drawn  how its futures were drawn; empty where the plan has no ranges
 * @param basis  the state of the books that it was worked out from
 * @param figures  of each year that was projected, by partner and then by year; all partners together last
 */
public record YearlyForecast(
    String title,
    String plan,
    Optional<FinancialYear> actualTo,
    List<String> agreements,
    Optional<Drawn> drawn,
    Basis basis,
    List<OfYear> figures) {

  /** What the figures are of, as it is recorded with them. */
  public static final String FIGURE = "net after sharing of the single year";

  public YearlyForecast {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(plan, "plan");
    agreements = List.copyOf(agreements);
    figures = List.copyOf(figures);
    boolean isDrawn = drawn.isPresent();
    if (figures.stream().anyMatch(each -> each.figure().covers(0).isPresent() != isDrawn)) {
      throw new IllegalArgumentException("Futures have percentiles, and a projection has none");
    }
  }

  /**
   * How futures were drawn.
   *
   * @param seed  what chance began with
   * @param paths  how many futures
   * @param isSobol  whether they fill evenly what is possible
   */
  public record Drawn(long seed, long paths, boolean isSobol) {}

  /**
   * A state of a fund's books.
   *
   * @param sequence  of the last entry; 0 before the first
   * @param events  how many events stand in the chain beside its entries
   * @param seal  of the last link, as 64 hexadecimal digits
   */
  public record Basis(long sequence, long events, String seal) {}

  /** What was forecast for a partner, or all together, and a year. */
  public record OfYear(PartnerCode partner, FinancialYear year, ForecastFigure figure) {}

  /** The hash of the plan's text, as 64 hexadecimal digits. */
  public String planDigest() {
    return Sha256.hex(plan);
  }
}
