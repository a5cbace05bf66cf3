package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.RequiredSpend;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.money.Amounts;

/** A fund as the document, described by {@code fund.schema.json}, that it is read from. */
public record FundResponse(
    String fund,
    String name,
    String kind,
    String host,
    String currency,
    OpenResponse open,
    List<PartnerResponse> partners,
    List<StreamResponse> streams,
    List<SchemeResponse> schemes,
    List<MeasureResponse> measures,
    List<SuccessionResponse> successions,
    Optional<List<RequiredSpendResponse>> requiredSpend) {

  /** The days on which it is open. */
  public record OpenResponse(String from, Optional<String> until) {}

  /** A partner. */
  public record PartnerResponse(String partner, String name, String kind) {}

  /** A stream of funding. */
  public record StreamResponse(
      String stream,
      String name,
      Optional<String> owner,
      String spending,
      boolean ringFenced,
      boolean mayCarryForward,
      boolean countsForShares,
      boolean recurrent,
      Optional<String> mergesInto) {

    static StreamResponse of(Stream stream) {
      return new StreamResponse(
          stream.code().value(),
          stream.name(),
          stream.owner().map(PartnerCode::value),
          WireName.of(stream.nature()),
          stream.ringFenced(),
          stream.mayCarryForward(),
          stream.countsForShares(),
          stream.recurrent(),
          stream.mergesInto().map(StreamCode::value));
    }
  }

  /** Something counted. */
  public record MeasureResponse(String measure, String name, String unit) {}

  /** A partner that another succeeds, wholly or in part. */
  public record SuccessionResponse(String from, String to, String on, String part) {}

  /**
   * The least to be spent on some schemes out of some streams.
   *
   * @param minimum  in pounds, by year
   */
  public record RequiredSpendResponse(
      String test,
      String title,
      List<String> streams,
      List<String> schemes,
      SortedMap<String, String> minimum) {

    static RequiredSpendResponse of(RequiredSpend required) {
      var minimum = new TreeMap<String, String>();
      required
          .minimumPence()
          .forEach((year, pence) -> minimum.put(year.toString(), Amounts.plain(pence)));
      return new RequiredSpendResponse(
          required.code().value(),
          required.title(),
          required.streams().stream().map(StreamCode::value).toList(),
          required.schemes().stream().map(SchemeCode::value).toList(),
          minimum);
    }
  }

  /** The document; reading it again gives an equal fund. */
  public static FundResponse of(Fund fund) {
    return of(fund, Sight.WHOLE);
  }

  /** What of it is shown. */
  public static FundResponse of(Fund fund, Sight sight) {
    return new FundResponse(
        fund.code().value(),
        fund.name(),
        WireName.of(fund.kind()),
        fund.host().value(),
        fund.currency().getCurrencyCode(),
        new OpenResponse(fund.opensOn().toString(), fund.closesOn().map(Object::toString)),
        fund.partners().stream()
            .filter(partner -> sight.sees(partner.code()))
            .map(
                partner ->
                    new PartnerResponse(
                        partner.code().value(), partner.name(), WireName.of(partner.kind())))
            .toList(),
        fund.streams().stream().map(StreamResponse::of).toList(),
        fund.schemes().stream().map(scheme -> SchemeResponse.of(scheme, sight)).toList(),
        fund.measures().stream()
            .map(
                measure ->
                    new MeasureResponse(measure.code().value(), measure.name(), measure.unit()))
            .toList(),
        fund.successions().stream()
            .map(
                succession ->
                    new SuccessionResponse(
                        succession.predecessor().value(),
                        succession.successor().value(),
                        succession.on().toString(),
                        succession.numerator() + "/" + succession.denominator()))
            .toList(),
        Optional.of(fund.requiredSpend().stream().map(RequiredSpendResponse::of).toList())
            .filter(required -> !required.isEmpty()));
  }
}
