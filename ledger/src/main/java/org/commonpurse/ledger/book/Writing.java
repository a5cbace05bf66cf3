package org.commonpurse.ledger.book;

import java.time.Instant;
import org.commonpurse.ledger.access.AccessKept;
import org.commonpurse.ledger.act.Acts;
import org.commonpurse.ledger.agreement.AgreementRegister;
import org.commonpurse.ledger.allocation.AllocationRegister;
import org.commonpurse.ledger.carepackage.PackageRegister;
import org.commonpurse.ledger.due.DueRegister;
import org.commonpurse.ledger.exit.ExitRegister;
import org.commonpurse.ledger.forecast.ForecastRegister;
import org.commonpurse.ledger.fund.FundRegister;
import org.commonpurse.ledger.journal.Journal;
import org.commonpurse.ledger.measure.MeasureRegister;
import org.commonpurse.ledger.period.PeriodControl;
import org.commonpurse.ledger.proposal.ProposalRegister;
import org.commonpurse.ledger.redaction.RedactionRegister;
import org.commonpurse.ledger.rule.RuleBook;

/**
 * The books in the hands of one act: what it reads stays as it is until it ends, and it reads what it
 * has recorded itself. All that it records becomes durable together, or none of it does.
 */
public interface Writing extends Snapshot {

  @Override
  FundRegister funds();

  @Override
  Journal journal();

  @Override
  PeriodControl periods();

  @Override
  RuleBook rules();

  @Override
  AgreementRegister agreements();

  @Override
  AllocationRegister allocations();

  /** The present moment, as the ledger's clock tells it. */
  Instant now();

  @Override
  ExitRegister exits();

  @Override
  DueRegister dues();

  @Override
  PackageRegister packages();

  @Override
  MeasureRegister measures();

  @Override
  ForecastRegister forecasts();

  @Override
  ProposalRegister proposals();

  @Override
  RedactionRegister redactions();

  /** Keys and roles, which nobody changes from now on until the act ends. */
  AccessKept access();

  /** The acts that were carried out under a key. */
  Acts acts();
}
