package org.commonpurse.reports.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.reports.page.Block;

/** The workings of the clauses that raised dues, in words, as they were recorded with their results. */
final class Workings {

  /** A sentence: its indent, its number where it has one, and its words. */
  private static final Pattern SENTENCE = Pattern.compile("( *)((?:[0-9]+\\.)+ )?(.*)");

  private Workings() {}

  /** A heading and the sentences of each clause and result, once, in the order of the dues. */
  static List<Block> of(PartnerAccounts accounts, List<Due> dues) {
    var byOrigin = new LinkedHashMap<Due.Origin, Due>();
    for (var due : dues) {
      due.origin().ifPresent(origin -> byOrigin.putIfAbsent(origin, due));
    }
    var blocks = new ArrayList<Block>();
    byOrigin.forEach(
        (origin, due) -> {
          var lines =
              accounts
                  .result(due)
                  .map(result -> result.explanation(origin.clause()))
                  .orElse(List.of());
          if (!lines.isEmpty()) {
            blocks.add(
                Block.Heading.small(
                    "working-" + due.entry(),
                    "%s (%s)".formatted(accounts.clause(origin.clause()), accounts.rule(due))));
            blocks.add(new Block.Numbered(lines.stream().map(Workings::sentence).toList()));
          }
        });
    return blocks;
  }

  private static Block.Sentence sentence(String line) {
    var parts = SENTENCE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalStateException("A working has more than one line: " + line);
    }
    return new Block.Sentence(
        Optional.ofNullable(parts.group(2)).map(String::trim).orElse(""),
        parts.group(3),
        Math.max(0, parts.group(1).length() / 2 - 1));
  }
}
