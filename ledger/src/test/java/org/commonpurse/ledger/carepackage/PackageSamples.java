package org.commonpurse.ledger.carepackage;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.Samples;
import org.commonpurse.ledger.id.PackageReference;
import org.commonpurse.ledger.id.PartnerCode;

/** Packages as tests speak of them. */
public final class PackageSamples {

  public static final PackageReference ONE = PackageReference.of("pkg-000001");

  private PackageSamples() {}

  /** A split between the board and the county. */
  public static NeedSplit split(int icbPercent) {
    var parts = new TreeMap<PartnerCode, Integer>();
    parts.put(Samples.ICB, icbPercent * 100);
    parts.put(Samples.COUNTY, (100 - icbPercent) * 100);
    return NeedSplit.of(parts);
  }

  /** Terms whose assessment is on the day from which they hold, and whose review is a year later. */
  public static PackageTerms terms(String from, long weeklyPence, int icbPercent) {
    var day = LocalDate.parse(from);
    return new PackageTerms(
        day, weeklyPence, split(icbPercent), day, day.plusYears(1), Optional.empty());
  }

  /** The same terms with a dowry of the board. */
  public static PackageTerms withDowry(PackageTerms terms, long dowryPence) {
    return new PackageTerms(
        terms.from(),
        terms.weeklyPence(),
        terms.split(),
        terms.assessedOn(),
        terms.reviewOn(),
        Optional.of(new Dowry(dowryPence, Samples.ICB)));
  }

  /** A package of reablement from 1 April 2023 on. */
  public static PackageRow row(PackageReference reference, PackageTerms terms) {
    return new PackageRow(
        reference, Samples.REABLEMENT, LocalDate.of(2023, 4, 1), Optional.empty(), terms);
  }

  /** A split of parts in hundredths of a percent. */
  public static NeedSplit hundredths(Map<PartnerCode, Integer> parts) {
    return NeedSplit.of(parts);
  }
}
