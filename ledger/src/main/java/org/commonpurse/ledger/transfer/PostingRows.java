package org.commonpurse.ledger.transfer;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_BOOK_UNKNOWN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonpurse.ledger.csv.CsvHeader;
import org.commonpurse.ledger.csv.CsvRow;
import org.commonpurse.ledger.csv.Dates;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.BulkJournal;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.money.AmountReader;
import org.jspecify.annotations.Nullable;

/** One posting a line: lines that follow each other with the same key make one entry. */
final class PostingRows extends RowReader {

  private static final List<String> DATE = List.of("effective_on", "date");

  private int key;
  private int book;
  private int date;
  private int kind;
  private int narrative;
  private int reference;
  private int account;
  private int amount;
  private int debit;
  private int credit;
  private int approver;
  private int minute;
  private @Nullable CsvRow first;
  private final List<Posting> postings = new ArrayList<>();

  /** The row of each posting. */
  private final List<CsvRow> rows = new ArrayList<>();

  /** What is wrong with the entry, told at its end with all of its rows. */
  private final List<ImportReject> wrong = new ArrayList<>();

  /** The accounts met so far, by path: few accounts have many postings. */
  private final Map<String, Account> accounts = new HashMap<>();

  PostingRows(ImportRequest request, Consumer<ImportReject> rejects) {
    super(request, rejects);
  }

  @Override
  boolean isHeader(CsvHeader candidate) {
    boolean oneAmount = candidate.find(List.of("amount")).isPresent();
    boolean twoAmounts =
        candidate.find(List.of("debit")).isPresent()
            && candidate.find(List.of("credit")).isPresent();
    return candidate.find(List.of("key")).isPresent()
        && candidate.find(DATE).isPresent()
        && candidate.find(List.of("account")).isPresent()
        && (oneAmount || twoAmounts);
  }

  @Override
  void begin(CsvHeader found) {
    key = place(found, List.of("key"));
    book = place(found, List.of("book"));
    date = place(found, DATE);
    kind = place(found, List.of("kind"));
    narrative = place(found, List.of("narrative", "description"));
    reference = place(found, List.of("reference"));
    account = place(found, List.of("account"));
    amount = place(found, List.of("amount"));
    debit = place(found, List.of("debit"));
    credit = place(found, List.of("credit"));
    approver = place(found, List.of("approved_by"));
    minute = place(found, List.of("minute"));
  }

  private static int place(CsvHeader header, List<String> names) {
    return header.find(names).orElse(NOWHERE);
  }

  @Override
  void take(CsvRow row, BulkJournal.EntrySink sink) {
    if (first == null || !first.field(key).equals(row.field(key))) {
      end(sink);
      first = row;
    }
    rows.add(row);
    try {
      Account to = accounts.get(row.field(account));
      if (to == null) {
        to = at(row, account, Account::parse);
        accounts.put(row.field(account), to);
      }
      Account known = to;
      if (amount == NOWHERE) {
        long pence = difference(row, debit, credit, AmountReader::readPence);
        count(Math.max(pence, 0));
        postings.add(of(account -> row.line(), () -> new Posting(known, pence)));
      } else {
        Posting posting = at(row, amount, text -> new Posting(known, AmountReader.readPence(text)));
        count(Math.max(posting.pence(), 0));
        postings.add(posting);
      }
    } catch (Unreadable e) {
      wrong.add(e.reject);
    }
  }

  @Override
  void end(BulkJournal.EntrySink sink) {
    CsvRow row = first;
    var lines = List.copyOf(rows);
    first = null;
    if (row != null && wrong.isEmpty()) {
      attempt(lines, () -> record(row, lines, sink));
    }
    wrong.forEach(reject -> refuse(reject.of(lines)));
    wrong.clear();
    rows.clear();
    postings.clear();
  }

  private void record(CsvRow row, List<CsvRow> lines, BulkJournal.EntrySink sink) {
    EntryKey entryKey = at(row, key, EntryKey::new);
    LocalDate day = at(row, date, Dates::read);
    Book entryBook = row.field(book).isEmpty() ? Book.ACTUAL : at(row, book, PostingRows::book);
    EntryKind entryKind =
        row.field(kind).isEmpty() ? JournalEntry.GENERAL : at(row, kind, EntryKind::of);
    Optional<Approval> approval =
        row.field(approver).isEmpty()
            ? Optional.empty()
            : Optional.of(
                at(row, minute, text -> new Approval(at(row, approver, Actor::new), text)));
    var origin = new Lines(List.copyOf(postings), lines);
    sink.take(
        origin,
        of(
            origin,
            () ->
                new Submission(
                    new JournalEntry(
                        request.fund(),
                        entryBook,
                        day,
                        row.field(narrative),
                        row.field(reference),
                        origin.postings(),
                        entryKind,
                        approval,
                        false),
                    entryKey,
                    request.by(),
                    true)));
  }

  @Override
  int placeOf(String what) {
    return switch (what) {
      case "account" -> account;
      case "date" -> date;
      case "amount" -> amount == NOWHERE ? debit : amount;
      case "key" -> key;
      case "reference" -> reference;
      case "narrative" -> narrative;
      default -> NOWHERE;
    };
  }

  /**
   * The lines of an entry.
   *
   * @param postings  its postings
   * @param rows  the row of each
   */
  private record Lines(List<Posting> postings, List<CsvRow> rows) implements Rows {

    @Override
    public long lineOf(String account) {
      for (int i = 0; i < rows.size(); i++) {
        if (postings.get(i).account().path().equals(account)) {
          return rows.get(i).line();
        }
      }
      return rows.get(0).line();
    }
  }

  private static Book book(String text) {
    for (Book one : Book.values()) {
      if (one.name().equals(text.toUpperCase(Locale.ROOT))) {
        return one;
      }
    }
    throw LEDGER_BOOK_UNKNOWN
        .because("\"" + text + "\" is not a book. Use PLAN, ACTUAL or IMPACT.")
        .toException();
  }
}
