package org.commonpurse.allocation.price;

import static org.commonpurse.allocation.problem.PriceProblem.PRICE_AGENCY_UNKNOWN;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_COST_NEGATIVE;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_PARTS_NOT_WHOLE;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_SPLIT_MISSING;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_SPLIT_TOLD;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_SUSPECT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;

/**
 * What one unit of something costs, and whom. Its key is edition and code: codes are used anew from one edition
 * to the next.
 *
 * @param edition  the edition of the table, such as {@code gmca-1.4}
 * @param code  its code within the edition, such as {@code HE7.0.2}
 * @param category  what it is filed under; may be empty
 * @param description  what it is the cost of
 * @param unit  one of what, such as {@code per week}
 * @param price  the cost of one unit, 0 or more, with the year of its prices
 * @param agencies  who bears it, one or more
 * @param parts  the part of each agency, which add up to the cost; of one agency, the whole. Empty where several
 *     bear it and the source does not tell the part of each
 * @param confidence  how sure it is
 * @param suspect  why it is probably wrong; empty where nothing is known against it
 * @param note  what else has to be known of it; may be empty
 */
public record UnitCostLine(
    String edition,
    String code,
    String category,
    String description,
    String unit,
    Price price,
    List<Agency> agencies,
    List<Part> parts,
    Confidence confidence,
    String suspect,
    String note) {

  /**
   * What an agency bears of a cost.
   *
   * @param price  at the prices of the year of the line, 0 or more
   */
  public record Part(Agency agency, Price price) {}

  /**
   * Checks the line.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PRICE_COST_NEGATIVE}; {@code
   *     PRICE_PARTS_NOT_WHOLE} if there are parts that do not add up to the cost, to the penny, or are not those of its
   *     agencies
   */
  public UnitCostLine {
    agencies = List.copyOf(agencies);
    if (price.pence() < 0) {
      throw PRICE_COST_NEGATIVE
          .because(
              "%s costs %s; a unit costs 0 or more.".formatted(code, price.pounds()), "code", code)
          .toException();
    }
    if (parts.isEmpty() && agencies.size() == 1 && !agencies.contains(Agency.SEVERAL)) {
      parts = List.of(new Part(agencies.get(0), price));
    }
    parts = List.copyOf(parts);
    if (!parts.isEmpty()) {
      requireWhole(code, price, agencies, parts);
    }
  }

  private static void requireWhole(
      String code, Price price, List<Agency> agencies, List<Part> parts) {
    var sum = parts.stream().map(Part::price).reduce(Price::plus).orElseThrow();
    if (!sum.equals(price) || !agencies.equals(parts.stream().map(Part::agency).toList())) {
      throw PRICE_PARTS_NOT_WHOLE
          .because(
              "The parts of %s, %s, add up to %s and not to %s; let them add up to the penny."
                  .formatted(code, agencies, sum.pounds(), price.pounds()),
              "code",
              code,
              "sum",
              sum.pounds(),
              "cost",
              price.pounds())
          .toException();
    }
  }

  /** Edition and code, as sentences name it, such as {@code gmca-1.4 HE7.0.2}. */
  public String label() {
    return edition + " " + code;
  }

  /** Whether it is probably wrong. */
  public boolean isSuspect() {
    return !suspect.isEmpty();
  }

  /** Whether it is known which part each agency bears. */
  public boolean isSplitTold() {
    return !parts.isEmpty();
  }

  /**
   * The line, for use.
   *
   * @param isAccepted  whether somebody checked it, should it be suspect
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PRICE_SUSPECT} if it is suspect and not accepted
   */
  public UnitCostLine forUse(boolean isAccepted) {
    if (isSuspect() && !isAccepted) {
      throw PRICE_SUSPECT
          .because(
              "%s, %s, is suspect: %s. Check it, then say \"accepted: true\", or give the amount yourself."
                  .formatted(label(), price.pounds(), suspect),
              "edition",
              edition,
              "code",
              code)
          .toException();
    }
    return this;
  }

  /**
   * The line with its parts.
   *
   * @param split  the part of one that each agency bears, where the source does not tell it; empty where it does
   * @return parts that add up to the cost; odd pennies go by the largest remainder
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PRICE_SPLIT_MISSING} if the source does not tell the
   *     split and none is given; {@code PRICE_SPLIT_TOLD} if both do; {@code PRICE_AGENCY_UNKNOWN} if one is given that is not
   *     of its agencies; {@code PRICE_PARTS_NOT_WHOLE} if it is not one in all
   */
  public UnitCostLine splitBy(Map<Agency, Exact> split) {
    if (isSplitTold()) {
      if (!split.isEmpty()) {
        throw PRICE_SPLIT_TOLD
            .because(
                "The source of %s tells who bears which part: %s. Leave the split out."
                    .formatted(label(), inWords()),
                "edition",
                edition,
                "code",
                code)
            .toException();
      }
      return this;
    }
    requireSplit(split);
    var borne =
        agencies.contains(Agency.SEVERAL) ? split.keySet().stream().sorted().toList() : agencies;
    var whole = Exact.of(price.pence());
    long[] pence =
        Split.byLargestRemainder(
            borne.stream()
                .map(agency -> whole.times(split.getOrDefault(agency, Exact.ZERO)))
                .toList());
    var given = new ArrayList<Part>();
    for (int i = 0; i < pence.length; i++) {
      given.add(new Part(borne.get(i), new Price(pence[i], price.pricesOf())));
    }
    return new UnitCostLine(
        edition, code, category, description, unit, price, borne, given, confidence, suspect, note);
  }

  private void requireSplit(Map<Agency, Exact> split) {
    if (split.isEmpty()) {
      throw PRICE_SPLIT_MISSING
          .because(
              "%s is borne by %s, and its source does not tell the part of each; say so under \"split\"."
                  .formatted(label(), agencies),
              "edition",
              edition,
              "code",
              code)
          .toException();
    }
    if (!agencies.contains(Agency.SEVERAL) && !split.keySet().equals(new HashSet<>(agencies))) {
      throw PRICE_AGENCY_UNKNOWN
          .because(
              "%s is borne by %s, and the split names %s; give the part of each of them."
                  .formatted(label(), agencies, split.keySet().stream().sorted().toList()),
              "edition",
              edition,
              "code",
              code)
          .toException();
    }
    var sum = split.values().stream().reduce(Exact.ZERO, Exact::plus);
    if (!sum.equals(Exact.ONE)) {
      throw PRICE_PARTS_NOT_WHOLE
          .because(
              "The split of %s adds up to %s%%; let it add up to 100%%."
                  .formatted(
                      label(),
                      sum.times(Exact.of(100)).toDecimal(2).stripTrailingZeros().toPlainString()),
              "edition",
              edition,
              "code",
              code)
          .toException();
    }
  }

  /**
   * What an agency bears of it.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PRICE_AGENCY_UNKNOWN} if the agency bears nothing of
   *     it; {@code PRICE_SPLIT_MISSING} if it is not known how much
   */
  public Price partOf(Agency agency) {
    if (!agencies.contains(agency)) {
      throw PRICE_AGENCY_UNKNOWN
          .because(
              "%s is borne by %s and not by %s.".formatted(label(), agencies, agency),
              "edition",
              edition,
              "code",
              code,
              "agency",
              agency)
          .toException();
    }
    if (!isSplitTold()) {
      requireSplit(Map.of());
    }
    return parts.stream()
        .filter(part -> part.agency().equals(agency))
        .map(Part::price)
        .findFirst()
        .orElseThrow();
  }

  /**
   * The line at the prices of another year. The cost is rounded to the nearest penny once; its parts add up to
   * it, odd pennies going by the largest remainder.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PRICE_INDEX_YEAR_MISSING}
   */
  public UnitCostLine in(FinancialYear year, Deflators deflators) {
    var taken = price.in(year, deflators);
    var weights = parts.stream().mapToLong(part -> part.price().pence()).toArray();
    var hasNothingToSplit = parts.isEmpty() || price.pence() == 0;
    var pence = hasNothingToSplit ? weights : Split.byWeights(taken.pence(), weights);
    var takenParts = new ArrayList<Part>();
    for (int i = 0; i < parts.size(); i++) {
      takenParts.add(new Part(parts.get(i).agency(), new Price(pence[i], year)));
    }
    return new UnitCostLine(
        edition,
        code,
        category,
        description,
        unit,
        taken,
        agencies,
        takenParts,
        confidence,
        suspect,
        note);
  }

  /** Who bears it, in words, such as {@code council 533.83 + nhs 109.79}. */
  public String inWords() {
    if (agencies.size() > 1 && isSplitTold()) {
      return String.join(
          " + ", parts.stream().map(part -> part.agency() + " " + part.price().pounds()).toList());
    }
    return String.join(" + ", agencies.stream().map(Agency::code).toList());
  }
}
