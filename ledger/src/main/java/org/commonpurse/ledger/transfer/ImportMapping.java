package org.commonpurse.ledger.transfer;

import static org.commonpurse.ledger.problem.FileProblem.LEDGER_ACCOUNT_MALFORMED;
import static org.commonpurse.ledger.problem.FileProblem.LEDGER_DATE_FORM_MALFORMED;
import static org.commonpurse.ledger.problem.FileProblem.LEDGER_MAPPING_INCOMPLETE;
import static org.commonpurse.ledger.problem.FileProblem.LEDGER_PATTERN_MALFORMED;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_CODE_MALFORMED;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.commonpurse.ledger.csv.DayForm;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;

/**
 * How the rows of a file become entries, one each.
 *
 * @param book  the book
 * @param kind  the kind of entry
 * @param date  names of the column with the day, the first found counts, as for all below
 * @param amount  names of the column with the amount; empty where debit and credit have their own
 * @param debit  names of the column with debits
 * @param credit  names of the column with credits
 * @param reference  names of the column with the reference
 * @param narrative  names of the columns that together make the narrative
 * @param key  names of the columns that together identify a row; empty to identify it by its content
 * @param days  forms of days; empty for the usual British ones
 * @param negated  whether amounts have the opposite sign
 * @param commaIsDecimal  whether a comma stands before the pence, and a point between thousands
 * @param skip  rows to leave out: those where a column matches its pattern
 * @param accounts  rules for accounts, the first that fits counts
 * @param suspense  the accounts of rows that cannot be placed; empty to reject them
 */
