package org.commonpurse.ledger.transfer;

import static org.commonpurse.ledger.problem.FileProblem.LEDGER_COLUMN_MISSING;
import static org.commonpurse.ledger.problem.FileProblem.LEDGER_MAPPING_FITS_NOTHING;
import static org.commonpurse.ledger.problem.FileProblem.LEDGER_NO_ACCOUNT_RULE;
import static org.commonpurse.ledger.problem.FileProblem.LEDGER_PATTERN_TOO_LONG;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_DATE_MALFORMED;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.csv.CsvHeader;
import org.commonpurse.ledger.csv.CsvRow;
import org.commonpurse.ledger.csv.Dates;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.BulkJournal;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryCheck;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.money.AmountReader;
import org.commonpurse.ledger.problem.ProblemException;

/** One entry a line, as a mapping says. */
final class MappedRows extends RowReader {

  private record PlacedRule(
      Map<Integer, Pattern> when, PlacedAccount debit, PlacedAccount credit) {}

  /**
   * An account whose columns are found.
   *
   * @param pattern  the account, but for the codes that lines tell
   * @param places  the column of each part; nowhere for a code of the mapping
   */
  private record PlacedAccount(Account pattern, List<Integer> places) {}

  private record OneRow(List<CsvRow> rows) implements Rows {

    @Override
    public long lineOf(String account) {
      return rows.get(0).line();
    }
  }

  /** If none of so many first rows can be read, it is the mapping that is wrong. */
  private static final int FIRST_ROWS = 20;

  private static final String PREFIX = "import:";

  private final ImportMapping mapping;
  private final FundCodes codes;
  private final EntryCheck check;
  private long inSuspense;
  private boolean fitsSome;
  private int misfits;
  private int ownColumns;
  private final List<PlacedRule> rules = new ArrayList<>();
  private final Map<Integer, Pattern> skip = new LinkedHashMap<>();

  /** How often each row without a key of its own has come before, so that twins stay two. */
  private final Map<String, Integer> seen = new HashMap<>();

  private List<Integer> narrative = List.of();
  private List<Integer> key = List.of();
  private int date;
  private int amount;
  private int debit;
  private int credit;
  private int reference;

  /**
   * Reads by a mapping.
   *
   * @throws ProblemException {@code LEDGER_SCHEME_UNKNOWN} and its like if the fund does not have what
   *     the suspense names
   */
  MappedRows(
      ImportRequest request, Fund fund, ImportMapping mapping, Consumer<ImportReject> rejects) {
    super(request, rejects);
    this.mapping = mapping;
    codes = new FundCodes(fund);
    check = new EntryCheck(fund);
    mapping
        .suspense()
        .ifPresent(
            to -> {
              check.requireKnown(to.debit());
              check.requireKnown(to.credit());
            });
  }

  @Override
  boolean isHeader(CsvHeader candidate) {
    boolean amounts =
        mapping.amount().isEmpty()
            ? candidate.find(mapping.debit()).isPresent()
                && candidate.find(mapping.credit()).isPresent()
            : candidate.find(mapping.amount()).isPresent();
    return amounts && candidate.find(mapping.date()).isPresent();
  }

  @Override
  void begin(CsvHeader found) {
    requireColumns(found);
    date = found.find(mapping.date()).orElse(NOWHERE);
    amount = found.find(mapping.amount()).orElse(NOWHERE);
    debit = found.find(mapping.debit()).orElse(NOWHERE);
    credit = found.find(mapping.credit()).orElse(NOWHERE);
    reference = found.find(mapping.reference()).orElse(NOWHERE);
    narrative = places(found, mapping.narrative());
    key = places(found, mapping.key());
    ownColumns = RejectsFile.ownColumns(found);
    skip.putAll(placed(found, mapping.skip()));
    for (ImportMapping.AccountRule rule : mapping.accounts()) {
      rules.add(
          new PlacedRule(
              placed(found, rule.when()),
              placed(found, rule.debit()),
              placed(found, rule.credit())));
    }
  }

