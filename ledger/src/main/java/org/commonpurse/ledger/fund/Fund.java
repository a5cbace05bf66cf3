package org.commonpurse.ledger.fund;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javax.money.CurrencyUnit;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/**
 * A pooled fund: who takes part, where the money comes from and what it is for.
 * <p>
 * A fund cannot refer to what it does not hold: its host, the leads and providers of its schemes, the
 * owners of its streams and its successions are all checked when it is made.
 *
 * @param code  its code, unique in the ledger
 * @param name  its name, of 1 to 200 characters
 * @param kind  how far the money is brought together
 * @param host  the partner that keeps its bank and accounts
 * @param currency  the one currency of its books
 * @param opensOn  the first day on which an entry may count
 * @param closesOn  the last day on which an entry may count; empty while no end is agreed
 * @param partners  the partners, in the order in which they are shown
 * @param streams  the sources of funding
 * @param schemes  the units of spending
 * @param measures  what is counted to find savings and burdens
 * @param successions  which partner took the place of which
 * @param requiredSpend  the least that must be spent on some of the schemes, by year
 */
public record Fund(
    FundCode code,
    String name,
    FundKind kind,
    PartnerCode host,
    CurrencyUnit currency,
    LocalDate opensOn,
    Optional<LocalDate> closesOn,
    List<Partner> partners,
    List<Stream> streams,
    List<Scheme> schemes,
    List<Measure> measures,
    List<Succession> successions,
    List<RequiredSpend> requiredSpend) {

  /**
   * Checks that nothing is named twice and nothing named is missing.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException with the code of what is wrong, such as
   *     {@code LEDGER_PARTNER_TWICE} or {@code LEDGER_PARTNER_UNKNOWN}
   */
  public Fund {
    Objects.requireNonNull(code, "code");
    name = Texts.requireName(name, "fund's name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(opensOn, "opensOn");
    Objects.requireNonNull(closesOn, "closesOn");
    partners = List.copyOf(partners);
    streams = List.copyOf(streams);
    schemes = List.copyOf(schemes);
    measures = List.copyOf(measures);
    successions = List.copyOf(successions);
    requiredSpend = List.copyOf(requiredSpend);
    new FundCheck(code, host, partners, streams, schemes, measures, successions)
        .run(opensOn, closesOn);
    new RequiredSpendCheck(code, streams, schemes).run(requiredSpend);
  }

  /** A fund that requires nothing in particular to be spent. */
  public Fund(
      FundCode code,
      String name,
      FundKind kind,
      PartnerCode host,
      CurrencyUnit currency,
      LocalDate opensOn,
      Optional<LocalDate> closesOn,
      List<Partner> partners,
      List<Stream> streams,
      List<Scheme> schemes,
      List<Measure> measures,
      List<Succession> successions) {
    this(
        code,
        name,
        kind,
        host,
        currency,
        opensOn,
        closesOn,
        partners,
        streams,
        schemes,
        measures,
        successions,
        List.of());
  }

  /** The partner with the code. */
  public Optional<Partner> partner(PartnerCode code) {
    return find(partners, partner -> partner.code().equals(code));
  }

  /**
   * The partner that stands in the place of a partner today: its last successor, or where it was
   * split the one that took the largest part; itself if nobody succeeded it.
   */
  public PartnerCode presentPartner(PartnerCode code) {
    var present = code;
    // A chain of successions is never longer than the partners are many; the check is in FundCheck.
    for (int i = 0; i < partners.size(); i++) {
      var from = present;
      present =
          successions.stream()
              .filter(succession -> succession.predecessor().equals(from))
              .max(
                  (a, b) ->
                      Long.compare(
                          (long) a.numerator() * b.denominator(),
                          (long) b.numerator() * a.denominator()))
              .map(Succession::successor)
              .orElse(from);
    }
    return present;
  }

  /** The partners that nobody has succeeded, in their order. */
  public List<Partner> presentPartners() {
    return partners.stream()
        .filter(
            partner ->
                successions.stream()
                    .noneMatch(succession -> succession.predecessor().equals(partner.code())))
        .toList();
  }

  /** The stream with the code. */
  public Optional<Stream> stream(StreamCode code) {
    return find(streams, stream -> stream.code().equals(code));
  }

  /** The scheme with the code. */
  public Optional<Scheme> scheme(SchemeCode code) {
    return find(schemes, scheme -> scheme.code().equals(code));
  }

  /** The measure with the code. */
  public Optional<Measure> measure(MeasureCode code) {
    return find(measures, measure -> measure.code().equals(code));
  }

  /** Whether an entry may count on the day; the first and the last day are included. */
  public boolean isOpenOn(LocalDate day) {
    return !day.isBefore(opensOn) && closesOn.map(last -> !day.isAfter(last)).orElse(true);
  }

  /** This fund with the partners, in their order, in place of its own. */
  public Fund withPartners(List<Partner> newPartners) {
    return new Fund(
        code,
        name,
        kind,
        host,
        currency,
        opensOn,
        closesOn,
        newPartners,
        streams,
        schemes,
        measures,
        successions,
        requiredSpend);
  }

  /** This fund with the streams in place of its own. */
  public Fund withStreams(List<Stream> newStreams) {
    return new Fund(
        code,
        name,
        kind,
        host,
        currency,
        opensOn,
        closesOn,
        partners,
        newStreams,
        schemes,
        measures,
        successions,
        requiredSpend);
  }

  /** This fund with the schemes in place of its own. */
  public Fund withSchemes(List<Scheme> newSchemes) {
    return new Fund(
        code,
        name,
        kind,
        host,
        currency,
        opensOn,
        closesOn,
        partners,
        streams,
        newSchemes,
        measures,
        successions,
        requiredSpend);
  }

  /** This fund with the measures in place of its own. */
  public Fund withMeasures(List<Measure> newMeasures) {
    return new Fund(
        code,
        name,
        kind,
        host,
        currency,
        opensOn,
        closesOn,
        partners,
        streams,
        schemes,
        newMeasures,
        successions,
        requiredSpend);
  }

  /** This fund with the successions in place of its own. */
  public Fund withSuccessions(List<Succession> newSuccessions) {
    return new Fund(
        code,
        name,
        kind,
        host,
        currency,
        opensOn,
        closesOn,
        partners,
        streams,
        schemes,
        measures,
        newSuccessions,
        requiredSpend);
  }

  /** This fund with what it requires to be spent in place of its own. */
  public Fund withRequiredSpend(List<RequiredSpend> newRequiredSpend) {
    return new Fund(
        code,
        name,
        kind,
        host,
        currency,
        opensOn,
        closesOn,
        partners,
        streams,
        schemes,
        measures,
        successions,
        newRequiredSpend);
  }

  /** Every entry is looked at by rules that ask for schemes and streams, so this is no stream. */
  private static <T> Optional<T> find(List<T> all, Predicate<T> wanted) {
    for (T each : all) {
      if (wanted.test(each)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
