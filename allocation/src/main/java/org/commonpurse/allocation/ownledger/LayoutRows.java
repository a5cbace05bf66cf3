package org.commonpurse.allocation.ownledger;

import static org.commonpurse.allocation.problem.OwnLedgerProblem.OWN_LEDGER_ACCOUNT_UNMAPPED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.ownledger.LayoutColumn.BookWord;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;

/**
 * Writes lines as a layout wants them, a text for each column.
 *
 * @param fund  whose books they are of
 * @param partner  whose ledger they are for
 * @param said  what of an entry's words is shown
 */
record LayoutRows(LedgerLayout layout, Fund fund, Partner partner, LedgerFile.SaidOfEntries said) {

  /** No refusal names more accounts than this. */
  private static final int NAMED_MAX = 10;

  /**
   * The lines of entries.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code OWN_LEDGER_ACCOUNT_UNMAPPED}
   */
  List<List<String>> ofEntries(List<MirroredEntry> entries) {
    var unmapped = new LinkedHashMap<String, Long>();
    var rows = new ArrayList<List<String>>();
    for (var entry : entries) {
      for (var line : entry.lines()) {
        var rule = layout.accounts().stream().filter(each -> each.fits(line)).findFirst();
        rule.ifPresentOrElse(
            fits -> rows.add(row(new JournalLine(entry, line, fits.codes()))),
            () -> unmapped.putIfAbsent(line.standsOn(), entry.recorded().sequence()));
      }
    }
    requireMapped(unmapped);
    return rows;
  }

  /** The lines of dues. */
  List<List<String>> ofDues(List<Due> dues) {
    return dues.stream().map(due -> row(new DueLine(due))).toList();
  }

  private List<String> row(WrittenLine line) {
    return layout.columns().stream().map(column -> column.text(line)).toList();
  }

  private void requireMapped(Map<String, Long> unmapped) {
    if (unmapped.isEmpty()) {
      return;
    }
    var named =
        unmapped.entrySet().stream()
            .limit(NAMED_MAX)
            .map(each -> each.getKey() + " (entry " + each.getValue() + ")")
            .toList();
    int more = unmapped.size() - named.size();
    throw OWN_LEDGER_ACCOUNT_UNMAPPED
        .because(
            "No rule of the layout %s fits %s%s. Add rules under accounts: of for accounts, otherSide for the other side; nothing was written."
                .formatted(
                    layout.name(),
                    String.join(", ", named),
                    more == 0 ? "" : " and " + more + " more"),
            "layout",
            layout.name(),
            "accounts",
            List.copyOf(unmapped.keySet()))
        .toException();
  }

  /** A line of an entry, whose codes a rule gave. */
  private final class JournalLine implements WrittenLine {

    private final MirroredEntry mirrored;
    private final MirroredLine line;
    private final Map<String, String> codes;

    JournalLine(MirroredEntry mirrored, MirroredLine line, Map<String, String> codes) {
      this.mirrored = mirrored;
      this.line = line;
      this.codes = codes;
    }

    @Override
    public LocalDate countsOn() {
      return mirrored.recorded().entry().effectiveOn();
    }

    @Override
    public LocalDate dueOn() {
      return countsOn();
    }

    @Override
    public String word(BookWord word) {
      var recorded = mirrored.recorded();
      return switch (word) {
        case NARRATIVE -> said.of(recorded, recorded.entry().narrative());
        case REFERENCE -> said.of(recorded, recorded.entry().reference());
        case ENTRY -> Long.toString(recorded.sequence());
        case SEAL -> recorded.seal();
        case KIND -> recorded.entry().kind().value();
        case ACCOUNT -> line instanceof MirroredLine.OnAccount own ? own.account().path() : "";
        default -> common(word);
      };
    }

    @Override
    public String code(String name) {
      return codes.getOrDefault(name, "");
    }

    @Override
    public long pence() {
      return line.pence();
    }
  }

  /** An open due, whose amount is above zero on either side. */
  private final class DueLine implements WrittenLine {

    private final Due due;

    DueLine(Due due) {
      this.due = due;
    }

    @Override
    public LocalDate countsOn() {
      return due.since();
    }

    @Override
    public LocalDate dueOn() {
      return due.dueOn();
    }

    @Override
    public String word(BookWord word) {
      return switch (word) {
        case NARRATIVE -> due.narrative();
        case REFERENCE -> due.reference();
        case ENTRY -> Long.toString(due.entry());
        case CLAUSE -> due.origin().map(origin -> origin.clause().value()).orElse("");
        default -> common(word);
      };
    }

    @Override
    public String code(String name) {
      return "";
    }

    @Override
    public long pence() {
      return Math.absExact(due.openPence());
    }
  }

  /** Words that are the same on every line; empty for those of lines. */
  private String common(BookWord word) {
    return switch (word) {
      case PARTNER -> partner.code().value();
      case PARTNER_NAME -> partner.name();
      case FUND -> fund.code().value();
      case FUND_NAME -> fund.name();
      case CURRENCY -> fund.currency().getCurrencyCode();
      default -> "";
    };
  }
}
