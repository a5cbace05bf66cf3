package org.commonpurse.ledger.fund;

import static java.util.stream.Collectors.toSet;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_FUND_ENDS_BEFORE_IT_OPENS;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_MEASURE_TWICE;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_PARTNER_TWICE;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_PARTNER_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_PROVIDER_TWICE;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_SCHEME_INCOMPLETE;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_SCHEME_TWICE;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_STREAM_TWICE;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_STREAM_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_SUCCESSION_NOT_WHOLE;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_SUCCESSION_RING;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_VAT_NOT_OF_BUYER;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.problem.ProblemType;

/** The checks of a fund as a whole: nothing twice, nothing missing, no ring of successions. */
record FundCheck(
    FundCode fund,
    PartnerCode host,
    List<Partner> partners,
    List<Stream> streams,
    List<Scheme> schemes,
    List<Measure> measures,
    List<Succession> successions) {

  void run(LocalDate opensOn, Optional<LocalDate> closesOn) {
    closesOn
        .filter(last -> last.isBefore(opensOn))
        .ifPresent(
            last -> {
              throw LEDGER_FUND_ENDS_BEFORE_IT_OPENS
                  .because(
                      "Fund " + fund + " opens on " + opensOn + " but closes on " + last + ".",
                      "opensOn",
                      opensOn,
                      "closesOn",
                      last)
                  .toException();
            });
    Set<PartnerCode> partnerCodes = requireOnce("partner", partners, Partner::code);
    Set<StreamCode> streamCodes = requireOnce("stream", streams, Stream::code);
    requireOnce("scheme", schemes, Scheme::code);
    requireOnce("measure", measures, Measure::code);
    require("partner", host, partnerCodes, "as its host");
    for (Stream stream : streams) {
      String place = "in stream " + stream.code();
      stream.owner().ifPresent(owner -> require("partner", owner, partnerCodes, place));
      stream.mergesInto().ifPresent(into -> require("stream", into, streamCodes, place));
    }
    for (Scheme scheme : schemes) {
      checkScheme(scheme, partnerCodes, streamCodes);
    }
    for (Succession succession : successions) {
      require("partner", succession.predecessor(), partnerCodes, "in a succession");
      require("partner", succession.successor(), partnerCodes, "in a succession");
    }
    requireWholeSuccessions();
  }

  private void checkScheme(
      Scheme scheme, Set<PartnerCode> partnerCodes, Set<StreamCode> streamCodes) {
    String place = "in scheme " + scheme.code();
    require("partner", scheme.lead(), partnerCodes, place);
    requireOnce("provider " + place, scheme.providers(), Function.identity());
    requireOnce("stream " + place, scheme.streams(), Function.identity());
    scheme.providers().forEach(provider -> require("partner", provider, partnerCodes, place));
    scheme.streams().forEach(stream -> require("stream", stream, streamCodes, place));
    scheme
        .vat()
        .flatMap(VatRegime::recoverer)
        .filter(recoverer -> !recoverer.equals(host) && !recoverer.equals(scheme.lead()))
        .ifPresent(
            recoverer -> {
              throw LEDGER_VAT_NOT_OF_BUYER
                  .because(
                      "The VAT of scheme "
                          + scheme.code()
                          + " is recovered by "
                          + recoverer
                          + ", which neither hosts fund "
                          + fund
                          + " nor leads the scheme. Say who buys.",
                      "scheme",
                      scheme.code(),
                      "partner",
                      recoverer)
                  .toException();
            });
    if (scheme.providers().isEmpty() || scheme.streams().isEmpty()) {
      throw LEDGER_SCHEME_INCOMPLETE
          .because(
              "Scheme " + scheme.code() + " needs at least one provider and one stream.",
              "scheme",
              scheme.code())
          .toException();
    }
  }

  private <T, C extends Code> Set<C> requireOnce(
      String what, List<T> things, Function<T, C> codeOf) {
    var seen = new HashSet<C>();
    for (T thing : things) {
      C code = codeOf.apply(thing);
      if (!seen.add(code)) {
        String kind = what.split(" ", 2)[0];
        throw twice(kind)
            .because(
                "Fund " + fund + " names " + what + " " + code + " twice. Remove one of them.",
                "fund",
                fund,
                kind,
                code)
            .toException();
      }
    }
    return seen;
  }

  private <C extends Code> void require(String kind, C code, Set<C> known, String place) {
    if (!known.contains(code)) {
      throw unknown(kind)
          .because(
              "Fund "
                  + fund
                  + " names "
                  + kind
                  + " "
                  + code
                  + " "
                  + place
                  + ", but has no such "
                  + kind
                  + ". Add it to the fund or correct the code.",
              "fund",
              fund,
              kind,
              code)
          .toException();
    }
  }

  private static ProblemType twice(String kind) {
    return switch (kind) {
      case "partner" -> LEDGER_PARTNER_TWICE;
      case "provider" -> LEDGER_PROVIDER_TWICE;
      case "stream" -> LEDGER_STREAM_TWICE;
      case "scheme" -> LEDGER_SCHEME_TWICE;
      case "measure" -> LEDGER_MEASURE_TWICE;
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static ProblemType unknown(String kind) {
    return kind.equals("partner") ? LEDGER_PARTNER_UNKNOWN : LEDGER_STREAM_UNKNOWN;
  }

  private void requireWholeSuccessions() {
    var byPredecessor = new LinkedHashMap<PartnerCode, Set<Succession>>();
    for (Succession succession : successions) {
      byPredecessor
          .computeIfAbsent(succession.predecessor(), key -> new HashSet<>())
          .add(succession);
    }
    byPredecessor.forEach(this::requireWhole);
    for (PartnerCode start : byPredecessor.keySet()) {
      requireNoRing(start, start, byPredecessor, new HashSet<>());
    }
  }

  private void requireWhole(PartnerCode predecessor, Set<Succession> parts) {
    var numerator = BigInteger.ZERO;
    var denominator = BigInteger.ONE;
    for (Succession part : parts) {
      var below = BigInteger.valueOf(part.denominator());
      numerator =
          numerator.multiply(below).add(BigInteger.valueOf(part.numerator()).multiply(denominator));
      denominator = denominator.multiply(below);
    }
    boolean oneDay = parts.stream().map(Succession::on).collect(toSet()).size() == 1;
    if (!oneDay || !numerator.equals(denominator)) {
      throw LEDGER_SUCCESSION_NOT_WHOLE
          .because(
              "The parts of partner "
                  + predecessor
                  + " that pass to its successors must add up to the whole, on one day.",
              "fund",
              fund,
              "partner",
              predecessor)
          .toException();
    }
  }

  private void requireNoRing(
      PartnerCode start,
      PartnerCode at,
      LinkedHashMap<PartnerCode, Set<Succession>> parts,
      Set<PartnerCode> seen) {
    for (Succession part : parts.getOrDefault(at, Set.of())) {
      if (part.successor().equals(start)) {
        throw LEDGER_SUCCESSION_RING
            .because(
                "Partner " + start + " ends as its own successor. Remove one of the successions.",
                "fund",
                fund,
                "partner",
                start)
            .toException();
      }
      if (seen.add(part.successor())) {
        requireNoRing(start, part.successor(), parts, seen);
      }
    }
  }
}
