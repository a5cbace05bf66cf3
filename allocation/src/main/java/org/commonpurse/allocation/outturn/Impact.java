package org.commonpurse.allocation.outturn;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * A measured saving or burden that landed on a partner outside the fund.
 *
 * @param fund  the fund whose books it stands in; none for that of the outturn itself
 * @param effect  whether the partner gained or lost
 * @param measure  what was measured, such as emergency admissions
 * @param partner  the partner it landed on
 * @param scheme  the scheme that brought it about
 * @param nature  what kind of saving or burden: cashable, stranded, care
 * @param pence  its size, 0 or more
 */
public record Impact(
    Optional<FundCode> fund,
    Effect effect,
    MeasureCode measure,
    PartnerCode partner,
    SchemeCode scheme,
    NatureCode nature,
    long pence) {

  /** The order in which impacts are worked through, whatever their source. */
  public static final Comparator<Impact> BY_CODE =
      Comparator.comparing((Impact impact) -> impact.fund().map(FundCode::value).orElse(""))
          .thenComparing(Impact::scheme)
          .thenComparing(Impact::measure)
          .thenComparing(Impact::partner)
          .thenComparing(Impact::nature);

  /** Whether an impact is a benefit or a cost to the partner it lands on. */
  public enum Effect {
    SAVING,
    BURDEN
  }

  public Impact {
    if (pence < 0) {
      throw new IllegalArgumentException(
          "A "
              + effect
              + " of "
              + pence
              + " pence on "
              + partner
              + " is below zero; turn it round.");
    }
  }

  /** An impact of the outturn's own fund. */
  public Impact(
      Effect effect,
      MeasureCode measure,
      PartnerCode partner,
      SchemeCode scheme,
      NatureCode nature,
      long pence) {
    this(Optional.empty(), effect, measure, partner, scheme, nature, pence);
  }

  /** The same impact in the books of a fund. */
  public Impact of(FundCode otherFund) {
    return new Impact(Optional.of(otherFund), effect, measure, partner, scheme, nature, pence);
  }

  /** The impact in a few words, such as {@code saving of stays on icb}. */
  public String label() {
    return effect.name().toLowerCase(Locale.ROOT) + " of " + measure + " on " + partner;
  }

  /** The same impact of another size. */
  public Impact of(long newPence) {
    return new Impact(fund, effect, measure, partner, scheme, nature, newPence);
  }

  /** The same impact on another partner. */
  Impact on(PartnerCode other) {
    return new Impact(fund, effect, measure, other, scheme, nature, pence);
  }
}
