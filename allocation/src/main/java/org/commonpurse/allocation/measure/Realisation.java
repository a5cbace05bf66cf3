package org.commonpurse.allocation.measure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.allocation.impact.Better;
import org.commonpurse.allocation.impact.ImpactModel;
import org.commonpurse.allocation.impact.MeasureKind;
import org.commonpurse.allocation.price.TableLine;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.PriceCode;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * What an approved value came to, and how: recorded with its approval.
 *
 * @param modelVersion  the version of the model that it was worked out by
 * @param cohort  the people it is claimed for
 * @param baseline  the units that were to be expected
 * @param planned  the units that were planned
 * @param observed  the units there were
 * @param unitValue  what one unit was worth
 * @param parts  what landed on whom, none of nothing
 * @param posted  the entries that say so
 */
public record Realisation(
    int modelVersion,
    SchemeCode scheme,
    MeasureCode measure,
    MeasureKind kind,
    Better better,
    String cohort,
    long baseline,
    long planned,
    long observed,
    UnitValue unitValue,
    List<Part> parts,
    Posted posted) {

  public Realisation {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(measure, "measure");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(better, "better");
    Objects.requireNonNull(cohort, "cohort");
    Objects.requireNonNull(unitValue, "unitValue");
    parts = List.copyOf(parts);
    Objects.requireNonNull(posted, "posted");
  }

  /**
   * What one unit was worth, and by whose word.
   *
   * @param code  the unit cost of the model
   * @param pence  exactly
   * @param priceYear  the year whose prices it is in
   * @param version  the edition of the source
   * @param line  the line of a table that it was taken from; empty where the model gave the amount
   */
  public record UnitValue(
      PriceCode code,
      Exact pence,
      String priceYear,
      String source,
      String version,
      Optional<TableLine> line) {}

  /**
   * What landed on a partner, or on who succeeded it by the quarter's last day.
   *
   * @param isSaving  whether it is counted among savings, also where it is below nothing; otherwise
   *     among extra costs
   * @param pence  in the sign of where it is counted
   * @param line  the budget line that a cashable saving leaves; empty for anything else
   */
  public record Part(
      boolean isSaving, PartnerCode partner, NatureCode nature, long pence, String line) {}

  /**
   * The entries of the IMPACT book.
   *
   * @param entry  the entry of this value; empty where it came to nothing
   * @param reversed  the entry of the value that it corrects; empty where there is none
   * @param reversal  the entry that takes that back
   */
  public record Posted(Optional<Long> entry, Optional<Long> reversed, Optional<Long> reversal) {}

  /** How many units better than the baseline it was; negative where it was worse. */
  public long gained() {
    return better.gain(baseline, observed);
  }

  /** The savings, in pence; negative where it was worse than expected. */
  public long savingsPence() {
    return sum(true);
  }

  /** The part of the savings that leaves budgets, in pence. */
  public long cashablePence() {
    return parts.stream()
        .filter(part -> part.isSaving() && part.nature().equals(ImpactModel.CASHABLE))
        .mapToLong(Part::pence)
        .reduce(0, Math::addExact);
  }

  /** The extra costs, in pence; negative where they were spared. */
  public long extraCostsPence() {
    return sum(false);
  }

  /** The savings less the extra costs, in pence: what the whole system gained. */
  public long netPence() {
    return Math.subtractExact(savingsPence(), extraCostsPence());
  }

  private long sum(boolean ofSavings) {
    return parts.stream()
        .filter(part -> part.isSaving() == ofSavings)
        .mapToLong(Part::pence)
        .reduce(0, Math::addExact);
  }
}
