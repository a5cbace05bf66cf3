package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.redaction.Redaction;

/** Finds where else in the records of a fund the narrative of an entry stands, to say so. */
final class TextPlaces {

  // Reads all of a fund's links. It is asked rarely, and by no index.
  private static final String ENTRIES =
      "SELECT sequence FROM entry WHERE fund = ? AND sequence <> ?"
          + " AND (narrative LIKE ? ESCAPE '!' OR reference LIKE ? ESCAPE '!'"
          + " OR minute LIKE ? ESCAPE '!') ORDER BY sequence LIMIT "
          + (Redaction.PLACES_MAX + 1);

  private static final String EVENTS =
      "SELECT number, kind, subject FROM event WHERE fund = ? AND (document LIKE ? ESCAPE '!'"
          + " OR document LIKE ? ESCAPE '!' OR document LIKE ? ESCAPE '!') ORDER BY number";

  /** The key of an imported row that has none of its own is a hash of all that the row says. */
  private static final Pattern KEY_OF_ROW = Pattern.compile("import:[0-9a-f]{32}:[0-9]+");

  private final Connection connection;
  private final long fundId;
  private final RecordedEntry entry;

  TextPlaces(Connection connection, long fundId, RecordedEntry entry) {
    this.connection = connection;
    this.fundId = fundId;
    this.entry = entry;
  }

  /**
   * The places, the first hundred: what the entry itself says beside its narrative, other entries, events.
   *
   * @param taken  the events from which it is taken out
   */
  List<String> find(Set<Long> taken) throws SQLException {
    var places = new LinkedHashSet<String>();
    String text = entry.entry().narrative();
    if (entry.entry().reference().contains(text)) {
      places.add("reference of entry " + entry.sequence());
    }
    if (entry.entry().approval().filter(each -> each.minute().contains(text)).isPresent()) {
      places.add("minute of entry " + entry.sequence());
    }
    if (KEY_OF_ROW.matcher(entry.key().value()).matches() || entry.key().value().contains(text)) {
      places.add("key of entry " + entry.sequence());
    }
    addEntries(places, text);
    addEvents(places, text, taken);
    return new ArrayList<>(places).subList(0, Math.min(places.size(), Redaction.PLACES_MAX));
  }

  private void addEntries(Set<String> places, String text) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
      statement.setLong(1, fundId);
      statement.setLong(2, entry.sequence());
      for (int place = 3; place <= 5; place++) {
        statement.setString(place, pattern(text));
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          places.add("entry " + row.getLong(1));
        }
      }
    }
  }

  private void addEvents(Set<String> places, String text, Set<Long> taken) throws SQLException {
    // As it is, as JSON writes it, and as JSON writes a document that is JSON itself.
    String asJson = Json.escaped(text);
    try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
      statement.setLong(1, fundId);
      statement.setString(2, pattern(text));
      statement.setString(3, pattern(asJson));
      statement.setString(4, pattern(Json.escaped(asJson)));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next() && places.size() < Redaction.PLACES_MAX) {
          if (!taken.contains(row.getLong(1))) {
            places.add(
                "event %d (%s %s)".formatted(row.getLong(1), row.getString(2), row.getString(3)));
          }
        }
      }
    }
  }

  private static String pattern(String text) {
    return "%" + text.replaceAll("[!%_]", "!$0") + "%";
  }
}
