package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_ENTRY_UNKNOWN;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_REVERSAL_OF_REVERSAL;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.EntryPage;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Journal;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.ChainVisitor;
import org.commonpurse.ledger.seal.Chains;

/** The journals of a transactions. */
public final class JournalStore implements Journal, Chains {

  /** So many entries are held in memory while a chain is followed. */
  private static final int PIECE_ENTRIES = 2_048;

  private final Transactions transactions;
  private final FundStore funds;
  private final EntryFinder finder;

  /** The journals reached by these transactions. */
  public JournalStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
    this.finder = new EntryFinder(transactions, funds);
  }

  @Override
  public Receipt post(Submission submission) {
    return transactions.post(List.of(prepare(submission))).get(0);
  }

  @Override
  public List<Receipt> postAll(List<Submission> submissions) {
    var prepared = new ArrayList<Prepared>(submissions.size());
    for (int i = 0; i < submissions.size(); i++) {
      try {
        prepared.add(prepare(submissions.get(i)));
      } catch (ProblemException e) {
        throw withIndex(e, i);
      }
    }
    return prepared.isEmpty() ? List.of() : transactions.post(prepared);
  }

  @Override
  public Receipt reverse(Reversal reversal) {
    FundState state = funds.renewedState(reversal.fund());
    RecordedEntry original = transactions.read(connection -> original(connection, state, reversal));
    JournalEntry entry = original.entry();
    var postings =
        reversal
            .part()
            .map(part -> part.stream().map(p -> new Posting(p.account(), -p.pence())).toList())
            .orElseGet(entry::negatedPostings);
    var opposite =
        new JournalEntry(
            entry.fund(),
            entry.book(),
            reversal.effectiveOn(),
            reversal.narrative(),
            entry.reference(),
            postings,
            JournalEntry.REVERSAL,
            Optional.empty(),
            false);
    var submission = new Submission(opposite, reversal.key(), reversal.by());
    return transactions
        .post(List.of(Prepared.of(state, submission, Optional.of(reversal.sequence()))))
        .get(0);
  }

  /**
   * An entry by its sequence.
   *
   * @throws ProblemException {@code LEDGER_ENTRY_UNKNOWN}
   */
  static RecordedEntry existing(
      Connection connection, FundState state, JournalHead head, long sequence) throws SQLException {
    if (sequence < 1 || sequence > head.sequence()) {
      throw LEDGER_ENTRY_UNKNOWN
          .because(
              "Fund " + state.code() + " has no entry " + sequence + ".",
              "fund",
              state.code(),
              "sequence",
              sequence)
          .toException();
    }
    return new EntryReader(connection, state, head).read(sequence);
  }

  private RecordedEntry original(Connection connection, FundState state, Reversal reversal)
      throws SQLException {
    JournalHead head = JournalHead.read(connection, transactions.dialect().head(), state.id());
    RecordedEntry original = existing(connection, state, head, reversal.sequence());
    if (original.reverses().isPresent()) {
      throw LEDGER_REVERSAL_OF_REVERSAL
          .because(
              "Entry "
                  + original.sequence()
                  + " takes back entry "
                  + original.reverses().get()
                  + " and is itself not taken back. Post the first again instead.",
              "fund",
              state.code(),
              "sequence",
              original.sequence())
          .toException();
    }
    return original;
  }

  /** Everything that can be done before it is our turn to write. */
  private Prepared prepare(Submission submission) {
    FundState state = funds.state(submission.entry().fund());
    try {
      return Prepared.of(state, submission, Optional.empty());
    } catch (ProblemException e) {
      // Another process may have added what we do not know.
      FundState renewed = funds.renewedState(submission.entry().fund());
      return Prepared.of(renewed, submission, Optional.empty());
    }
  }

  static ProblemException withIndex(ProblemException e, int index) {
    var fields = new LinkedHashMap<>(e.fields());
    fields.put("index", Integer.toString(index));
    Problem problem = e.problem();
    return new ProblemException(new Problem(problem.type(), problem.message(), fields), e);
  }

  @Override
  public EntryPage entries(EntryQuery query) {
    return finder.find(query);
  }

  /**
   * Follows the chain up to where it ends now, a piece at a time: what is committed stays as it is, so
   * pieces that are read one after another are of one state, and a slow visitor keeps nobody waiting. Only a
   * text may be taken out meanwhile; then it goes on to the event that says so, without which nothing would
   * prove what is left.
   */
  @Override
  public void follow(FundCode fund, ChainVisitor visitor) {
    FundState state = funds.renewedState(fund);
    JournalHead head = head(state);
    long entry = 0;
    long event = 0;
    boolean isLast = false;
    while (!isLast) {
      long upTo = Math.min(entry + PIECE_ENTRIES, head.sequence());
      isLast = upTo == head.sequence();
      var links =
          links(state, head, new EntryReader.Piece(entry, upTo, event, head.events(), isLast));
      links.visits.forEach(link -> link.accept(visitor));
      entry = upTo;
      event = Math.max(event, links.lastEvent);
      if (links.lastRedaction > head.events()) {
        head = head(state);
        isLast = false;
      }
    }
  }

  private JournalHead head(FundState state) {
    return transactions.read(
        connection -> JournalHead.read(connection, transactions.dialect().head(), state.id()));
  }

  private Links links(FundState state, JournalHead head, EntryReader.Piece piece) {
    return transactions.read(
        connection -> {
          // Gathered anew where the reading begins again, or a link would be told twice.
          var found = new Links();
          new EntryReader(connection, state, head).follow(piece, found);
          return found;
        });
  }

  /** The links of a piece, as they are to be visited. */
  private static final class Links implements EntryReader.ChainFollower {
    private final List<Consumer<ChainVisitor>> visits = new ArrayList<>();
    private long lastEvent;

    /** The number of the last event by which a text of these links was taken out. */
    private long lastRedaction;

    @Override
    public void entry(RecordedEntry entry, byte[] digest) {
      visits.add(visitor -> visitor.entry(entry));
      note(entry.proof());
    }

    private void note(TextProof proof) {
      proof.takenOut().ifPresent(left -> lastRedaction = Math.max(lastRedaction, left.event()));
    }

    @Override
    public void event(ChainEvent event) {
      visits.add(visitor -> visitor.event(event));
      lastEvent = event.number();
      note(event.proof());
    }
  }
}
