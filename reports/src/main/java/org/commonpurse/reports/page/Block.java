package org.commonpurse.reports.page;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.table.Table;

/** A part of a page, in the order in which it is read. */
public sealed interface Block {

  /** What a template calls it. */
  default String kind() {
    return getClass().getSimpleName();
  }

  /**
   * A heading within a page, to which bookmarks lead.
   *
   * @param id  a name within the report
   */
  record Heading(String id, String text, int level) implements Block {

    /** A part of a page. */
    public static Heading part(String id, String text) {
      return new Heading(id, text, 2);
    }

    /** A part of a part. */
    public static Heading small(String id, String text) {
      return new Heading(id, text, 3);
    }

    public Heading {
      requireWords(id);
      requireWords(text);
    }
  }

  /** Paragraphs. */
  record Prose(List<String> paragraphs) implements Block {

    public Prose {
      paragraphs = List.copyOf(paragraphs);
    }

    /** One paragraph. */
    public static Prose of(String paragraph) {
      return new Prose(List.of(paragraph));
    }
  }

  /** A list of points. */
  record Points(List<Point> points) implements Block {

    public Points {
      points = List.copyOf(points);
    }

    /** Points without names. */
    public static Points of(List<String> texts) {
      return new Points(texts.stream().map(text -> new Point(Optional.empty(), text)).toList());
    }
  }

  /** A point, with the name of what it is about. */
  record Point(Optional<String> name, String text) {

    public Point {
      Objects.requireNonNull(name, "name");
      requireWords(text);
    }
  }

  /** Numbered sentences, such as those of a clause. */
  record Numbered(List<Sentence> sentences) implements Block {

    public Numbered {
      sentences = List.copyOf(sentences);
    }
  }

  /**
   * A numbered sentence.
   *
   * @param level  how far it is indented, counted from 0
   */
  record Sentence(String number, String text, int level) {}

  /**
   * A table.
   *
   * @param isKept  whether it is moved to the next page rather than cut
   */
  record Grid(Table table, AmountUnit unit, boolean isKept) implements Block {

    public Grid {
      Objects.requireNonNull(table, "table");
      Objects.requireNonNull(unit, "unit");
    }

    /** A table that is moved rather than cut. */
    public static Grid kept(Table table, AmountUnit unit) {
      return new Grid(table, unit, true);
    }

    /** A table that may go on over several pages. */
    public static Grid flowing(Table table, AmountUnit unit) {
      return new Grid(table, unit, false);
    }
  }

  /**
   * A table and a chart side by side.
   *
   * @param isChartFirst  whether the chart is to the left, and read first
   */
  record Beside(Grid grid, Chart chart, boolean isChartFirst) implements Block {

    public Beside {
      Objects.requireNonNull(grid, "grid");
      Objects.requireNonNull(chart, "chart");
    }

    /** A table with a chart to the right of it. */
    public static Beside tableFirst(Grid grid, Chart chart) {
      return new Beside(grid, chart, false);
    }

    /** A chart with a table to the right of it. */
    public static Beside chartFirst(Chart chart, Grid grid) {
      return new Beside(grid, chart, true);
    }
  }

  /** Charts side by side, each as wide as it is drawn. */
  record Charts(List<Chart> charts) implements Block {

    public Charts {
      charts = List.copyOf(charts);
    }
  }

  /** Boxes side by side, of the same width. */
  record Boxes(List<Box> boxes) implements Block {

    public Boxes {
      boxes = List.copyOf(boxes);
    }
  }

  /**
   * A short text with its finding as the title.
   *
   * @param isUrgent  whether it asks for something to be done
   */
  record Box(String title, String text, boolean isUrgent) {

    public Box {
      requireWords(title);
      requireWords(text);
    }

    /** A box that tells something. */
    public static Box telling(String title, String text) {
      return new Box(title, text, false);
    }

    /** A box that asks for a decision. */
    public static Box asking(String title, String text) {
      return new Box(title, text, true);
    }
  }

  private static void requireWords(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("A part of a page needs words.");
    }
  }
}
