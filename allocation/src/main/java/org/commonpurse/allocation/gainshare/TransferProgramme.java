package org.commonpurse.allocation.gainshare;

import static java.math.BigDecimal.ONE;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.commonpurse.ledger.exact.Exact;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * The linear programme of least transfers, around transfers that are known already.
 * <p>
 * For each partner and year there is what is received and what is paid more, or less, than in the
 * transfers known. The solver counts in binary fractions of some fifteen digits, which hold pounds of a
 * small council to the penny but not of a nation; so a first programme is in large units, and a second
 * one in pence around the first one's answer. What comes of either is only a proposal: whoever uses it
 * rounds it to whole pence and checks it exactly.
 */
final class TransferProgramme {

  private static final int DIGITS = 24;

  private static final long UNBOUNDED = Long.MAX_VALUE / 4;

  private final TransferQuestion question;
  private final Barred barred;
  private final Aim aim;
  private final long[][] known;
  private final BigDecimal unit;
  private final long reach;
  private final ExpressionsBasedModel model = new ExpressionsBasedModel();
  private final Variable[][] receive;
  private final Variable[][] pay;

  /**
   * Sets the programme up.
   *
   * @param known  transfers by partner and year around which to look
   * @param unit  the pence that the solver counts as one
   * @param reach  how far in pence a transfer may be from the one known
   */
  TransferProgramme(
      TransferQuestion question, Barred barred, Aim aim, long[][] known, long unit, long reach) {
    this.question = question;
    this.barred = barred;
    this.aim = aim;
    this.known = known;
    this.unit = BigDecimal.valueOf(unit);
    this.reach = reach;
    this.receive = new Variable[question.partners][question.years];
    this.pay = new Variable[question.partners][question.years];
    for (int year = 0; year < question.years; year++) {
      for (int partner = 0; partner < question.partners && question.isOpen(year); partner++) {
        addTransfer(partner, year);
      }
    }
    addBalances();
    for (int partner = 0; partner < question.partners; partner++) {
      for (int year = 0; year < question.years; year++) {
        if (question.asksUpTo(year)) {
          addNoDetriment(partner, year);
        }
      }
    }
    if (aim.mostMoved() < UNBOUNDED) {
      addNoMore(aim.mostMoved());
    }
  }

  private void addTransfer(int partner, int year) {
    long received = Math.max(known[partner][year], 0);
    long paid = Math.max(-known[partner][year], 0);
    long mostReceived = barred.receives(partner) ? 0 : reach;
    long mostPaid =
        barred.pays(partner) ? 0 : Math.min(question.most(partner), reach + paid) - paid;
    receive[partner][year] =
        variable("r", partner, year)
            .lower(units(-Math.min(received, reach)))
            .weight(BigDecimal.valueOf(aim.weight(year, question.years)));
    if (mostReceived < UNBOUNDED) {
      receive[partner][year].upper(units(mostReceived));
    }
    pay[partner][year] = variable("p", partner, year).lower(units(-Math.min(paid, reach)));
    if (mostPaid < UNBOUNDED) {
      pay[partner][year].upper(units(mostPaid));
    }
  }

  private Variable variable(String kind, int partner, int year) {
    return model.newVariable(named(kind, partner, year));
  }

  /** In each year as much is received as paid. */
  private void addBalances() {
    for (int year = 0; year < question.years; year++) {
      if (question.isOpen(year)) {
        long open = 0;
        for (int partner = 0; partner < question.partners; partner++) {
          open = Math.subtractExact(open, known[partner][year]);
        }
        var balance = model.newExpression("balance/" + year).level(units(open));
        for (int partner = 0; partner < question.partners; partner++) {
          balance.set(receive[partner][year], ONE).set(pay[partner][year], ONE.negate());
        }
      }
    }
  }

  /** A partner's gains up to a year, with transfers, are not below zero, or it is short of so much. */
  private void addNoDetriment(int partner, int upTo) {
    var needed = Exact.of(aim.margin()).minus(question.gain(partner, upTo));
    for (int year = 0; year <= upTo; year++) {
      needed = needed.minus(Exact.of(known[partner][year]).times(question.factor(year)));
    }
    boolean isOutOfReach =
        reach < UNBOUNDED && needed.compareTo(Exact.of(-2 * reach * question.years)) < 0;
    if (isOutOfReach) {
      return;
    }
    var gain = model.newExpression(named("w", partner, upTo)).lower(units(needed));
    for (int year = 0; year <= upTo; year++) {
      if (question.isOpen(year)) {
        addWorth(gain, partner, year);
      }
    }
    if (aim.leavesShort()) {
      gain.set(variable("u", partner, upTo).lower(BigDecimal.ZERO).weight(ONE), ONE);
    }
  }

  private void addWorth(Expression gain, int partner, int year) {
    var factor = question.factor(year).toDecimal(DIGITS);
    gain.set(receive[partner][year], factor).set(pay[partner][year], factor.negate());
  }

  private void addNoMore(long mostMoved) {
    long left = mostMoved;
    for (long[] of : known) {
      for (long each : of) {
        left = Math.subtractExact(left, Math.max(each, 0));
      }
    }
    var more = model.newExpression("moved").upper(units(left));
    for (int year = 0; year < question.years; year++) {
      for (int partner = 0; partner < question.partners && question.isOpen(year); partner++) {
        more.set(receive[partner][year], ONE);
      }
    }
  }

  private BigDecimal units(long pence) {
    return BigDecimal.valueOf(pence).divide(unit, MathContext.DECIMAL128);
  }

  private BigDecimal units(Exact pence) {
    return pence.toDecimal(DIGITS).divide(unit, MathContext.DECIMAL128);
  }

  /** What the solver proposes, or none if it finds that nothing holds to all that is asked. */
  Optional<ProposedTransfers> solve() {
    var result = model.minimise();
    if (!result.getState().isFeasible()) {
      return Optional.empty();
    }
    var proposed = new BigDecimal[question.partners][question.years];
    for (int partner = 0; partner < question.partners; partner++) {
      for (int year = 0; year < question.years; year++) {
        proposed[partner][year] = BigDecimal.valueOf(known[partner][year]);
        if (question.isOpen(year)) {
          var received = result.get(model.indexOf(receive[partner][year]));
          var more = received.subtract(result.get(model.indexOf(pay[partner][year])));
          proposed[partner][year] = proposed[partner][year].add(more.multiply(unit));
        }
      }
    }
    return Optional.of(new ProposedTransfers(proposed));
  }

  private static String named(String kind, int partner, int year) {
    return kind + partner + "/" + year;
  }
}
