package org.commonpurse.ledger.document;

import static org.commonpurse.ledger.problem.DocumentProblem.DOCUMENT_NOT_A_DATE;
import static org.commonpurse.ledger.problem.DocumentProblem.DOCUMENT_NOT_A_NUMBER;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;

/**
 * A value in a document, with its place.
 * <p>
 * A field that is absent answers like an empty one ({@link #isPresent} is false, {@link #items} is
 * empty); what a document must have is for its schema to say. Mistakes that a schema cannot see are
 * {@linkplain #report reported} and thrown together when the reading {@linkplain
 * Document#requireNoMistakes ends}.
 */
public final class Field {

  private final Document document;
  private final String pointer;
  private final String key;
  private final JsonNode node;

  Field(Document document, String pointer, String key, JsonNode node) {
    this.document = document;
    this.pointer = pointer;
    this.key = key;
    this.node = node;
  }

  /** The document in which it stands. */
  public Document document() {
    return document;
  }

  /** The value as it was read. */
  public JsonNode json() {
    return node;
  }

  /** The key under which it stands, or its index in a list. */
  public String key() {
    return key;
  }

  /** Where it stands, or, if it is absent, where it should. */
  public Place place() {
    return document.place(pointer);
  }

  /** Whether the document has it, and it is not null. */
  public boolean isPresent() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** Whether it is a mapping of keys to values. */
  public boolean isObject() {
    return node.isObject();
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node.isArray();
  }

  /** Whether it is a number, and not text that looks like one. */
  public boolean isNumber() {
    return node.isNumber();
  }

  /** Whether this mapping has a value under {@code name}. */
  public boolean has(String name) {
    return get(name).isPresent();
  }

  /** The value under {@code name}; absent when this is no mapping or has no such key. */
  public Field get(String name) {
    return new Field(document, pointer + "/" + Tree.escaped(name), name, node.path(name));
  }

  /** The values of a list, in order; none for anything else. */
  public List<Field> items() {
    var items = new ArrayList<Field>();
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        items.add(new Field(document, pointer + "/" + i, Integer.toString(i), node.path(i)));
      }
    }
    return items;
  }

  /** The values of a mapping, in the order they were written; none for anything else. */
  public List<Field> entries() {
    var entries = new ArrayList<Field>();
    if (node.isObject()) {
      node.fieldNames().forEachRemaining(name -> entries.add(get(name)));
    }
    return entries;
  }

  /** The text of a value that is text, a number or a truth value; empty for anything else. */
  public String text() {
    return node.isNumber() ? node.decimalValue().toPlainString() : node.asText("");
  }

  /** The text, or nothing where the field is absent. */
  public Optional<String> optionalText() {
    return isPresent() ? Optional.of(text()) : Optional.empty();
  }

  /** Whether it is the truth value {@code true}; false for anything else. */
  public boolean isTrue() {
    return node.isBoolean() && node.booleanValue();
  }

  /** A number with every digit it was written with; zero, and a mistake, where it is none. */
  public BigDecimal decimal() {
    if (!node.isNumber()) {
      report(DOCUMENT_NOT_A_NUMBER, "\"" + text() + "\" is not a number; write one like 12.50.");
      return BigDecimal.ZERO;
    }
    return node.decimalValue();
  }

  /**
   * A date, or nothing where the field is absent or, with a mistake, where it is none or {@linkplain
   * Days out of range}.
   */
  public Optional<LocalDate> date() {
    if (!isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Days.require(LocalDate.parse(text())));
    } catch (DateTimeException e) {
      report(DOCUMENT_NOT_A_DATE, "\"" + text() + "\" is not a date; write one like 2026-03-31.");
      return Optional.empty();
    } catch (ProblemException e) {
      report(e.type(), e.problem().message());
      return Optional.empty();
    }
  }

  /** Makes a value of the text, reporting as a mistake what the maker refuses. */
  public <T> Optional<T> as(ProblemType type, Function<String, T> maker) {
    if (!isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(maker.apply(text()));
    } catch (ProblemException | IllegalArgumentException | DateTimeException e) {
      report(type, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Notes a mistake at this place. */
  public void report(ProblemType type, String message) {
    document.report(new Mistake(type, place(), message));
  }

  /**
   * Ends the reading at once with a mistake at this place.
   *
   * @return never; the exception is thrown by the caller so that the compiler sees the end
   */
  public DocumentException refused(ProblemType type, String message) {
    return new DocumentException(List.of(new Mistake(type, place(), message)));
  }

  @Override
  public String toString() {
    return node + " at " + place();
  }
}
