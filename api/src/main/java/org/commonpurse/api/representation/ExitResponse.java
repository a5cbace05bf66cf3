package org.commonpurse.api.representation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.commonpurse.allocation.exit.FinalAccount;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exit.Exit;

/**
 * A final account; of one that was recorded, word for word.
 *
 * @param on  the last day
 * @param partner  the partner that leaves; absent where the fund is wound up
 * @param reference  where the decision can be read, if that was said
 * @param held  what the fund held: at the bank and due to it, less what it owed
 * @param commitments  what it has still to pay and had no invoice for
 * @param returns  what goes back to whom, out of what
 * @param dues  what stands on receivable and payable accounts afterwards, debits positive
 * @param statements  for each partner: contributions and charges, less what was paid, what is
 *     returned and what is still due, which is nothing
 * @param recordedAt  when it was recorded; absent in a preview
 */
public record ExitResponse(
    String on,
    Optional<String> partner,
    Optional<String> reference,
    String held,
    List<AccountAmount> commitments,
    List<ReturnResponse> returns,
    List<AccountAmount> dues,
    List<StatementLine> statements,
    Optional<String> recordedAt) {

  /** An amount on an account. */
  public record AccountAmount(String account, String amount) {}

  /** What goes back to a partner. */
  public record ReturnResponse(String partner, String from, String amount) {}

  /** A partner's final statement. */
  public record StatementLine(
      String partner,
      String contributions,
      String charges,
      String paid,
      String returned,
      String due) {}

  /** A preview. */
  public static ExitResponse of(FinalAccount account) {
    return of(account.json(), Optional.empty());
  }

  /** What was recorded. */
  public static ExitResponse of(Exit exit) {
    return of(
        Document.parseJson("final account", exit.account()).json(),
        Optional.of(exit.recordedAt().toString()));
  }

  private static ExitResponse of(JsonNode json, Optional<String> recordedAt) {
    return new ExitResponse(
        text(json, "on"),
        optional(json, "partner"),
        optional(json, "reference"),
        text(json, "held"),
        list(
            json.path("commitments"),
            each -> new AccountAmount(text(each, "account"), text(each, "amount"))),
        list(
            json.path("returns"),
            each ->
                new ReturnResponse(
                    text(each, "partner"), text(each, "from"), text(each, "amount"))),
        list(
            json.path("dues"),
            each -> new AccountAmount(text(each, "account"), text(each, "amount"))),
        list(
            json.path("statements"),
            each ->
                new StatementLine(
                    text(each, "partner"),
                    text(each, "contributions"),
                    text(each, "charges"),
                    text(each, "paid"),
                    text(each, "returned"),
                    text(each, "due"))),
        recordedAt);
  }

  private static <T> List<T> list(JsonNode items, Function<JsonNode, T> shown) {
    return StreamSupport.stream(items.spliterator(), false).map(shown).toList();
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).asText();
  }

  private static Optional<String> optional(JsonNode json, String name) {
    return json.has(name) ? Optional.of(text(json, name)) : Optional.empty();
  }
}
