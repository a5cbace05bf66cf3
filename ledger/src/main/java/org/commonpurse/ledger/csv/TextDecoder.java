package org.commonpurse.ledger.csv;

import static org.commonpurse.ledger.problem.FileProblem.LEDGER_FILE_NOT_TEXT;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.commonpurse.ledger.problem.ProblemException;

/** Finds the characters in the bytes of a file. */
public final class TextDecoder {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private TextDecoder() {}

  /**
   * The text of a file: by its byte order mark if it has one, else UTF-8, else Windows-1252.
   *
   * @throws ProblemException {@code LEDGER_FILE_NOT_TEXT} if it is none of these
   */
  public static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return strict(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return strict(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return strict(bytes, 2, StandardCharsets.UTF_16BE);
    }
    for (byte one : bytes) {
      if (one == 0) {
        throw notText();
      }
    }
    try {
      return decode(bytes, 0, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return strict(bytes, 0, WINDOWS_1252);
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static String strict(byte[] bytes, int from, Charset charset) {
    try {
      return decode(bytes, from, charset);
    } catch (CharacterCodingException e) {
      throw new ProblemException(notText().problem(), e);
    }
  }

  private static String decode(byte[] bytes, int from, Charset charset)
      throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
        .toString();
  }

  private static ProblemException notText() {
    return LEDGER_FILE_NOT_TEXT
        .because(
            "The file is not text in UTF-8, UTF-16 or Windows-1252. Save it as CSV and try again.")
        .toException();
  }
}
