package org.commonpurse.ledger.fund;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_REQUIRED_SPEND_NOT_PAID;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_REQUIRED_SPEND_TWICE;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_SCHEME_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_STREAM_UNKNOWN;

import java.util.HashSet;
import java.util.List;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.RequirementCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/** The checks of what a fund requires to be spent: each once, of streams and schemes that it has. */
record RequiredSpendCheck(FundCode fund, List<Stream> streams, List<Scheme> schemes) {

  void run(List<RequiredSpend> required) {
    var seen = new HashSet<RequirementCode>();
    for (RequiredSpend each : required) {
      if (!seen.add(each.code())) {
        throw LEDGER_REQUIRED_SPEND_TWICE
            .because(
                "Fund "
                    + fund
                    + " names required spend "
                    + each.code()
                    + " twice. Remove one of them.",
                "fund",
                fund,
                "test",
                each.code())
            .toException();
      }
      each.streams().forEach(stream -> requireStream(each, stream));
      each.schemes().forEach(scheme -> requirePaid(each, scheme));
    }
  }

  private void requireStream(RequiredSpend of, StreamCode code) {
    if (streams.stream().noneMatch(stream -> stream.code().equals(code))) {
      throw LEDGER_STREAM_UNKNOWN
          .because(
              "Fund "
                  + fund
                  + " names stream "
                  + code
                  + " in required spend "
                  + of.code()
                  + ", but has no such stream. Add it to the fund or correct the code.",
              "fund",
              fund,
              "stream",
              code)
          .toException();
    }
  }

  private void requirePaid(RequiredSpend of, SchemeCode code) {
    var scheme =
        schemes.stream()
            .filter(each -> each.code().equals(code))
            .findFirst()
            .orElseThrow(
                () ->
                    LEDGER_SCHEME_UNKNOWN
                        .because(
                            "Fund "
                                + fund
                                + " names scheme "
                                + code
                                + " in required spend "
                                + of.code()
                                + ", but has no such scheme. Add it to the fund or correct the"
                                + " code.",
                            "fund",
                            fund,
                            "scheme",
                            code)
                        .toException());
    if (of.streams().stream().noneMatch(scheme.streams()::contains)) {
      throw LEDGER_REQUIRED_SPEND_NOT_PAID
          .because(
              "Required spend "
                  + of.code()
                  + " of fund "
                  + fund
                  + " counts scheme "
                  + code
                  + ", which none of its streams "
                  + of.streams()
                  + " pays for. Leave the scheme out, or name a stream of "
                  + scheme.streams()
                  + ".",
              "fund",
              fund,
              "test",
              of.code(),
              "scheme",
              code)
          .toException();
    }
  }
}
