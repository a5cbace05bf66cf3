package org.commonpurse.ledger.proposal;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.commonpurse.ledger.id.PartnerCode;

/** Whose consent a proposal needs. */
public sealed interface Consent {

  /** One person with the right to approve, other than whoever proposes. */
  record OfApprover() implements Consent {}

  /**
   * A signatory of each of some partners.
   *
   * @param partners  which, one or more
   */
  record OfPartners(Set<PartnerCode> partners) implements Consent {

    public OfPartners {
      partners = Set.copyOf(partners);
      if (partners.isEmpty()) {
        throw new IllegalArgumentException("Nobody would sign");
      }
    }

    /** The partners, in order of code. */
    public Set<PartnerCode> inOrder() {
      var inOrder = new TreeSet<>(Comparator.comparing(PartnerCode::value));
      inOrder.addAll(partners);
      return inOrder;
    }
  }

  /** The consent of an approver. */
  Consent APPROVAL = new OfApprover();
}
