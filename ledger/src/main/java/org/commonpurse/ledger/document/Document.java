package org.commonpurse.ledger.document;

import static org.commonpurse.ledger.problem.DocumentProblem.DOCUMENT_UNREADABLE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A YAML or JSON document (JSON is read as the YAML it is) with the place of every value.
 * <p>
 * Only plain data is accepted: no tags, no aliases, no key twice, at most {@value #BYTES_MAX}
 * bytes and {@value #DEPTH_MAX} levels. Numbers keep every digit they were written with; dates and
 * everything else that is not a number or a truth value stay text.
 */
public final class Document {

  /** The size of the largest document read, in bytes. */
  public static final int BYTES_MAX = 1024 * 1024;

  /** The size of the largest document that {@link #parseJson} reads, in bytes. */
  public static final int JSON_BYTES_MAX = 16 * 1024 * 1024;

  /** How many levels of lists and mappings a document may have. */
  public static final int DEPTH_MAX = 40;

  private final String source;
  private final String text;
  private final Tree tree;
  private final List<Mistake> mistakes = new ArrayList<>();

  private Document(String source, String text, Tree tree) {
    this.source = source;
    this.text = text;
    this.tree = tree;
  }

  /**
   * Reads a document from its text.
   *
   * @param source  what to call it in messages, such as the file's name
   * @throws DocumentException {@code DOCUMENT_MALFORMED} if it is not plain YAML or JSON, with the
   *     line and column
   */
  public static Document parse(String source, String text) {
    requireNotTooLarge(source, text.length(), BYTES_MAX);
    return new Document(source, text, YamlTree.of(source, text));
  }

  /**
   * Reads a document that must be JSON, as programs send it: faster than YAML, and indented with
   * tabs if they like.
   *
   * @param source  what to call it in messages
   * @throws DocumentException {@code DOCUMENT_MALFORMED} if it is not JSON, with the line and column
   */
  public static Document parseJson(String source, String text) {
    requireNotTooLarge(source, text.length(), JSON_BYTES_MAX);
    return new Document(source, text, JsonTree.of(source, text));
  }

  private static void requireNotTooLarge(String source, long bytes, int bytesMax) {
    if (bytes > bytesMax) {
      throw unreadable(source, "is larger than " + bytesMax + " bytes; split it");
    }
  }

  /**
   * Reads a document from a file.
   *
   * @throws DocumentException {@code DOCUMENT_UNREADABLE} if the file cannot be read, is not UTF-8 or
   *     is too large; {@code DOCUMENT_MALFORMED} if it is not plain YAML or JSON
   */
  public static Document read(Path file) {
    var source = String.valueOf(file.getFileName());
    try {
      requireNotTooLarge(source, Files.size(file), BYTES_MAX);
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return parse(source, decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString());
    } catch (CharacterCodingException e) {
      throw unreadable(source, "is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw unreadable(source, "cannot be read (" + file + "); check the path and its permissions");
    }
  }

  private static DocumentException unreadable(String source, String why) {
    var place = new Place(source, "", 1, 1);
    return new DocumentException(
        List.of(new Mistake(DOCUMENT_UNREADABLE, place, "The document " + why + ".")));
  }

  /** What the document is called in messages. */
  public String source() {
    return source;
  }

  /** The text it was read from. */
  public String text() {
    return text;
  }

  /** The whole document as a tree. */
  public JsonNode json() {
    return tree.root();
  }

  /** The document's outermost value. */
  public Field root() {
    return new Field(this, "", "", tree.root());
  }

  /**
   * Checks the document against a JSON Schema.
   *
   * @throws DocumentException with one mistake for each place that the schema does not allow
   */
  public Document requireValid(Schema schema) {
    schema.check(this).forEach(mistakes::add);
    requireNoMistakes();
    return this;
  }

  /** Notes a mistake; {@link #requireNoMistakes} reports all that were noted. */
  void report(Mistake mistake) {
    mistakes.add(mistake);
  }

  /**
   * Ends the reading.
   *
   * @throws DocumentException if anything was reported since the document was parsed
   */
  public void requireNoMistakes() {
    if (!mistakes.isEmpty()) {
      throw new DocumentException(mistakes);
    }
  }

  /** The place that a JSON pointer leads to, or the nearest one above it that the document has. */
  Place place(String pointer) {
    return tree.place(pointer);
  }
}
