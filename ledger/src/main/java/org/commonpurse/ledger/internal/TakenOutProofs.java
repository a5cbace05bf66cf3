package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.commonpurse.ledger.digest.Salt;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.redaction.RedactedLink;
import org.commonpurse.ledger.redaction.RedactionDocument;
import org.jspecify.annotations.Nullable;

/**
 * What proves the personal texts of links as they are stored: by a salt beside them; by themselves, where
 * there never was one; or, where a text was taken out and an empty salt stands there, by the event that
 * says so.
 */
final class TakenOutProofs {

  private static final String REDACTION =
      "SELECT number, document FROM event WHERE fund = ? AND kind = 'redaction' AND subject = ?"
          + " ORDER BY number LIMIT 1";

  /** What stands in place of a salt that was taken out. */
  static final byte[] NO_SALT = {};

  private TakenOutProofs() {}

  /** The proof of a link with the salt that is stored beside it. */
  static TextProof of(Connection connection, long fundId, RedactedLink link, byte @Nullable [] salt)
      throws SQLException {
    if (salt == null) {
      return TextProof.AS_THEY_ARE;
    }
    return salt.length == 0 ? takenOut(connection, fundId, link) : TextProof.salted(Salt.of(salt));
  }

  private static TextProof takenOut(Connection connection, long fundId, RedactedLink link)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REDACTION)) {
      statement.setLong(1, fundId);
      statement.setString(2, link.subject());
      try (ResultSet row = statement.executeQuery()) {
        // Without an event it proves nothing, which verify tells; it can be read nevertheless.
        return row.next()
            ? RedactionDocument.proof(row.getLong(1), row.getString(2))
            : RedactionDocument.UNPROVED;
      }
    }
  }
}
