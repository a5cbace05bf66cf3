package org.commonpurse.allocation.settlement;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** Who must sign a version of an agreement before it is in force. */
public final class Signatories {

  private Signatories() {}

  /**
   * The signatories that the version names, or all its partners where it names none; and where it varies
   * another, those of that one too, so that nobody is dropped without a word.
   *
   * @param document  the version, as it would be added to the fund
   */
  public static Set<PartnerCode> of(Snapshot at, FundCode fund, Document document) {
    var agreement = AgreementReader.read(document);
    var signing = new TreeSet<>(Comparator.comparing(PartnerCode::value));
    signing.addAll(named(agreement, document));
    agreement
        .varies()
        .map(varied -> at.agreements().get(fund, agreement.code(), varied))
        .map(archived -> Document.parse("varied version", archived.document()))
        .ifPresent(varied -> signing.addAll(named(AgreementReader.read(varied), varied)));
    return signing;
  }

  private static Set<PartnerCode> named(Agreement agreement, Document document) {
    var named = new TreeSet<>(Comparator.comparing(PartnerCode::value));
    document
        .root()
        .get("signatories")
        .items()
        .forEach(item -> named.add(PartnerCode.of(item.text())));
    if (named.isEmpty()) {
      named.addAll(agreement.parties().codes());
    }
    return named;
  }
}
