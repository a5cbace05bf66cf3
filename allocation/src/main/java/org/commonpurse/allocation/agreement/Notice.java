package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_PARTNER_UNKNOWN;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.Objects;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.FreeText;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.TextProblem.Text;

/**
 * Notice by which a partner ends an agreement early.
 *
 * @param partner  who gave it
 * @param givenOn  the day on which it was given
 * @param endsOn  the last day on which the agreement is in force, inclusive
 * @param reference  where it can be read; empty where that is not said
 */
public record Notice(PartnerCode partner, LocalDate givenOn, LocalDate endsOn, String reference) {

  /** How long a reference may be. */
  public static final int REFERENCE_LENGTH_MAX = 200;

  public Notice {
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(givenOn, "givenOn");
    Objects.requireNonNull(endsOn, "endsOn");
    reference = FreeText.require(reference, Text.REFERENCE, 0, REFERENCE_LENGTH_MAX);
  }

  /**
   * Reads a notice.
   *
   * @param document  what {@code notice.schema.json} describes
   * @throws org.commonpurse.ledger.document.DocumentException with the place of what is wrong
   */
  public static Notice read(Document document) {
    var root = document.requireValid(Schema.NOTICE).root();
    var partner = root.get("partner").as(AGREEMENT_PARTNER_UNKNOWN, PartnerCode::of);
    var given = root.get("givenOn").date();
    var ends = root.get("endsOn").date();
    document.requireNoMistakes();
    return new Notice(
        partner.orElseThrow(),
        given.orElseThrow(),
        ends.orElseThrow(),
        root.get("reference").text());
  }

  /** The document that {@link #read} makes it of again. */
  public String document() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("partner", partner.value());
    json.put("givenOn", givenOn.toString()).put("endsOn", endsOn.toString());
    if (!reference.isEmpty()) {
      json.put("reference", reference);
    }
    return json.toString();
  }

  /** The notice as a sentence. */
  String inWords(Words words) {
    var where = reference.isEmpty() ? "" : " (%s)".formatted(reference);
    return "It ends on %s by notice that %s gave on %s%s."
        .formatted(endsOn, words.plain(partner), givenOn, where);
  }
}
