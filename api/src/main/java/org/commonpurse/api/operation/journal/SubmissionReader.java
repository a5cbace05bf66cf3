package org.commonpurse.api.operation.journal;

import static org.commonpurse.api.problem.RequestProblem.ENTRY_SIDE_UNCLEAR;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_AMOUNT_OUT_OF_RANGE;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_ENTRY_UNBALANCED;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_POSTINGS_COUNT;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_SUM_OVERFLOW;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.input.EntryKeys;
import org.commonpurse.api.operation.input.SourceLocations;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;

/** Reads entries on their way to a fund's journal, or says what is wrong with them and where. */
final class SubmissionReader {

  private static final Set<ProblemType> OF_ALL_POSTINGS =
      Set.of(LEDGER_POSTINGS_COUNT, LEDGER_ENTRY_UNBALANCED, LEDGER_SUM_OVERFLOW);

  private final Fund fund;

  private final Actor by;

  /**
   * Reads entries of a fund.
   *
   * @param by  who is responsible for them
   */
  public SubmissionReader(Fund fund, Actor by) {
    this.fund = fund;
    this.by = by;
  }

  /**
   * One entry.
   *
   * @param document  what {@code entry.schema.json} describes
   * @param header  the key that came beside the document; the document may repeat it
   * @throws org.commonpurse.ledger.problem.ProblemException with the code, the place and the value of
   *     what is wrong; {@code ENTRY_KEY_MISSING} if there is no key
   */
  public Submission one(Document document, Optional<EntryKey> header) {
    document.requireValid(Schema.ENTRY);
    var root = document.root();
    var inside =
        root.get("key")
            .optionalText()
            .map(text -> SourceLocations.at(root.get("key"), text, EntryKeys::of));
    var key = header.or(() -> inside).orElseThrow(EntryKeys::missing);
    if (inside.isPresent() && !inside.get().equals(key)) {
      throw EntryKeys.differ(key, inside.get());
    }
    return new Submission(entry(root), key, by, true);
  }

  /**
   * Several entries, each with its key.
   *
   * @param document  what {@code entries.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #one}
   */
  public List<Submission> many(Document document) {
    document.requireValid(Schema.ENTRIES);
    var submissions = new ArrayList<Submission>();
    for (var item : document.root().get("entries").items()) {
      var key = SourceLocations.at(item.get("key"), item.get("key").text(), EntryKeys::of);
      submissions.add(new Submission(entry(item), key, by, true));
    }
    return List.copyOf(submissions);
  }

  /**
   * The taking back of an entry.
   *
   * @param document  what {@code reversal.schema.json} describes
   * @param sequence  the entry to take back
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #one}
   */
  public Reversal reversal(Document document, long sequence, EntryKey key) {
    document.requireValid(Schema.REVERSAL);
    var root = document.root();
    var part =
        root.get("postings").items().stream().map(item -> posting(item, fund.currency())).toList();
    return new Reversal(
        fund.code(),
        sequence,
        day(root.get("effectiveOn")),
        root.get("narrative").text(),
        part.isEmpty() ? Optional.empty() : Optional.of(part),
        key,
        by);
  }

  private JournalEntry entry(Field field) {
    SourceLocations.requireCurrency(field.get("currency"), fund);
    var postings = new ArrayList<Posting>();
    for (var item : field.get("postings").items()) {
      postings.add(posting(item, fund.currency()));
    }
    var book = Book.valueOf(field.get("book").text().toUpperCase(Locale.ROOT));
    var effectiveOn = day(field.get("effectiveOn"));
    var kind =
        field.has("kind")
            ? SourceLocations.at(field.get("kind"), field.get("kind").text(), EntryKind::of)
            : JournalEntry.GENERAL;
    var approval =
        field.has("approval")
            ? Optional.of(approval(field.get("approval")))
            : Optional.<Approval>empty();
    try {
      return new JournalEntry(
          fund.code(),
          book,
          effectiveOn,
          field.get("narrative").text(),
          field.get("reference").text(),
          postings,
          kind,
          approval,
          field.get("yearEnd").isTrue());
    } catch (ProblemException e) {
      throw placed(field, e);
    }
  }

  /**
   * What the posting gives; a refusal names the place of what is wrong in the document.
   *
   * @param document  the document of one entry, or of several
   */
  static <T> T placed(Document document, Supplier<T> posting) {
    try {
      return posting.get();
    } catch (ProblemException e) {
      throw placed(document, e);
    }
  }

  /**
   * A refusal of an entry, with the place of the field that it speaks of.
   *
   * @param document  the document of one entry, or of several
   * @param refusal  what the journal refused; its field {@code index} says which of several
   */
  private static ProblemException placed(Document document, ProblemException refusal) {
    var root = document.root();
    var index = refusal.fields().get("index");
    return placed(
        index == null ? root : root.get("entries").items().get(Integer.parseInt(index)), refusal);
  }

  private static ProblemException placed(Field entry, ProblemException refusal) {
    if (refusal.fields().containsKey("line")) {
      return refusal;
    }
    return SourceLocations.refused(fieldOf(entry, refusal), refusal.problem());
  }

  /** The field of an entry that a refusal speaks of, or the entry where it is about all of it. */
  private static Field fieldOf(Field entry, ProblemException refusal) {
    var fields = refusal.fields();
    if (fields.containsKey("account")) {
      for (var posting : entry.get("postings").items()) {
        if (posting.get("account").text().equals(fields.get("account"))) {
          return refusal.type() == LEDGER_AMOUNT_OUT_OF_RANGE
              ? side(posting)
              : posting.get("account");
        }
      }
    }
    var name =
        fields.containsKey("effectiveOn")
            ? "effectiveOn"
            : OF_ALL_POSTINGS.contains(refusal.type())
                ? "postings"
                : fields.getOrDefault("field", "");
    return entry.has(name) ? entry.get(name) : entry;
  }

  /** A day, such as {@code 2023-04-30}. */
  private static LocalDate day(Field field) {
    return SourceLocations.at(field, field.text(), Days::parse);
  }

  private static Approval approval(Field field) {
    var approver = SourceLocations.at(field.get("by"), field.get("by").text(), Actor::new);
    return SourceLocations.at(
        field.get("minute"), field.get("minute").text(), minute -> new Approval(approver, minute));
  }

  private static Field side(Field posting) {
    return posting.get(posting.has("debit") ? "debit" : "credit");
  }

  private static Posting posting(Field field, CurrencyUnit currency) {
    var account =
        SourceLocations.at(field.get("account"), field.get("account").text(), Account::parse);
    if (field.has("debit") == field.has("credit")) {
      throw SourceLocations.refused(
          field,
          ENTRY_SIDE_UNCLEAR.because(
              "The posting to " + account + " needs either a debit or a credit, and not both.",
              "account",
              account));
    }
    var side = side(field);
    long pence = SourceLocations.at(side, side.text(), text -> Amounts.parsePence(text, currency));
    return SourceLocations.at(
        side,
        () ->
            side.key().equals("debit")
                ? Posting.debit(account, pence)
                : Posting.credit(account, pence));
  }
}
