package org.commonpurse.api.representation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.ledger.money.Amounts;

/**
 * A revision of an allocation.
 *
 * @param id  what paths have, such as {@code better-care-fund~2023-24~12~1}
 * @param key  what it is recorded under
 * @param positions  where partners stand
 * @param allocation  what it gives, with the working; absent where many are listed
 * @param digest  of what is archived, where all that the revision rests on is told
 * @param outturn  the figures it was made from, likewise
 * @param basis  where the books stood that it was worked out from, likewise; absent in old records
 */
public record RevisionResponse(
    String id,
    String key,
    String agreement,
    int version,
    String period,
    int revision,
    String why,
    String recordedAt,
    String by,
    List<PositionResponse> positions,
    @Described("allocation") Optional<JsonNode> allocation,
    Optional<String> digest,
    @Described("outturn") Optional<JsonNode> outturn,
    Optional<BasisResponse> basis) {

  /**
   * Where a partner stands, its own figure beside ours.
   *
   * @param part  what the clause gives it
   * @param own  its own figure
   */
  public record PositionResponse(
      String clause,
      String partner,
      String standing,
      String part,
      Optional<String> own,
      String note) {

    static PositionResponse of(RecordedAllocation recorded, Position position) {
      return new PositionResponse(
          recorded.clause(position).clause().reference(),
          position.partner().value(),
          WireName.of(position.standing()),
          Amounts.plain(recorded.partPence(position)),
          position.ownPence().map(Amounts::plain),
          position.note());
    }
  }

  /** A revision with its result. */
  public static RevisionResponse of(RecordedAllocation recorded) {
    return of(
        recorded,
        Optional.of(recorded.json()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A revision with all that it rests on. */
  public static RevisionResponse whole(RecordedAllocation recorded) {
    return of(
        recorded,
        Optional.of(recorded.json()),
        Optional.of(recorded.document().draft().digest()),
        Optional.of(recorded.figures()),
        recorded
            .basis()
            .map(basis -> new BasisResponse(basis.sequence(), basis.events(), basis.seal())));
  }

  /** A revision without its result. */
  public static RevisionResponse heading(RecordedAllocation recorded) {
    return of(recorded, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static RevisionResponse of(
      RecordedAllocation recorded,
      Optional<JsonNode> allocation,
      Optional<String> digest,
      Optional<JsonNode> outturn,
      Optional<BasisResponse> basis) {
    var agreement = recorded.allocation().agreement();
    return new RevisionResponse(
        recorded.id(),
        recorded.key(),
        agreement.code().value(),
        agreement.version(),
        recorded.period(),
        recorded.revision(),
        recorded.why(),
        recorded.recordedAt().toString(),
        recorded.by().name(),
        recorded.positions().stream()
            .map(position -> PositionResponse.of(recorded, position))
            .toList(),
        allocation,
        digest,
        outturn,
        basis);
  }
}