public record ImportMapping(
    Book book,
    EntryKind kind,
    List<String> date,
    List<String> amount,
    List<String> debit,
    List<String> credit,
    List<String> reference,
    List<String> narrative,
    List<String> key,
    List<DateTimeFormatter> days,
    boolean negated,
    boolean commaIsDecimal,
    Map<String, Pattern> skip,
    List<AccountRule> accounts,
    Optional<Suspense> suspense) {

  /**
   * The accounts of rows that cannot be placed: that no rule fits, or whose fields name what the fund
   * does not have.
   */
  public record Suspense(Account debit, Account credit) {

    public Suspense {
      Objects.requireNonNull(debit, "debit");
      Objects.requireNonNull(credit, "credit");
    }
  }

  /**
   * The accounts of some rows. A positive amount is debited to the one and credited to the other, a
   * negative one the other way round.
   *
   * @param when  patterns by the name of a column, all of which must be found in it
   */
  public record AccountRule(
      Map<String, Pattern> when, AccountTemplate debit, AccountTemplate credit) {

    public AccountRule {
      when = Map.copyOf(when);
      Objects.requireNonNull(debit, "debit");
      Objects.requireNonNull(credit, "credit");
    }
  }

  public ImportMapping {
    Objects.requireNonNull(book, "book");
    Objects.requireNonNull(kind, "kind");
    date = List.copyOf(date);
    amount = List.copyOf(amount);
    debit = List.copyOf(debit);
    credit = List.copyOf(credit);
    reference = List.copyOf(reference);
    narrative = List.copyOf(narrative);
    key = List.copyOf(key);
    days = List.copyOf(days);
    skip = Map.copyOf(skip);
    accounts = List.copyOf(accounts);
    Objects.requireNonNull(suspense, "suspense");
  }

  /**
   * The columns that a file must have, one by one: those that narratives and keys are made of, those of
   * patterns and those of accounts. Of the others one of their names is enough.
   */
  Set<String> columnsNeeded() {
    var columns = new LinkedHashSet<>(narrative);
    columns.addAll(key);
    columns.addAll(new TreeSet<>(skip.keySet()));
    for (var rule : accounts) {
      columns.addAll(new TreeSet<>(rule.when().keySet()));
      Stream.concat(rule.debit().parts().stream(), rule.credit().parts().stream())
          .filter(AccountTemplate.Part::isColumn)
          .forEach(part -> columns.add(part.column()));
    }
    return columns;
  }

  /** All that it says as one text, which is the same for mappings that say the same. */
  public String inWords() {
    var rules = new StringBuilder();
    accounts.forEach(
        rule ->
            rules.append(
                new TreeMap<>(rule.when()) + " " + rule.debit() + " " + rule.credit() + "\n"));
    suspense.ifPresent(to -> rules.append("suspense " + to.debit() + " " + to.credit() + "\n"));
    return List.of(book, kind, date, amount, debit, credit, reference, narrative, key, days)
        + "\n%s %s %s\n%s".formatted(negated, commaIsDecimal, new TreeMap<>(skip), rules);
  }

  /**
   * Reads a mapping from a YAML or JSON document that {@code import-mapping.schema.json} describes.
   * <p>
   * For example:
   *
   * <pre>
   * columns: {date: [Payment Date, Date], amount: Amount, reference: Invoice, narrative: [Supplier]}
   * dates: [dd/MM/yyyy]
   * skip: {Supplier: "^Total"}
   * accounts:
   *   - {when: {Service: "(?i)reablement"}, debit: "spend:reablement:nhs-minimum:community",
   *      credit: "payable:community"}
   *   - {debit: "spend:{Scheme}:{Stream}:{Provider}", credit: "payable:{Provider}"}
   * suspense: {debit: "receivable:icb", credit: surplus}
   * </pre>
   *
   * @throws org.commonpurse.ledger.problem.ProblemException with every place that is wrong
   */
  public static ImportMapping parse(String source, String text) {
    Document document = Document.parse(source, text).requireValid(Schema.IMPORT_MAPPING);
    Field root = document.root();
    Field columns = root.get("columns");
    var rules = new ArrayList<AccountRule>();
    for (Field rule : root.get("accounts").items()) {
      Optional<AccountTemplate> debit = template(rule.get("debit"));
      Optional<AccountTemplate> credit = template(rule.get("credit"));
      if (debit.isPresent() && credit.isPresent()) {
        rules.add(new AccountRule(patterns(rule.get("when")), debit.get(), credit.get()));
      }
    }
    List<String> date = texts(columns.get("date"));
    List<String> amount = texts(columns.get("amount"));
    List<String> debit = texts(columns.get("debit"));
    List<String> credit = texts(columns.get("credit"));
    if (date.isEmpty() || amount.isEmpty() && (debit.isEmpty() || credit.isEmpty())) {
      root.report(
          LEDGER_MAPPING_INCOMPLETE,
          "A mapping names the columns date and amount, or date, debit and credit.");
    }
    Book book =
        root.has("book")
            ? Book.valueOf(root.get("book").text().toUpperCase(Locale.ROOT))
            : Book.ACTUAL;
    EntryKind kind =
        root.has("kind")
            ? root.get("kind").as(LEDGER_CODE_MALFORMED, EntryKind::of).orElse(JournalEntry.GENERAL)
            : JournalEntry.GENERAL;
    var mapping =
        new ImportMapping(
            book,
            kind,
            date,
            amount,
            debit,
            credit,
            texts(columns.get("reference")),
            texts(columns.get("narrative")),
            texts(columns.get("key")),
            days(root.get("dates")),
            root.has("negated") && root.get("negated").isTrue(),
            root.has("decimalComma") && root.get("decimalComma").isTrue(),
            patterns(root.get("skip")),
            rules,
            suspense(root.get("suspense")));
    document.requireNoMistakes();
    return mapping;
  }

  private static Optional<Account> account(Field field) {
    return field.as(LEDGER_ACCOUNT_MALFORMED, Account::parse);
  }

  private static Optional<AccountTemplate> template(Field field) {
    return field.as(LEDGER_ACCOUNT_MALFORMED, AccountTemplate::new);
  }

  private static Optional<Suspense> suspense(Field field) {
    return field.isPresent()
        ? account(field.get("debit"))
            .flatMap(
                debit -> account(field.get("credit")).map(credit -> new Suspense(debit, credit)))
        : Optional.empty();
  }

  /** One text or several. */
  private static List<String> texts(Field field) {
    if (!field.isPresent()) {
      return List.of();
    }
    return field.isList()
        ? field.items().stream().map(Field::text).toList()
        : List.of(field.text());
  }

  private static Map<String, Pattern> patterns(Field field) {
    var patterns = new LinkedHashMap<String, Pattern>();
    if (field.isPresent()) {
      for (Field entry : field.entries()) {
        try {
          patterns.put(entry.key(), Pattern.compile(entry.text()));
        } catch (PatternSyntaxException e) {
          entry.report(LEDGER_PATTERN_MALFORMED, "It is no pattern: " + e.getDescription());
        }
      }
    }
    return patterns;
  }

  private static List<DateTimeFormatter> days(Field field) {
    var days = new ArrayList<DateTimeFormatter>();
    for (String form : texts(field)) {
      try {
        days.add(DayForm.of(form));
      } catch (DateTimeException | IllegalArgumentException e) {
        field.report(LEDGER_DATE_FORM_MALFORMED, DayForm.refusal(form));
      }
    }
    return days;
  }
}
