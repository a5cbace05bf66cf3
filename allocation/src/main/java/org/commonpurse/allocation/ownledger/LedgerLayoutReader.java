package org.commonpurse.allocation.ownledger;

import static org.commonpurse.allocation.problem.OwnLedgerProblem.OWN_LEDGER_AMOUNT_MISSING;
import static org.commonpurse.allocation.problem.OwnLedgerProblem.OWN_LEDGER_CODE_MISSING;
import static org.commonpurse.allocation.problem.OwnLedgerProblem.OWN_LEDGER_COLUMN_MISPLACED;
import static org.commonpurse.allocation.problem.OwnLedgerProblem.OWN_LEDGER_FORM_UNCLEAR;
import static org.commonpurse.ledger.problem.FileProblem.LEDGER_DATE_FORM_MALFORMED;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonpurse.allocation.ownledger.LayoutColumn.AmountColumn;
import org.commonpurse.allocation.ownledger.LayoutColumn.BookWord;
import org.commonpurse.allocation.ownledger.LedgerLayout.Lines;
import org.commonpurse.ledger.csv.DayForm;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.rule.AccountPatternReader;

/** Makes a layout of a document, or says everything that is wrong with it. */
public final class LedgerLayoutReader {

  private static final List<String> FORMS =
      List.of("date", "due", "code", "text", "amount", "constant");

  private static final Set<BookWord> OF_ENTRIES =
      Set.of(BookWord.ACCOUNT, BookWord.KIND, BookWord.SEAL);

  private final AccountPatternReader patterns;
  private final Lines lines;
  private final Set<AmountColumn> amounts = EnumSet.noneOf(AmountColumn.class);
  private final Set<String> codes = new LinkedHashSet<>();

  private LedgerLayoutReader(Fund fund, Lines lines) {
    this.patterns = new AccountPatternReader(fund);
    this.lines = lines;
  }

  /**
   * Reads a layout.
   *
   * @param fund  the fund of the file, which must have what the layout names
   * @param document  what {@code ledger-layout.schema.json} describes
   * @throws org.commonpurse.ledger.document.DocumentException with every place that is wrong
   */
  public static LedgerLayout read(Fund fund, Document document) {
    var root = document.requireValid(Schema.LEDGER_LAYOUT).root();
    var lines = Lines.valueOf(constant(root.get("lines").text()));
    return new LedgerLayoutReader(fund, lines).layout(document, root);
  }

  private LedgerLayout layout(Document document, Field root) {
    var columns = new ArrayList<LayoutColumn>();
    root.get("columns").items().forEach(each -> column(each).ifPresent(columns::add));
    requireAmounts(root.get("columns"));
    var rules = new ArrayList<CodeRule>();
    if (lines == Lines.JOURNAL) {
      root.get("accounts").items().forEach(each -> rule(each).ifPresent(rules::add));
    } else if (root.has("accounts")) {
      misplaced(root.get("accounts"), "rules for accounts");
    }
    document.requireNoMistakes();
    return new LedgerLayout(
        root.get("layout").text(),
        root.get("title").text(),
        lines,
        separator(root.get("separator").optionalText().orElse("comma")),
        columns,
        rules);
  }

  private Optional<LayoutColumn> column(Field field) {
    var forms = FORMS.stream().filter(field::has).toList();
    if (forms.size() != 1) {
      unclear(field, "A column has one of " + FORMS, forms);
      return Optional.empty();
    }
    var form = forms.get(0);
    var header = field.get("header").text();
    var value = field.get(form);
    return switch (form) {
      case "date" -> form(value).map(days -> new LayoutColumn.Day(header, days, false));
      case "due" -> {
        require(lines != Lines.JOURNAL, value, "day by which they are due");
        yield form(value).map(days -> new LayoutColumn.Day(header, days, true));
      }
      case "code" -> {
        require(lines == Lines.JOURNAL, value, "codes");
        codes.add(value.text());
        yield Optional.of(new LayoutColumn.OwnCode(header, value.text()));
      }
      case "text" -> Optional.of(words(header, value, field.get("atMost")));
      case "amount" -> Optional.of(amount(header, value));
      default -> Optional.of(new LayoutColumn.Constant(header, value.text()));
    };
  }