  /** Refuses a mapping that names columns which the file does not have, all of them at once. */
  private void requireColumns(CsvHeader header) {
    var missing = new LinkedHashSet<String>();
    for (String column : mapping.columnsNeeded()) {
      if (header.find(List.of(column)).isEmpty()) {
        missing.add("\"" + column + "\"");
      }
    }
    if (!mapping.reference().isEmpty() && header.find(mapping.reference()).isEmpty()) {
      missing.add("\"" + String.join("\" or \"", mapping.reference()) + "\"");
    }
    if (!missing.isEmpty()) {
      throw LEDGER_COLUMN_MISSING
          .because(
              "The mapping names %s, which the file does not have; its columns are %s. Correct the mapping; nothing was recorded."
                  .formatted(String.join(", ", missing), header.names()),
              "column",
              String.join(", ", missing))
          .toException();
    }
  }

  private static PlacedAccount placed(CsvHeader header, AccountTemplate template) {
    return new PlacedAccount(
        template.pattern(),
        template.parts().stream()
            .map(part -> part.isColumn() ? place(header, part.column()) : NOWHERE)
            .toList());
  }

  private static int place(CsvHeader header, String column) {
    return header.find(List.of(column)).orElseThrow();
  }

  private static List<Integer> places(CsvHeader header, List<String> names) {
    return names.stream().flatMap(name -> header.find(List.of(name)).stream()).toList();
  }

  private static Map<Integer, Pattern> placed(CsvHeader header, Map<String, Pattern> patterns) {
    var placed = new LinkedHashMap<Integer, Pattern>();
    patterns.forEach((name, pattern) -> placed.put(place(header, name), pattern));
    return placed;
  }

  @Override
  void take(CsvRow row, BulkJournal.EntrySink sink) {
    try {
      if (skip.entrySet().stream().anyMatch(one -> matches(row, one.getKey(), one.getValue()))) {
        return;
      }
      record(row, sink);
      fitsSome = true;
    } catch (Unreadable e) {
      misfits++;
      if (!fitsSome && misfits == FIRST_ROWS) {
        throw fitsNothing(e.reject);
      }
      throw e;
    }
  }

  private static ProblemException fitsNothing(ImportReject last) {
    return LEDGER_MAPPING_FITS_NOTHING
        .because(
            "None of the first %d lines can be read as the mapping says. Line %d%s: %s Correct the mapping, or name lines to leave out under \"skip\"; nothing was recorded."
                .formatted(
                    FIRST_ROWS,
                    last.line(),
                    last.column().isEmpty() ? "" : " (" + last.column() + ")",
                    last.reason()),
            "line",
            last.line(),
            "column",
            last.column(),
            "value",
            last.value())
        .toException();
  }

  private void record(CsvRow row, BulkJournal.EntrySink sink) {
    LocalDate day = at(row, date, this::day);
    long pence = pence(row);
    Accounts accounts = accounts(row);
    String text = joined(row, narrative);
    var origin = new OneRow(List.of(row));
    sink.take(
        origin,
        of(
            origin,
            () ->
                new Submission(
                    new JournalEntry(
                        request.fund(),
                        mapping.book(),
                        day,
                        text.isEmpty() ? "Imported" : text,
                        row.field(reference),
                        List.of(
                            new Posting(accounts.debit(), pence),
                            new Posting(accounts.credit(), -pence)),
                        mapping.kind(),
                        Optional.empty(),
                        false),
                    new EntryKey(keyOf(row)),
                    request.by(),
                    true)));
  }

  /** A pattern with repetitions in repetitions can take longer than anybody lives, or all of the stack. */
  private boolean matches(CsvRow row, int place, Pattern pattern) {
    try {
      return pattern.matcher(new LookedAt(row.field(place))).find();
    } catch (LookedAt.TooOftenException | StackOverflowError e) {
      throw reject(
          row.line(),
          "",
          LEDGER_PATTERN_TOO_LONG,
          "",
          "The pattern \"" + pattern + "\" takes too long on this line. Write a simpler one.");
    }
  }

