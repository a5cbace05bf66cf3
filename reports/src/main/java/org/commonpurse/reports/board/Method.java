package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.reports.page.Block;

/** How the figures are found, what they rest on, and what a reader should know besides. */
final class Method {

  private Method() {}

  static List<Block> of(BoardPackContents contents) {
    var blocks = new ArrayList<Block>();
    blocks.add(Block.Heading.part("basis", "What the figures rest on"));
    var basis = new ArrayList<>(contents.basis());
    basis.addAll(contents.notes());
    basis.add(
        "Entry %,d of the fund's journal, with the seal %s."
            .formatted(contents.footing().stamp().sequence(), contents.footing().stamp().seal()));
    blocks.add(Block.Points.of(basis));
    blocks.addAll(definitions());
    return blocks;
  }

  /** What the figures of every board pack are. */
  static List<Block> definitions() {
    var blocks = new ArrayList<Block>();
    blocks.add(Block.Heading.part("definitions", "What the figures are"));
    var definitions = new ArrayList<Block.Point>();
    for (var name : FigureName.OF_HORIZON) {
      definitions.add(
          new Block.Point(Optional.of(name.word().replace('-', ' ')), name.definition() + "."));
    }
    definitions.add(
        new Block.Point(
            Optional.of("return"),
            "net after sharing less additional cost, which is what schemes cost beyond what they would"
                + " have cost without the fund."));
    definitions.add(
        new Block.Point(
            Optional.of("pay-back"),
            "the first year from which the sum to date stays at or above zero."));
    blocks.add(new Block.Points(definitions));
    blocks.add(
        Block.Points.of(
            List.of(
                "A partner's figures include those of the organisations it succeeded.",
                "Sentences and charts round to few digits; the appendix holds every figure to the penny.",
                "Money spent on the schemes that a partner leads is a memorandum and never a gain.")));
    return blocks;
  }
}
