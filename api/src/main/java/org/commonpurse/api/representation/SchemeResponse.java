package org.commonpurse.api.representation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Baseline;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.fund.VatRegime;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.money.Amounts;

/**
 * A unit of spending, as the document of a fund has it.
 *
 * @param providers  those of whom whoever asks may see that the scheme pays them
 * @param provision  {@code existing} or {@code additional}
 * @param baseline  pounds by year; or {@code from}, {@code amount} and {@code uplift}
 * @param vat  {@code irrecoverable}, or {@code recoveredBy} with a partner
 */
public record SchemeResponse(
    String scheme,
    String name,
    String lead,
    List<String> providers,
    List<String> streams,
    String spending,
    String provision,
    Optional<Map<String, String>> baseline,
    @Described("fund#/$defs/vat") Optional<Object> vat) {

  private static final Exact HUNDRED = Exact.of(100);

  /** An uplift has at most four places of a percent. */
  private static final int PLACES = 4;

  static SchemeResponse of(Scheme scheme, Sight sight) {
    return new SchemeResponse(
        scheme.code().value(),
        scheme.name(),
        scheme.lead().value(),
        scheme.providers().stream()
            .filter(provider -> sight.seesPaid(scheme, provider))
            .map(PartnerCode::value)
            .toList(),
        scheme.streams().stream().map(StreamCode::value).toList(),
        WireName.of(scheme.nature()),
        WireName.of(scheme.provision()),
        scheme.baseline().map(SchemeResponse::stated),
        scheme.vat().map(SchemeResponse::regime));
  }

  private static Map<String, String> stated(Baseline baseline) {
    var stated = new TreeMap<String, String>();
    if (baseline instanceof Baseline.Uplifted uplifted) {
      stated.put("from", uplifted.first().toString());
      stated.put("amount", Amounts.plain(uplifted.firstPence()));
      stated.put("uplift", percent(uplifted.uplift()));
    } else if (baseline instanceof Baseline.ByYear years) {
      years.byYear().forEach((year, pence) -> stated.put(year.toString(), Amounts.plain(pence)));
    }
    return stated;
  }

  private static String percent(Exact part) {
    var percent = part.times(HUNDRED).toDecimal(PLACES).stripTrailingZeros();
    return percent.toPlainString() + "%";
  }

  private static Object regime(VatRegime vat) {
    return vat.recoverer()
        .<Object>map(partner -> Map.of("recoveredBy", partner.value()))
        .orElse("irrecoverable");
  }
}
