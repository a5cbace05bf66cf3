package org.commonpurse.allocation.gainshare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;

/**
 * That no transfers leave nobody worse off, and why not.
 *
 * @param obstacle  what stands in the way
 * @param upTo  the first year up to which it does
 * @param pence  by how much, at present value and rounded up: what all partners together are worse off by
 *     up to that year, or what limits leave those partners short of up to it that are short of something
 * @param leftShort  who is left short, in order of code and year: before transfers where all together
 *     lose, and otherwise with the transfers that leave the least shortfall of all partners and years
 *     together
 * @param atLimit  who pays as much as its limit allows in some year of those transfers
 * @param notBefore  the year before which nothing is paid, if there is one and someone is left short
 *     before it
 */
public record NoTransfers(
    Obstacle obstacle,
    FinancialYear upTo,
    long pence,
    List<LeftShort> leftShort,
    List<PartnerCode> atLimit,
    Optional<FinancialYear> notBefore)
    implements TransferAnswer {

  /** What stands in the way. */
  public enum Obstacle {
    /** All partners together are worse off than standing alone: transfers between them cannot help. */
    TOGETHER_WORSE_OFF,
    /** All together gain, but limits on transfers keep it from those who are short. */
    LIMITS,
    /** All together gain, but so little that transfers were found in fractions of a penny only. */
    FRACTIONS_OF_A_PENNY
  }

  public NoTransfers {
    leftShort = List.copyOf(leftShort);
    atLimit = List.copyOf(atLimit);
  }

  /** The reason in sentences, with partners, years and pounds, and what to do. */
  public String reason() {
    return switch (obstacle) {
      case TOGETHER_WORSE_OFF ->
          ("Up to %s all partners together are %s worse off than standing alone (%s). No "
                  + "transfers between them can make that good. Save more, spend less, or agree "
                  + "who bears it.")
              .formatted(upTo, Amounts.printPounds(pence), named());
      case LIMITS ->
          ("Within the limits on transfers partners are left worse off than standing "
                  + "alone: %s.%s%s Raise a limit, or let transfers begin earlier.")
              .formatted(named(), limits(), notBefore.map(NoTransfers::begin).orElse(""));
      case FRACTIONS_OF_A_PENNY ->
          ("Partners together gain so little up to %s that transfers in whole pence leave "
                  + "some worse off than standing alone: %s. Take it as balanced, or round the "
                  + "figures to pounds.")
              .formatted(upTo, named());
    };
  }

  private String named() {
    return leftShort.stream()
        .map(
            each ->
                "%s by %s up to %s"
                    .formatted(each.partner(), Amounts.printPounds(each.pence()), each.upTo()))
        .collect(Collectors.joining(", "));
  }

  private String limits() {
    return atLimit.isEmpty()
        ? ""
        : atLimit.stream()
            .map(PartnerCode::value)
            .collect(Collectors.joining(", ", " As much as it can in a year pays: ", "."));
  }

  private static String begin(FinancialYear year) {
    return " Nothing is paid before " + year + ".";
  }
}
