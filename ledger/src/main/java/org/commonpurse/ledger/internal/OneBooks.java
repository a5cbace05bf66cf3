package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.commonpurse.ledger.access.AccessKept;
import org.commonpurse.ledger.act.Acts;
import org.commonpurse.ledger.agreement.AgreementRegister;
import org.commonpurse.ledger.allocation.AllocationRegister;
import org.commonpurse.ledger.balance.Balances;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.carepackage.PackageRegister;
import org.commonpurse.ledger.due.DueRegister;
import org.commonpurse.ledger.exit.ExitRegister;
import org.commonpurse.ledger.forecast.ForecastRegister;
import org.commonpurse.ledger.fund.FundRegister;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Journal;
import org.commonpurse.ledger.measure.MeasureRegister;
import org.commonpurse.ledger.period.PeriodControl;
import org.commonpurse.ledger.proposal.ProposalRegister;
import org.commonpurse.ledger.redaction.RedactionRegister;
import org.commonpurse.ledger.rule.RuleBook;
import org.commonpurse.ledger.seal.Chains;
import org.commonpurse.ledger.seal.Seals;

/** The books in one transaction. */
final class OneBooks implements Writing {

  // The last link known: an event follows the entry that it names.
  private static final String LAST_EVENT =
      "SELECT number, after_entry, seal FROM event"
          + " WHERE fund = ? AND after_entry <= ? AND COALESCE(adopted_at, recorded_at) <= ?"
          + " ORDER BY number DESC LIMIT 1";

  private static final HexFormat HEX = HexFormat.of();

  private final Transactions transaction;
  private final FundStore funds;
  private final JournalStore journal;
  private final BalanceStore balances;
  private final PeriodStore periods;
  private final RuleStore rules;
  private final AgreementStore agreements;
  private final AllocationStore allocations;
  private final ExitStore exits;
  private final DueStore dues;
  private final PackageStore packages;
  private final MeasureStore measures;
  private final ForecastStore forecasts;
  private final ProposalStore proposals;
  private final RedactionStore redactions;
  private final ActStore acts;
  private final Map<Record, Object> made = new HashMap<>();

  /**
   * The books in a transaction.
   *
   * @param closed  told of a fund one of whose periods is closed, before that is durable
   */
  OneBooks(Transactions transaction, FundStore shared, Consumer<FundCode> closed) {
    this.transaction = transaction;
    this.funds = new FundStore(transaction, shared);
    this.journal = new JournalStore(transaction, funds);
    this.balances = new BalanceStore(transaction, funds);
    this.periods = new PeriodStore(transaction, funds, balances, closed);
    this.rules = new RuleStore(transaction, funds);
    this.agreements = new AgreementStore(transaction, funds);
    this.allocations = new AllocationStore(transaction, funds);
    this.exits = new ExitStore(transaction, funds);
    this.dues = new DueStore(transaction, funds);
    this.packages = new PackageStore(transaction, funds);
    this.measures = new MeasureStore(transaction, funds);
    this.forecasts = new ForecastStore(transaction, funds);
    this.proposals = new ProposalStore(transaction, funds);
    this.redactions = new RedactionStore(transaction, funds);
    this.acts = new ActStore(transaction, funds);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R extends Record, T> T madeOf(R record, Function<R, T> making) {
    var found = made.get(record);
    if (found == null) {
      found = making.apply(record);
      made.put(record, found);
    }
    return (T) found;
  }

  @Override
  public View view() {
    return transaction.view();
  }

  @Override
  public Instant now() {
    return transaction.now();
  }

  @Override
  public Stamp stamp(FundCode fund) {
    FundState state = funds.renewedState(fund);
    return transaction.read(connection -> stamp(connection, state));
  }

  private Stamp stamp(Connection connection, FundState state) throws SQLException {
    Dialect dialect = transaction.dialect();
    JournalHead head = JournalHead.read(connection, dialect.head(), state.id());
    View view = view();
    if (view.asKnown().isEmpty()) {
      return new Stamp(
          state.code(), view, head.sequence(), head.events(), HEX.formatHex(head.seal()));
    }
    long sequence =
        new SumFinder(connection, dialect, state.id(), head).lastKnownAt(view.asKnown().get());
    String seal =
        sequence == 0
            ? Seals.START
            : new EntryReader(connection, state, head).read(sequence).seal();
    long events = 0;
    try (PreparedStatement statement = connection.prepareStatement(LAST_EVENT)) {
      statement.setLong(1, state.id());
      statement.setLong(2, sequence);
      statement.setLong(3, Seals.micros(view.asKnown().get()));
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          events = row.getLong(1);
          seal = row.getLong(2) == sequence ? HEX.formatHex(row.getBytes(3)) : seal;
        }
      }
    }
    return new Stamp(state.code(), view, sequence, events, seal);
  }

  @Override
  public FundRegister funds() {
    return funds;
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public Balances balances() {
    return balances;
  }

  @Override
  public PeriodControl periods() {
    return periods;
  }

  @Override
  public RuleBook rules() {
    return rules;
  }

  @Override
  public AgreementRegister agreements() {
    return agreements;
  }

  @Override
  public AllocationRegister allocations() {
    return allocations;
  }

  @Override
  public ExitRegister exits() {
    return exits;
  }

  @Override
  public DueRegister dues() {
    return dues;
  }

  @Override
  public PackageRegister packages() {
    return packages;
  }

  @Override
  public MeasureRegister measures() {
    return measures;
  }

  @Override
  public ForecastRegister forecasts() {
    return forecasts;
  }

  @Override
  public ProposalRegister proposals() {
    return proposals;
  }

  @Override
  public AccessKept access() {
    return transaction.write(
        connection -> AccessRows.kept(connection, transaction, transaction.dialect().accessKept()));
  }

  @Override
  public Acts acts() {
    return acts;
  }

  @Override
  public RedactionRegister redactions() {
    return redactions;
  }

  @Override
  public Chains chains() {
    return journal;
  }
}
