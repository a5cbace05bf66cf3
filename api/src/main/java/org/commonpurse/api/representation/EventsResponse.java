package org.commonpurse.api.representation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.journal.FollowFund;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.seal.ChainLink;
import org.commonpurse.ledger.seal.EventKind;

/**
 * What was recorded in a fund.
 *
 * @param position  the one to go on from: of the last item, or, where there is none, the one asked for
 * @param next  the link to what follows, relative to where this was asked for; absent when nothing does
 *     yet
 */
public record EventsResponse(
    String fund, List<EventResponse> items, long position, Optional<String> next) {

  /**
   * That something was recorded.
   *
   * @param position  its place in the fund's chain, from 1 without gaps
   * @param kind  entry, or the kind of event, such as agreement, period or allocation
   * @param number  the sequence of an entry; an event's number among events
   * @param by  who is responsible; withheld from partners that may not see every line
   * @param seal  of this link of the chain
   * @param href  where it is read; absent where nothing more is told of it
   */
  public record EventResponse(
      long position,
      String kind,
      long number,
      String recordedAt,
      String by,
      String seal,
      Optional<String> href) {

    /** A link of a fund's chain. */
    public static EventResponse of(FundCode fund, ChainLink link, Sight sight) {
      return new EventResponse(
          link.position(),
          link.event().map(EventKind::word).orElse("entry"),
          link.number(),
          link.recordedAt().toString(),
          sight.equals(Sight.WHOLE) ? link.by().name() : Sight.WITHHELD,
          link.seal(),
          href(link).map(path -> "/api/v1/funds/" + fund + path));
    }

    private static Optional<String> href(ChainLink link) {
      return link.event()
          .map(kind -> href(kind, link.subject()))
          .orElseGet(() -> Optional.of("/entries/" + link.number()));
    }

    /**
     * Links that name their subject lead to what every partner sees. What names a partner, a package of care
     * or a caller's key is told by its list, which says who may see what.
     */
    private static Optional<String> href(EventKind kind, String subject) {
      return switch (kind) {
        case FUND -> Optional.of("");
        case RULES -> Optional.of("/rules");
        case PERIOD -> Optional.of("/periods/" + subject.replace('/', '-'));
        case AGREEMENT -> Optional.of("/agreements/" + subject.replace("/", "/versions/"));
        case NOTICE -> Optional.of("/agreements");
        case EXIT -> Optional.of("/exits");
        case ALLOCATION, DECISION, POSITION ->
            Optional.of(
                "/allocations/"
                    + URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20"));
        case DUE -> Optional.of("/dues");
        case PACKAGE -> Optional.of("/packages");
        case MEASURES -> Optional.of("/measures/models");
        case OBSERVATION, APPROVAL -> Optional.of("/measures/observations");
        case WAIVER -> Optional.of("/measures/claims");
        case FORECAST -> Optional.of("/forecasts");
        case PROPOSAL, ANSWER -> Optional.of("/proposals/" + subject);
        case REDACTION -> Optional.of("/redactions");
        case RECONCILIATION, ACT -> Optional.empty();
      };
    }
  }

  /**
   * Links of a chain.
   *
   * @param asked  what the query was made of
   * @param sight  what whoever asks may see
   */
  public static EventsResponse of(FollowFund.Output found, RequestParameters asked, Sight sight) {
    return new EventsResponse(
        found.fund().value(),
        found.part().links().stream()
            .map(link -> EventResponse.of(found.fund(), link, sight))
            .toList(),
        found.position(),
        found.next().map(position -> asked.link("after", position)));
  }
}
