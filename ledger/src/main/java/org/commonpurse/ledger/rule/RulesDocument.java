package org.commonpurse.ledger.rule;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_RULES_MALFORMED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.id.RoleCode;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.problem.ProblemException;

/** The rules of a fund as a JSON document. The same rules always give the same text. */
public final class RulesDocument {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RulesDocument() {}

  /** The document. */
  public static String write(FundRules rules) {
    ObjectNode root = JSON.createObjectNode();
    root.put("late", rules.late().name());
    if (rules.ended() != EndedPartners.REFUSE) {
      root.put("ended", rules.ended().name());
    }
    writeCodes(root, "softCloseRoles", rules.softCloseRoles());
    rules
        .fourEyes()
        .ifPresent(
            rule ->
                root.putObject("fourEyes")
                    .put("entriesAbovePence", rule.entriesAbovePence())
                    .put("answerWithinDays", rule.answerWithinDays()));
    ArrayNode array = root.putArray("rules");
    rules.rules().forEach(rule -> writeRule(array.addObject(), rule));
    return root.toString();
  }

  /**
   * The rules in a document.
   *
   * @throws ProblemException {@code LEDGER_RULES_MALFORMED}
   */
  public static FundRules read(String document) {
    try {
      JsonNode root = JSON.readTree(document);
      var rules = new ArrayList<Rule>();
      root.path("rules").forEach(node -> rules.add(readRule(node)));
      return new FundRules(
          LateEntries.valueOf(root.path("late").asText("REFUSE")),
          EndedPartners.valueOf(root.path("ended").asText("REFUSE")),
          readCodes(root, "softCloseRoles", RoleCode::of),
          fourEyes(root.path("fourEyes")),
          rules);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new ProblemException(
          LEDGER_RULES_MALFORMED.because(
              "The rules that are recorded cannot be read: " + e.getMessage()),
          e);
    }
  }

  private static Optional<FourEyes> fourEyes(JsonNode node) {
    return node.isObject()
        ? Optional.of(
            new FourEyes(
                node.path("entriesAbovePence").longValue(),
                node.path("answerWithinDays").intValue()))
        : Optional.empty();
  }

  private static void writeRule(ObjectNode node, Rule rule) {
    node.put("name", rule.name().value());
    if (rule instanceof StaysOnSide stays) {
      node.put("rule", "stays-on-side");
      node.put("book", stays.book().name());
      node.put("side", stays.side().name());
      writePattern(node, stays.accounts());
      ArrayNode each = node.putArray("each");
      new TreeSet<>(stays.each()).forEach(dimension -> each.add(dimension.name()));
      // Left out where it says nothing, so that the texts of earlier versions stay.
      if (stays.everyDay()) {
        node.put("everyDay", true);
      }
    } else if (rule instanceof Blocked blocked) {
      node.put("rule", "blocked");
      writePattern(node, blocked.accounts());
    } else if (rule instanceof OnlyKinds only) {
      node.put("rule", "only-kinds");
      writePattern(node, only.accounts());
      writeCodes(node, "entryKinds", only.kinds());
    } else if (rule instanceof NeedsApproval needs) {
      node.put("rule", "needs-approval");
      writeCodes(node, "entryKinds", needs.kinds());
    } else if (rule instanceof SpendingStays stays) {
      node.put("rule", "spending-stays");
      node.put("within", stays.within().name());
      stays.except().ifPresent(accounts -> writePattern(node, accounts));
    } else if (rule instanceof ApprovedAhead ahead) {
      node.put("rule", "approved-ahead");
      node.put("months", ahead.months());
    }
  }

  private static Rule readRule(JsonNode node) {
    RuleCode name = RuleCode.of(node.path("name").asText());
    String rule = node.path("rule").asText();
    return switch (rule) {
      case "stays-on-side" ->
          new StaysOnSide(
              name,
              Book.valueOf(node.path("book").asText()),
              readPattern(node),
              dimensions(node.path("each")),
              StaysOnSide.Side.valueOf(node.path("side").asText()),
              node.path("everyDay").asBoolean());
      case "blocked" -> new Blocked(name, readPattern(node));
      case "only-kinds" ->
          new OnlyKinds(name, readPattern(node), readCodes(node, "entryKinds", EntryKind::of));
      case "needs-approval" ->
          new NeedsApproval(name, readCodes(node, "entryKinds", EntryKind::of));
      case "spending-stays" ->
          new SpendingStays(
              name,
              SpendingStays.Within.valueOf(node.path("within").asText()),
              node.has("accounts") ? Optional.of(readPattern(node)) : Optional.empty());
      case "approved-ahead" -> new ApprovedAhead(name, node.path("months").asInt());
      default -> throw new IllegalArgumentException("there is no rule \"" + rule + "\"");
    };
  }

  private static void writePattern(ObjectNode node, AccountPattern pattern) {
    ObjectNode accounts = node.putObject("accounts");
    pattern.book().ifPresent(book -> accounts.put("book", book.name()));
    ArrayNode kinds = accounts.putArray("kinds");
    new TreeSet<>(pattern.kinds()).forEach(kind -> kinds.add(kind.word()));
    ObjectNode where = accounts.putObject("where");
    var inOrder = new EnumMap<Dimension, Set<Code>>(Dimension.class);
    inOrder.putAll(pattern.where());
    inOrder.forEach((dimension, codes) -> writeCodes(where, dimension.name(), codes));
  }

  private static AccountPattern readPattern(JsonNode node) {
    JsonNode accounts = node.path("accounts");
    var kinds = new LinkedHashSet<AccountKind>();
    for (JsonNode kind : accounts.path("kinds")) {
      kinds.add(
          AccountKind.find(kind.asText())
              .orElseThrow(
                  () -> new IllegalArgumentException("no kind of account is " + kind.asText())));
    }
    Map<Dimension, Set<Code>> where = new EnumMap<>(Dimension.class);
    accounts
        .path("where")
        .fieldNames()
        .forEachRemaining(
            name -> {
              var dimension = Dimension.valueOf(name);
              where.put(dimension, readCodes(accounts.path("where"), name, dimension::code));
            });
    return new AccountPattern(
        Optional.ofNullable(accounts.get("book")).map(book -> Book.valueOf(book.asText())),
        kinds,
        where);
  }

  private static Set<Dimension> dimensions(JsonNode array) {
    var dimensions = new LinkedHashSet<Dimension>();
    array.forEach(item -> dimensions.add(Dimension.valueOf(item.asText())));
    return dimensions;
  }

  private static void writeCodes(ObjectNode node, String name, Collection<? extends Code> codes) {
    ArrayNode array = node.putArray(name);
    codes.stream().map(Code::value).sorted().forEach(array::add);
  }

  private static <C extends Code> Set<C> readCodes(
      JsonNode node, String name, Function<String, C> codeOf) {
    var codes = new LinkedHashSet<C>();
    node.path(name).forEach(item -> codes.add(codeOf.apply(item.asText())));
    return codes;
  }
}