  private LayoutColumn words(String header, Field value, Field atMost) {
    var word = BookWord.valueOf(constant(value.text()));
    require(!OF_ENTRIES.contains(word) || lines == Lines.JOURNAL, value, "text " + value.text());
    require(word != BookWord.CLAUSE || lines != Lines.JOURNAL, value, "text " + value.text());
    return new LayoutColumn.Words(
        header,
        word,
        atMost.isPresent()
            ? OptionalInt.of(atMost.decimal().intValueExact())
            : OptionalInt.empty());
  }

  private LayoutColumn amount(String header, Field value) {
    var amount = AmountColumn.valueOf(constant(value.text()));
    require(
        (amount == AmountColumn.OPEN) != (lines == Lines.JOURNAL), value, "amount " + value.text());
    amounts.add(amount);
    return new LayoutColumn.Amount(header, amount);
  }

  private void requireAmounts(Field columns) {
    boolean isWhole =
        amounts.contains(AmountColumn.SIGNED)
            || amounts.contains(AmountColumn.OPEN)
            || amounts.containsAll(Set.of(AmountColumn.DEBIT, AmountColumn.CREDIT));
    if (!isWhole) {
      columns.report(
          OWN_LEDGER_AMOUNT_MISSING,
          lines == Lines.JOURNAL
              ? "No amount of a line is whole: add a column with amount signed, or both debit and credit."
              : "No line has an amount: add a column with amount open.");
    }
  }

  private Optional<CodeRule> rule(Field field) {
    var forms = List.of("of", "otherSide").stream().filter(field::has).toList();
    if (forms.size() != 1) {
      unclear(field, "A rule has one of [of, otherSide]", forms);
      return Optional.empty();
    }
    var given = new LinkedHashMap<String, String>();
    field.get("codes").entries().forEach(each -> given.put(each.key(), each.text()));
    codes.stream()
        .filter(name -> !given.containsKey(name))
        .forEach(
            name ->
                field
                    .get("codes")
                    .report(
                        OWN_LEDGER_CODE_MISSING,
                        "A column asks for the code \"%s\", and this rule gives %s. Add it; \"\" leaves the column empty."
                            .formatted(name, given.keySet())));
    if (field.has("otherSide")) {
      return Optional.of(
          new CodeRule.OfOtherSide(AccountPatternReader.kinds(field.get("otherSide")), given));
    }
    try {
      return Optional.of(
          new CodeRule.OfAccounts(
              patterns.read(field.get("of")).requireDimensionsOfKinds(), given));
    } catch (ProblemException e) {
      field.get("of").report(e.type(), e.problem().message());
      return Optional.empty();
    }
  }

  private static Optional<DateTimeFormatter> form(Field field) {
    try {
      return Optional.of(DayForm.of(field.text()));
    } catch (DateTimeException | IllegalArgumentException e) {
      field.report(LEDGER_DATE_FORM_MALFORMED, DayForm.refusal(field.text()));
      return Optional.empty();
    }
  }

  private static void unclear(Field field, String rule, List<String> forms) {
    field.report(
        OWN_LEDGER_FORM_UNCLEAR, rule + "; this has " + (forms.isEmpty() ? "none" : forms) + ".");
  }

  private void require(boolean holds, Field field, String what) {
    if (!holds) {
      misplaced(field, what);
    }
  }

  private void misplaced(Field field, String what) {
    field.report(
        OWN_LEDGER_COLUMN_MISPLACED,
        "Lines of %s have no %s. Take it out, or say that the lines are others."
            .formatted(lines == Lines.JOURNAL ? "a journal" : word(lines), what));
  }

  private static String word(Lines lines) {
    return lines.name().toLowerCase(Locale.ROOT);
  }

  private static char separator(String word) {
    return switch (word) {
      case "semicolon" -> ';';
      case "tab" -> '\t';
      case "bar" -> '|';
      default -> ',';
    };
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
