package org.commonpurse;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A drawing of packages: a column for each module, whoever uses another above it or to its left.
 * <p>
 * Uses that follow from others are left out. The same packages give the same text.
 */
final class PackagePicture {

  private static final List<String> MODULES = List.of("api", "reports", "allocation", "ledger");
  private static final List<String> COLOURS = List.of("#1d70b8", "#00703c", "#b45309", "#53389e");

  private static final int MARGIN = 24;
  private static final int TOP = 88;
  private static final int BOX_WIDTH = 132;
  private static final int BOX_HEIGHT = 26;
  private static final int ROW = 44;
  private static final int GAP = 212;

  private final PackageGraph graph;
  private final Map<String, Integer> rows = new HashMap<>();

  PackagePicture(PackageGraph graph) {
    this.graph = graph;
    for (var module : MODULES) {
      var names = new ArrayList<String>();
      graph.uses().keySet().stream()
          .filter(name -> PackageGraph.module(name).equals(module))
          .forEach(names::add);
      names.sort(comparing(graph::heightOf).reversed().thenComparing(naturalOrder()));
      names.forEach(name -> rows.put(name, names.indexOf(name)));
    }
  }

  /** The drawing as SVG. */
  String svg() {
    int rowsMost = rows.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    int width = 2 * MARGIN + MODULES.size() * (BOX_WIDTH + GAP) - GAP / 2;
    int height = TOP + rowsMost * ROW + MARGIN;
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" \
        font-family="Helvetica, Arial, sans-serif" font-size="13">
        <title>The packages of Commonpurse and what they use</title>
        <rect width="%d" height="%d" fill="#ffffff"/>
        <text x="%d" y="30" fill="#505a5f">An arrow leads from a package \
        to one that it uses. What follows from other arrows is left out.</text>
        """
            .formatted(width, height, width, height, MARGIN));
    MODULES.forEach(module -> svg.append(heading(module)));
    rows.keySet().stream().sorted().forEach(from -> svg.append(arrows(from)));
    rows.keySet().stream().sorted().forEach(name -> svg.append(box(name)));
    return svg.append("</svg>\n").toString();
  }

  private String heading(String module) {
    return """
    <marker id="tip-%s" viewBox="0 0 8 8" refX="7" refY="4" \
    markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="%s"/></marker>
    <text x="%d" y="%d" font-size="18" font-weight="bold" fill="%s">%s</text>
    """
        .formatted(module, colour(module), left(module), TOP - 20, colour(module), module);
  }

  private String arrows(String from) {
    var arrows = new StringBuilder();
    for (var to : graph.uses().get(from)) {
      if (!graph.isImplied(from, to)) {
        var module = PackageGraph.module(from);
        arrows.append(
            """
            <path d="%s" fill="none" stroke="%s" \
            stroke-width="1.3" stroke-opacity="0.75" marker-end="url(#tip-%s)"/>
            """
                .formatted(way(from, to), colour(module), module));
      }
    }
    return arrows.toString();
  }

  /** Beside the column to a package of the same module, straight across to one of another. */
  private String way(String from, String to) {
    int x = left(PackageGraph.module(from)) + BOX_WIDTH;
    int y = middle(from);
    if (!PackageGraph.module(from).equals(PackageGraph.module(to))) {
      int end = left(PackageGraph.module(to));
      int half = GAP / 2;
      return "M%d %dC%d %d %d %d %d %d"
          .formatted(x, y, x + half, y, end - half, middle(to), end, middle(to));
    }
    int bow = x + 12 + 9 * Math.min(14, Math.abs(rows.get(to) - rows.get(from)));
    return "M%d %dC%d %d %d %d %d %d"
        .formatted(x, y + 5, bow, y + 5, bow, middle(to) - 5, x, middle(to) - 5);
  }

  private String box(String name) {
    var module = PackageGraph.module(name);
    return """
    <rect x="%d" y="%d" width="%d" height="%d" rx="4" fill="#ffffff" \
    stroke="%s" stroke-width="1.5"/>
    <text x="%d" y="%d" text-anchor="middle" fill="#0b0c0c">%s</text>
    """
        .formatted(
            left(module),
            middle(name) - BOX_HEIGHT / 2,
            BOX_WIDTH,
            BOX_HEIGHT,
            colour(module),
            left(module) + BOX_WIDTH / 2,
            middle(name) + 5,
            label(name));
  }

  /** The name within the module; that of the module, in brackets, for what stands in none. */
  private static String label(String name) {
    return name.contains(".") ? name.substring(name.indexOf('.') + 1) : "(" + name + ")";
  }

  private int middle(String name) {
    return TOP + rows.get(name) * ROW + BOX_HEIGHT / 2;
  }

  private static int left(String module) {
    return MARGIN + MODULES.indexOf(module) * (BOX_WIDTH + GAP);
  }

  private static String colour(String module) {
    return COLOURS.get(MODULES.indexOf(module));
  }
}
