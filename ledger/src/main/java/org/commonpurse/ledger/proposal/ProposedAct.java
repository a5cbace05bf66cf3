package org.commonpurse.ledger.proposal;

import java.util.List;
import org.commonpurse.ledger.digest.Sha256;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.seal.Seals;

/**
 * What a request records, or would record if it were carried out now.
 *
 * @param request  what is asked for
 * @param entries  the entries that it records, in order; their sequences and seals are those of the moment
 */
public record ProposedAct(ProposedRequest request, List<RecordedEntry> entries) {

  public ProposedAct {
    entries = List.copyOf(entries);
  }

  /**
   * The digest of the request and of what each of the entries says: two acts have the same if they ask for
   * the same and post the same, on the same days, whatever was recorded between. Keys, sequences and moments
   * are not in it.
   *
   * @return 64 hexadecimal digits
   */
  public String digest() {
    var text = new StringBuilder(request.facts());
    for (RecordedEntry entry : entries) {
      text.append("entry ")
          .append(
              Sha256.hex(Seals.contentText(entry.entry(), entry.reverses(), TextProof.AS_THEY_ARE)))
          .append('\n');
    }
    return Sha256.hex(text.toString());
  }
}
