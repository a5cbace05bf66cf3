package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.commonpurse.allocation.agreement.Level;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.ledger.id.FundCode;

/**
 * Puts lines, or what is of lines, together by scheme, stream or line.
 *
 * @param own  the fund of the outturn
 */
record LineGroups(FundCode own) {

  /** What a scheme or stream is called here; those of other funds are told apart by the fund. */
  String named(FundCode fund, String what) {
    return fund.equals(own) ? what : fund + ": " + what;
  }

  /** The groups by what they are called, in that order; together they have no name. */
  <T> Map<String, List<T>> of(List<T> things, Function<T, Line> lineOf, Level level) {
    var groups = new TreeMap<String, List<T>>();
    if (level == Level.TOGETHER && !things.isEmpty()) {
      groups.put("", things);
      return groups;
    }
    for (var thing : things) {
      var line = lineOf.apply(thing);
      var key =
          switch (level) {
            case TOGETHER -> "";
            case SCHEME -> named(line.fund(), line.scheme().value());
            case STREAM -> named(line.fund(), line.stream().value());
            case LINE -> line.label(own);
          };
      groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(thing);
    }
    return groups;
  }
}