  private LocalDate day(String text) {
    if (mapping.days().isEmpty()) {
      return Dates.read(text);
    }
    for (DateTimeFormatter form : mapping.days()) {
      try {
        return Days.require(LocalDate.parse(text, form));
      } catch (DateTimeException e) {
        // The next form may fit.
      }
    }
    throw LEDGER_DATE_MALFORMED
        .because("\"" + text + "\" is not a day in a form of the mapping.")
        .toException();
  }

  private long pence(CsvRow row) {
    long pence;
    if (amount == NOWHERE) {
      pence = difference(row, debit, credit, this::amount);
    } else {
      pence = at(row, amount, this::amount);
    }
    count(pence);
    return mapping.negated() ? -pence : pence;
  }

  private long amount(String text) {
    return AmountReader.readPence(
        mapping.commaIsDecimal()
            ? text.replace('.', '\0').replace(',', '.').replace('\0', ',')
            : text);
  }

  private record Accounts(Account debit, Account credit) {}

  private Accounts accounts(CsvRow row) {
    if (mapping.suspense().isEmpty()) {
      return byRule(row);
    }
    try {
      Accounts accounts = byRule(row);
      check.requireKnown(accounts.debit());
      check.requireKnown(accounts.credit());
      return accounts;
    } catch (Unreadable | ProblemException e) {
      inSuspense++;
      return new Accounts(mapping.suspense().get().debit(), mapping.suspense().get().credit());
    }
  }

  private Accounts byRule(CsvRow row) {
    for (PlacedRule placed : rules) {
      if (placed.when().entrySet().stream()
          .allMatch(one -> matches(row, one.getKey(), one.getValue()))) {
        return new Accounts(account(row, placed.debit()), account(row, placed.credit()));
      }
    }
    throw reject(
        row.line(), "", LEDGER_NO_ACCOUNT_RULE, "", "No rule of the mapping fits this line.");
  }

  private Account account(CsvRow row, PlacedAccount placed) {
    if (placed.places().stream().allMatch(place -> place == NOWHERE)) {
      return placed.pattern();
    }
    var values = new ArrayList<Code>(placed.pattern().values());
    for (int i = 0; i < values.size(); i++) {
      int place = placed.places().get(i);
      Dimension dimension = placed.pattern().kind().dimensions().get(i);
      if (place != NOWHERE) {
        values.set(i, at(row, place, text -> codes.find(dimension, text)));
      }
    }
    return new Account(placed.pattern().kind(), values);
  }

  @Override
  long inSuspense() {
    return inSuspense;
  }

  private static String joined(CsvRow row, List<Integer> places) {
    return String.join(
            ", ", places.stream().map(row::field).filter(text -> !text.isEmpty()).toList())
        .replaceAll("\\p{Cntrl}+", " ");
  }

  /** The row's own key, or the hash of all it says with how often it has come before. */
  private String keyOf(CsvRow row) {
    if (!key.isEmpty()) {
      String own = joined(row, key);
      // References have as many characters as keys, and would not fit behind the word.
      boolean fits = own.length() <= EntryKey.LENGTH_MAX - PREFIX.length();
      return PREFIX + (fits ? own : hash(own));
    }
    // A line that is sent again from a file of rejects is the same as in the file it comes from.
    String content =
        String.join("\0", row.fields().stream().limit(ownColumns).map(String::strip).toList());
    String hash = hash(content);
    int before = seen.merge(hash, 1, Integer::sum);
    return PREFIX + hash + ":" + before;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  @Override
  void end(BulkJournal.EntrySink sink) {
    // Every row is complete in itself.
  }

  @Override
  int placeOf(String what) {
    return switch (what) {
      case "date" -> date;
      case "amount" -> amount == NOWHERE ? debit : amount;
      case "reference" -> reference;
      case "narrative" -> narrative.isEmpty() ? NOWHERE : narrative.get(0);
      case "key" -> key.isEmpty() ? NOWHERE : key.get(0);
      // Accounts come from the mapping.
      default -> NOWHERE;
    };
  }
}
