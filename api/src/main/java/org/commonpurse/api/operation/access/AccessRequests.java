package org.commonpurse.api.operation.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** Keys and roles that documents ask for. */
public final class AccessRequests {

  private AccessRequests() {}

  /**
   * A key.
   *
   * @param document  what {@code access-key-request.schema.json} describes
   */
  public static CreateKey.Input key(Document document) {
    var root = document.requireValid(Schema.ACCESS_KEY_REQUEST).root();
    var funds = texts(root.get("funds")).stream().map(FundCode::of).collect(Collectors.toSet());
    return new CreateKey.Input(
        subject(root),
        new KeyScope(funds, texts(root.get("operations"))),
        until(root),
        reason(root));
  }

  /**
   * A role.
   *
   * @param document  what {@code access-grant-request.schema.json} describes
   */
  public static NewGrant grant(Document document) {
    var root = document.requireValid(Schema.ACCESS_GRANT_REQUEST).root();
    return new NewGrant(
        subject(root),
        root.get("role").text(),
        root.get("fund").optionalText().map(FundCode::of),
        root.get("partner").optionalText().map(PartnerCode::of),
        root.get("from").optionalText().map(RequestParameters::moment),
        until(root),
        Optional.empty());
  }

  /**
   * A role that whoever asks lets somebody else stand in with.
   *
   * @param document  what {@code access-delegation-request.schema.json} describes
   */
  public static NewGrant delegation(FundCode fund, Document document, Actor by) {
    var root = document.requireValid(Schema.ACCESS_DELEGATION_REQUEST).root();
    return new NewGrant(
        subject(root),
        root.get("role").text(),
        Optional.of(fund),
        root.get("partner").optionalText().map(PartnerCode::of),
        root.get("from").optionalText().map(RequestParameters::moment),
        until(root),
        Optional.of(by.id()));
  }

  /** Why, where a document says it. */
  public static String reason(Document document) {
    return reason(document.root());
  }

  private static String reason(Field root) {
    return root.get("reason").optionalText().orElse("");
  }

  private static Actor subject(Field root) {
    var id = root.get("subject").text();
    return new Actor(id, root.get("name").optionalText().orElse(id), Set.of());
  }

  private static Optional<Instant> until(Field root) {
    return root.get("until").optionalText().map(RequestParameters::moment);
  }

  private static Set<String> texts(Field list) {
    return list.items().stream().map(Field::text).collect(Collectors.toSet());
  }
}
