package org.commonpurse.ledger.fund;

import java.util.List;
import java.util.Objects;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/**
 * A unit of spending.
 *
 * @param code  its code, unique among the schemes of the fund
 * @param name  its name, of 1 to 200 characters
 * @param lead  the partner that commissions it
 * @param providers  the partners that may be paid for it, one or more
 * @param streams  the streams that pay for it, one or more
 * @param nature  whether it is capital or revenue
 */
public record Scheme(
    SchemeCode code,
    String name,
    PartnerCode lead,
    List<PartnerCode> providers,
    List<StreamCode> streams,
    Nature nature) {

  public Scheme {
    Objects.requireNonNull(code, "code");
    name = Texts.requireName(name, "scheme's name");
    Objects.requireNonNull(lead, "lead");
    providers = List.copyOf(providers);
    streams = List.copyOf(streams);
    Objects.requireNonNull(nature, "nature");
  }
}
