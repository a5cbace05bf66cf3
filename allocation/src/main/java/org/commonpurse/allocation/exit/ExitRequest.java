package org.commonpurse.allocation.exit;

import static org.commonpurse.allocation.problem.ExitProblem.EXIT_COMMITMENT_NOT_POSITIVE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.money.Amounts;

/**
 * That a fund is wound up, or that a partner leaves it.
 *
 * @param partner  the partner that leaves; empty where the fund is wound up
 * @param on  the last day: what counts by then is returned
 * @param commitments  what the fund has still to pay and has no invoice for
 * @param shares  who has which part of what belongs to nobody in particular; without any, it goes by
 *     what partners paid in by recurrent streams that count for shares
 * @param streams  how much of an owned stream goes back to its owner, in pence; of one that is not
 *     named, what was paid in less what was spent
 * @param reference  where the decision can be read; may be empty
 */
public record ExitRequest(
    Optional<PartnerCode> partner,
    LocalDate on,
    List<Commitment> commitments,
    Map<PartnerCode, Exact> shares,
    Map<StreamCode, Long> streams,
    String reference) {

  public ExitRequest {
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(on, "on");
    commitments = List.copyOf(commitments);
    shares = Map.copyOf(shares);
    streams = Map.copyOf(streams);
    Objects.requireNonNull(reference, "reference");
  }

  /**
   * Something that the fund has still to pay.
   *
   * @param spend  the line that it is spent on
   * @param pence  more than nothing
   */
  public record Commitment(Account spend, long pence) {

    public Commitment {
      Objects.requireNonNull(spend, "spend");
      if (pence <= 0) {
        throw EXIT_COMMITMENT_NOT_POSITIVE
            .because(
                "A commitment on %s of %s is none; give what is still to pay."
                    .formatted(spend.path(), Amounts.print(pence)),
                "account",
                spend.path(),
                "amount",
                Amounts.plain(pence))
            .toException();
      }
    }
  }

  /** The winding up of a fund, or leaving of a partner, on a day, with nothing named. */
  public static ExitRequest of(Optional<PartnerCode> partner, LocalDate on) {
    return new ExitRequest(partner, on, List.of(), Map.of(), Map.of(), "");
  }

  /**
   * Reads what {@code exit.schema.json} describes.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException with what is wrong
   */
  public static ExitRequest read(Fund fund, Document document) {
    var root = document.requireValid(Schema.EXIT).root();
    var commitments = new ArrayList<Commitment>();
    for (var item : root.get("commitments").items()) {
      var spend =
          Account.spend(
              SchemeCode.of(item.get("scheme").text()),
              StreamCode.of(item.get("stream").text()),
              PartnerCode.of(item.get("provider").text()));
      commitments.add(new Commitment(spend, pence(fund, item.get("amount"))));
    }
    var shares = new TreeMap<PartnerCode, Exact>();
    for (var share : root.get("shares").entries()) {
      shares.put(PartnerCode.of(share.key()), Exact.parse(share.text()));
    }
    var streams = new TreeMap<StreamCode, Long>();
    for (var stream : root.get("streams").entries()) {
      streams.put(StreamCode.of(stream.key()), pence(fund, stream));
    }
    var on = root.get("on").date();
    document.requireNoMistakes();
    return new ExitRequest(
        root.get("partner").optionalText().map(PartnerCode::of),
        on.orElseThrow(),
        commitments,
        shares,
        streams,
        root.get("reference").text());
  }

  private static long pence(Fund fund, Field amount) {
    return Amounts.parsePence(amount.text(), fund.currency());
  }

  /** What the entries and the final account call it. */
  String title() {
    return partner.map(code -> "Leaving of " + code).orElse("Winding up");
  }

  long committedPence() {
    return commitments.stream().mapToLong(Commitment::pence).reduce(0, Math::addExact);
  }
}
