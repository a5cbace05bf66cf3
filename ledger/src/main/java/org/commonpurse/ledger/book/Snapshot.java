package org.commonpurse.ledger.book;

import java.util.function.Function;
import org.commonpurse.ledger.agreement.AgreementArchive;
import org.commonpurse.ledger.allocation.AllocationArchive;
import org.commonpurse.ledger.balance.Balances;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.carepackage.PackageArchive;
import org.commonpurse.ledger.due.DueArchive;
import org.commonpurse.ledger.exit.ExitArchive;
import org.commonpurse.ledger.forecast.ForecastArchive;
import org.commonpurse.ledger.fund.Funds;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Entries;
import org.commonpurse.ledger.measure.MeasureArchive;
import org.commonpurse.ledger.period.Periods;
import org.commonpurse.ledger.proposal.ProposalArchive;
import org.commonpurse.ledger.redaction.RedactionArchive;
import org.commonpurse.ledger.rule.Rules;
import org.commonpurse.ledger.seal.Chains;

/**
 * The books of all funds in one state. Whatever is read through it was recorded at the same moment,
 * and nothing that is recorded later shows.
 */
public interface Snapshot {

  /** The day and the moment that everything is read for. */
  View view();

  /**
   * The state that a fund is read in.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  Stamp stamp(FundCode fund);

  /** The funds, in the version known at the moment of the view. */
  Funds funds();

  /** The entries of all journals. */
  Entries journal();

  /** The balances of all funds. */
  Balances balances();

  /** How the periods of all funds stand, as known now, whatever the view. */
  Periods periods();

  /** The rules of all funds, as known now, whatever the view. */
  Rules rules();

  /** The agreements of all funds, word for word. */
  AgreementArchive agreements();

  /** The allocations of all funds, as they were recorded. */
  AllocationArchive allocations();

  /** The windings up of funds and the leavings of partners. */
  ExitArchive exits();

  /** What partners say of dues. */
  DueArchive dues();

  /** The packages of care of all funds. */
  PackageArchive packages();

  /** What all funds measure: their models, and the values observed and approved. */
  MeasureArchive measures();

  /** What was forecast for all funds. */
  ForecastArchive forecasts();

  /** What was proposed in all funds, and what was said to it. */
  ProposalArchive proposals();

  /** Which narratives were taken out of all funds. */
  RedactionArchive redactions();

  /** The chains of all funds. */
  Chains chains();

  /**
   * What is made out of a record that was read here, once however often it is asked for: a record never
   * changes, and to parse one takes longer than to read it.
   *
   * @param record  equal to another only if it is the same record
   * @param making  the same for all records of that class
   */
  <R extends Record, T> T madeOf(R record, Function<R, T> making);
}
