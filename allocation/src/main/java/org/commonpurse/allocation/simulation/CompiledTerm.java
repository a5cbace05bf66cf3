package org.commonpurse.allocation.simulation;

import java.util.List;

/** A term of an agreement in a form that runs fast on amounts of 0 or more; it gives exactly what the term gives. */
sealed interface CompiledTerm {

  /**
   * Shares an amount out.
   *
   * @param over  the amount in pence over {@code under}, 0 or more
   * @param run  what the term may read, and change
   * @param into  to which parts are added
   */
  void allocate(long over, long under, CompiledRun run, CompiledRow into);

  /** By fixed weights. */
  record ByWeights(long[] weights, long total) implements CompiledTerm {
    @Override
    public void allocate(long over, long under, CompiledRun run, CompiledRow into) {
      long denominator = Math.multiplyExact(under, total);
      for (int i = 0; i < weights.length; i++) {
        if (weights[i] != 0) {
          into.add(i, Math.multiplyExact(over, weights[i]), denominator);
        }
      }
    }
  }

  /** All to one partner. */
  record ToOne(int partner) implements CompiledTerm {
    @Override
    public void allocate(long over, long under, CompiledRun run, CompiledRow into) {
      into.add(partner, over, under);
    }
  }

  /** To nobody. */
  record ToNobody() implements CompiledTerm {
    @Override
    public void allocate(long over, long under, CompiledRun run, CompiledRow into) {
      into.addUnallocated(over, under);
    }
  }

  /** Where it fell. */
  record WhereItFell() implements CompiledTerm {
    @Override
    public void allocate(long over, long under, CompiledRun run, CompiledRow into) {
      if (over == 0) {
        return;
      }
      boolean isWhole = over == Math.multiplyExact(run.amount, under);
      for (int i = 0; i < run.fell.length; i++) {
        if (run.fell[i] != 0) {
          into.add(
              i,
              isWhole ? run.fell[i] : Math.multiplyExact(over, run.fell[i]),
              isWhole ? 1 : Math.multiplyExact(under, run.amount));
        }
      }
    }
  }

  /**
   * In layers.
   *
   * @param edges  where each ends, in pence; the last is {@link Long#MAX_VALUE} where it is open
   */
  record InLayers(long[] edges, List<CompiledTerm> terms) implements CompiledTerm {
    @Override
    public void allocate(long over, long under, CompiledRun run, CompiledRow into) {
      long from = 0;
      for (int i = 0; i < edges.length && from < over; i++) {
        boolean isOpen = edges[i] == Long.MAX_VALUE;
        long edge = isOpen ? over : Math.max(from, Math.multiplyExact(edges[i], under));
        long to = Math.min(over, edge);
        if (to > from) {
          terms.get(i).allocate(to - from, under, run, into);
        }
        from = to;
      }
      into.addUnallocated(over - from, under);
    }
  }

  /** What one leaves goes on to the next. */
  record InTurn(List<CompiledTerm> terms, CompiledRow step) implements CompiledTerm {
    @Override
    public void allocate(long over, long under, CompiledRun run, CompiledRow into) {
      long left = over;
      long denominator = under;
      for (int i = 0; i < terms.size(); i++) {
        step.clear();
        terms.get(i).allocate(left, denominator, run, step);
        left = step.unallocated();
        denominator = step.under();
        step.addUnallocated(-left, denominator);
        into.addAll(step);
      }
      into.addUnallocated(left, denominator);
    }
  }

  /** A part of it, and the rest. */
  record InPart(long rateOver, long rateUnder, CompiledTerm part, CompiledTerm rest)
      implements CompiledTerm {
    @Override
    public void allocate(long over, long under, CompiledRun run, CompiledRow into) {
      long denominator = Math.multiplyExact(under, rateUnder);
      part.allocate(Math.multiplyExact(over, rateOver), denominator, run, into);
      rest.allocate(Math.multiplyExact(over, rateUnder - rateOver), denominator, run, into);
    }
  }

  /** Repays an investment first. */
  record RepaidFirst(int to, int investment, CompiledTerm rest) implements CompiledTerm {
    @Override
    public void allocate(long over, long under, CompiledRun run, CompiledRow into) {
      long due = run.isBenefit ? Math.max(0, run.due(investment, under)) : 0;
      long repaid = Math.min(over, due);
      if (repaid > 0) {
        into.add(to, repaid, under);
        run.repay(investment, repaid, under);
      }
      rest.allocate(over - repaid, under, run, into);
    }
  }

  /**
   * Within limits.
   *
   * @param limits  by partner, in pence; {@link Long#MAX_VALUE} where there is none
   * @param marks  by partner, which of the terms that may bind it is
   * @param excess  where the excess goes; redistributed where it is empty
   */
  record WithinLimits(
      CompiledTerm term, long[] limits, int[] marks, List<CompiledTerm> excess, CompiledRow first)
      implements CompiledTerm {

    @Override
    public void allocate(long over, long under, CompiledRun run, CompiledRow into) {
      first.clear();
      term.allocate(over, under, run, first);
      long denominator = first.under();
      long beyond = 0;
      boolean[] isFull = new boolean[limits.length];
      for (int i = 0; i < limits.length; i++) {
        if (limits[i] != Long.MAX_VALUE) {
          long more = first.over(i) - Math.multiplyExact(limits[i], denominator);
          if (more > 0) {
            beyond = Math.addExact(beyond, more);
            isFull[i] = true;
            run.bound[marks[i]] = true;
          }
        }
      }
      if (beyond == 0) {
        into.addAll(first);
      } else if (excess.isEmpty()) {
        redistribute(isFull, into);
      } else {
        keep(isFull, into);
        into.addUnallocated(first.unallocated(), denominator);
        excess.get(0).allocate(beyond, denominator, run, into);
      }
    }

    private void keep(boolean[] isFull, CompiledRow into) {
      for (int i = 0; i < limits.length; i++) {
        into.add(i, isFull[i] ? limits[i] : first.over(i), isFull[i] ? 1 : first.under());
      }
    }

    /** All who still have room have their first parts times one number; each round fills somebody. */
    private void redistribute(boolean[] isFull, CompiledRow into) {
      long under = first.under();
      long open = 0;
      long left = 0;
      boolean isChanged = true;
      while (isChanged) {
        open = 0;
        left = 0;
        for (int i = 0; i < limits.length; i++) {
          left = Math.addExact(left, first.over(i));
          left -= isFull[i] ? limits[i] * under : 0;
          open = Math.addExact(open, isFull[i] ? 0 : first.over(i));
        }
        isChanged = false;
        for (int i = 0; open != 0 && i < limits.length; i++) {
          if (!isFull[i]
              && limits[i] != Long.MAX_VALUE
              && isAbove(first.over(i), left, Math.multiplyExact(limits[i], under), open)) {
            isFull[i] = true;
            isChanged = true;
          }
        }
      }
      for (int i = 0; i < limits.length; i++) {
        if (isFull[i]) {
          into.add(i, limits[i], 1);
        } else if (first.over(i) != 0) {
          into.stretch(i, first.over(i), left, Math.multiplyExact(open, under));
        }
      }
      into.addUnallocated(first.unallocated(), under);
      if (open == 0) {
        into.addUnallocated(left, under);
      }
    }

    /** Whether one product of numbers of 0 or more is above another. */
    private static boolean isAbove(long a, long b, long c, long d) {
      long high = Math.multiplyHigh(a, b);
      long otherHigh = Math.multiplyHigh(c, d);
      return high != otherHigh ? high > otherHigh : Long.compareUnsigned(a * b, c * d) > 0;
    }
  }
}
