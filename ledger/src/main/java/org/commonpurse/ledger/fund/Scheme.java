package org.commonpurse.ledger.fund;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_BASELINE_IMPOSSIBLE;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/**
 * A unit of spending.
 *
 * @param code  its code, unique among the schemes of the fund
 * @param name  its name, of 1 to 200 characters
 * @param lead  the partner that commissions it
 * @param providers  the partners that may be paid for it, one or more
 * @param streams  the streams that pay for it, one or more
 * @param nature  whether it is capital or revenue
 * @param provision  whether it would be there without the fund
 * @param baseline  what it would have cost without the fund; empty where nobody stated it, and for
 *     an additional scheme, which would have cost nothing
 * @param vat  whether the VAT on its purchases comes back; empty where the fund does not say
 */
public record Scheme(
    SchemeCode code,
    String name,
    PartnerCode lead,
    List<PartnerCode> providers,
    List<StreamCode> streams,
    Nature nature,
    Provision provision,
    Optional<Baseline> baseline,
    Optional<VatRegime> vat) {

  /**
   * Checks that only an existing scheme has a baseline.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_BASELINE_IMPOSSIBLE}
   */
  public Scheme {
    Objects.requireNonNull(code, "code");
    name = Texts.requireName(name, "scheme's name");
    Objects.requireNonNull(lead, "lead");
    providers = List.copyOf(providers);
    streams = List.copyOf(streams);
    Objects.requireNonNull(nature, "nature");
    Objects.requireNonNull(provision, "provision");
    Objects.requireNonNull(baseline, "baseline");
    Objects.requireNonNull(vat, "vat");
    if (provision == Provision.ADDITIONAL && baseline.isPresent()) {
      throw LEDGER_BASELINE_IMPOSSIBLE
          .because(
              "Scheme "
                  + code
                  + " is additional, so it would have cost nothing without the fund; leave its"
                  + " baseline out, or make it existing.",
              "scheme",
              code)
          .toException();
    }
  }

  /** An existing scheme of which neither baseline nor VAT is stated. */
  public Scheme(
      SchemeCode code,
      String name,
      PartnerCode lead,
      List<PartnerCode> providers,
      List<StreamCode> streams,
      Nature nature) {
    this(
        code,
        name,
        lead,
        providers,
        streams,
        nature,
        Provision.EXISTING,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * What it would have cost in a year without the fund, in pence: nothing if it is additional; empty
   * where nobody stated it.
   */
  public OptionalLong baselinePence(FinancialYear year) {
    return provision == Provision.ADDITIONAL
        ? OptionalLong.of(0)
        : baseline.map(stated -> stated.pence(year)).orElse(OptionalLong.empty());
  }
}
