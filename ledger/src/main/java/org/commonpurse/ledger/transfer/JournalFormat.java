package org.commonpurse.ledger.transfer;

import static org.commonpurse.ledger.money.Amounts.plain;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.seal.ChainEvent;

/** How one program wants to read a journal. */
abstract class JournalFormat {

  final Fund fund;
  final String currency;

  JournalFormat(Fund fund) {
    this.fund = fund;
    this.currency = fund.currency().getCurrencyCode();
  }

  static JournalFormat of(ExportFormat format, Fund fund) {
    return switch (format) {
      case CSV -> new Csv(fund);
      case JSONL -> new Jsonl(fund);
      case HLEDGER, LEDGER -> new PlainText(fund);
      case BEANCOUNT -> new Beancount(fund);
    };
  }

  /** What stands before the first entry. */
  abstract String beginning();

  /** One entry, with the end of its last line. */
  abstract String entry(RecordedEntry recorded);

  /** One event of the chain, for those who read more than entries; else empty. */
  String event(ChainEvent event) {
    return "";
  }

  /** What stands after the last link, for those who can tell it from an entry; else empty. */
  String end(ChainEnd end) {
    return "";
  }

  private static final class Jsonl extends JournalFormat {
    Jsonl(Fund fund) {
      super(fund);
    }

    @Override
    String beginning() {
      return "";
    }

    @Override
    String entry(RecordedEntry recorded) {
      return JsonLines.write(recorded) + "\n";
    }

    @Override
    String event(ChainEvent event) {
      return JsonLines.write(event) + "\n";
    }

    @Override
    String end(ChainEnd end) {
      return JsonLines.write(end) + "\n";
    }
  }

  /** One posting a line; the first columns are those that an import understands. */
  private static final class Csv extends JournalFormat {
    Csv(Fund fund) {
      super(fund);
    }

    @Override
    String beginning() {
      return "key,book,effectiveOn,kind,narrative,reference,account,amount,sequence,line,period,"
          + "submittedOn,approvedBy,minute,reverses,actor,recordedAt,seal\n";
    }

    @Override
    String entry(RecordedEntry recorded) {
      JournalEntry entry = recorded.entry();
      var text = new StringBuilder();
      int line = 1;
      for (Posting posting : entry.postings()) {
        field(text, recorded.key().value()).append(',');
        text.append(entry.book().name()).append(',');
        text.append(entry.effectiveOn()).append(',');
        text.append(entry.kind()).append(',');
        field(text, entry.narrative()).append(',');
        field(text, entry.reference()).append(',');
        text.append(posting.account().path()).append(',');
        text.append(plain(posting.pence())).append(',');
        text.append(recorded.sequence()).append(',');
        text.append(line++).append(',');
        text.append(entry.period()).append(',');
        text.append(recorded.submittedOn().map(Object::toString).orElse("")).append(',');
        field(text, entry.approval().map(approval -> approval.by().name()).orElse("")).append(',');
        field(text, entry.approval().map(approval -> approval.minute()).orElse("")).append(',');
        text.append(recorded.reverses().map(Object::toString).orElse("")).append(',');
        field(text, recorded.by().name()).append(',');
        text.append(recorded.recordedAt()).append(',');
        text.append(recorded.seal()).append('\n');
      }
      return text.toString();
    }

    private static StringBuilder field(StringBuilder text, String value) {
      return text.append('"').append(value.replace("\"", "\"\"")).append('"');
    }
  }

  /** What hledger and Ledger have in common. */
  private static final class PlainText extends JournalFormat {
    PlainText(Fund fund) {
      super(fund);
    }

    @Override
    String beginning() {
      return "; The journal of fund " + fund.code() + ", by Commonpurse.\n\n";
    }

    @Override
    String entry(RecordedEntry recorded) {
      JournalEntry entry = recorded.entry();
      var text = new StringBuilder();
      text.append(entry.effectiveOn())
          .append(" * (")
          .append(recorded.sequence())
          .append(") ")
          .append(plainText(entry.narrative()))
          .append('\n');
      if (!entry.reference().isEmpty()) {
        text.append("    ; reference ").append(plainText(entry.reference())).append('\n');
      }
      for (Posting posting : entry.postings()) {
        text.append("    ")
            .append(entry.book().name().toLowerCase(Locale.ROOT))
            .append(':')
            .append(posting.account().path())
            .append("  ")
            .append(currency)
            .append(' ')
            .append(plain(posting.pence()))
            .append('\n');
      }
      return text.append('\n').toString();
    }

    /** Without what these programs take for comments, tags or dates. */
    private static String plainText(String text) {
      return text.replace(';', ',')
          .replace('[', '(')
          .replace(']', ')')
          .replace(':', '.')
          .replace('|', '/')
          .replace("  ", " ");
    }
  }

  private static final class Beancount extends JournalFormat {
    private final Set<String> opened = new HashSet<>();

    Beancount(Fund fund) {
      super(fund);
    }

    @Override
    String beginning() {
      return "option \"title\" "
          + quoted(fund.name())
          + "\noption \"operating_currency\" \""
          + currency
          + "\"\n\n";
    }

    @Override
    String entry(RecordedEntry recorded) {
      JournalEntry entry = recorded.entry();
      var text = new StringBuilder();
      for (Posting posting : entry.postings()) {
        String account = name(entry.book(), posting.account());
        if (opened.add(account)) {
          // Beancount wants an account opened, on a day before its first posting.
          text.append(fund.opensOn()).append(" open ").append(account);
          text.append(' ').append(currency).append('\n');
        }
      }
      text.append(entry.effectiveOn()).append(" * ").append(quoted(entry.narrative()));
      text.append("\n  sequence: ").append(recorded.sequence());
      if (!entry.reference().isEmpty()) {
        text.append("\n  reference: ").append(quoted(entry.reference()));
      }
      text.append('\n');
      for (Posting posting : entry.postings()) {
        text.append("  ")
            .append(name(entry.book(), posting.account()))
            .append("  ")
            .append(plain(posting.pence()))
            .append(' ')
            .append(currency)
            .append('\n');
      }
      return text.append('\n').toString();
    }

    private static String name(Book book, Account account) {
      var name = new StringBuilder(root(account));
      name.append(':').append(capital(book.name().toLowerCase(Locale.ROOT)));
      name.append(':').append(capital(account.kind().word()));
      for (Code value : account.values()) {
        name.append(':').append(capital(value.value()));
      }
      return name.toString();
    }

    private static String root(Account account) {
      return switch (account.kind()) {
        case BANK, RECEIVABLE, RECOVERABLE_VAT, SAVING -> "Assets";
        case PAYABLE, ADVANCE, BURDEN -> "Liabilities";
        case CONTRIBUTION, CLIENT_CHARGE, INTEREST, OTHER_INCOME, RISK_SHARE, SHARING -> "Income";
        case SPEND, IRRECOVERABLE_VAT, FORECAST -> "Expenses";
        case SURPLUS, UNDECIDED, RESERVE, MEASURE -> "Equity";
      };
    }

    private static String capital(String word) {
      return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String quoted(String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  }
}
