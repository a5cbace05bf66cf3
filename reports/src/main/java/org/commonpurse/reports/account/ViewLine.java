package org.commonpurse.reports.account;

import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.PoolYear;

/** A line of the fund's account that is seen gross, as an own share and as agent. Its amount is positive as named. */
public enum ViewLine {
  PAID_IN("Paid in by partners", Part.MOVED, 1, pool -> pool.income().paidInPence()),
  OTHER("Other income", Part.MOVED, 1, pool -> pool.income().otherPence()),
  CHARGED(
      "Charged to partners by clauses", Part.MOVED, 1, pool -> pool.poolCharges().chargedPence()),
  SHARED("Paid by partners as sharing", Part.MOVED, 1, pool -> pool.sharing().chargedPence()),
  SPENT("spent", Part.MOVED, -1, pool -> pool.spending().plan().spentPence()),
  CREDITED(
      "credited to partners by clauses",
      Part.MOVED,
      -1,
      pool -> pool.poolCharges().creditedPence()),
  PASSED_ON(
      "passed to partners as sharing", Part.MOVED, -1, pool -> pool.sharing().creditedPence()),
  BANK("Held at the bank", Part.HELD, 1, pool -> pool.closing().assets().bankPence()),
  DEBTORS(
      "Debtors: due from partners, less due to them, and VAT due from HMRC",
      Part.HELD,
      1,
      pool ->
          Math.addExact(
              pool.closing().assets().receivablePence(),
              pool.closing().assets().recoverableVatPence())),
  CREDITORS(
      "creditors, due to providers", Part.HELD, -1, pool -> pool.closing().assets().payablePence());

  /** To which sum a line belongs. */
  public enum Part {
    /** The net surplus of the year. */
    MOVED,
    /** The net assets at its end. */
    HELD
  }

  private final String name;
  private final Part part;
  private final int sign;
  private final ToLongFunction<PoolYear> gross;

  ViewLine(String name, Part part, int sign, ToLongFunction<PoolYear> gross) {
    this.name = name;
    this.part = part;
    this.sign = sign;
    this.gross = gross;
  }

  /** What it is called, and that it is taken off where it is. */
  public String words() {
    return sign < 0 ? "Less: " + name : name;
  }

  /** To which sum it belongs. */
  public Part part() {
    return part;
  }

  /** 1 where it adds to the sum, -1 where it is taken off. */
  public int sign() {
    return sign;
  }

  /** What it comes to for the whole fund, in pence. */
  public long grossPence(PoolYear pool) {
    return gross.applyAsLong(pool);
  }
}
