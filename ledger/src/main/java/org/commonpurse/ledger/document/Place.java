package org.commonpurse.ledger.document;

/**
 * Where something stands in a document.
 *
 * @param source  the document's name, such as its file name
 * @param path  what leads there, such as {@code clauses[2].bands[0]}; empty for the whole document
 * @param line  counted from 1
 * @param column  counted from 1
 */
public record Place(String source, String path, int line, int column) {

  /** The place of something that should stand below this one, and does not. */
  Place below(String name) {
    return new Place(source, path.isEmpty() ? name : path + "." + name, line, column);
  }

  /** The place as {@code agreement.yml:12:5 (clauses[2].bands[0])}. */
  @Override
  public String toString() {
    var position = source + ":" + line + ":" + column;
    return path.isEmpty() ? position : position + " (" + path + ")";
  }
}
