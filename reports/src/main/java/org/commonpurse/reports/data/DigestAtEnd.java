package org.commonpurse.reports.data;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.commonpurse.ledger.digest.Sha256;

/**
 * Bytes on their way out that end in {@link OwnDigest#BLANK}, in whose place their digest is put.
 * <p>
 * As an {@link OwnDigest} it is that of all bytes with noughts in the digest's place; it stands at the very
 * end, so that a long file is never held as a whole.
 */
public final class DigestAtEnd extends OutputStream {

  private static final byte[] BLANK = OwnDigest.BLANK.getBytes(US_ASCII);

  private final OutputStream out;
  private final MessageDigest digest = Sha256.begin();

  /** The last bytes so far, which may be the place of the digest. */
  private byte[] held = new byte[0];

  /**
   * Bytes that begin.
   *
   * @param out  is left open
   */
  public DigestAtEnd(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    digest.update(bytes, from, length);
    int sent = Math.max(0, held.length + length - BLANK.length);
    int ofHeld = Math.min(held.length, sent);
    int ofBytes = sent - ofHeld;
    out.write(held, 0, ofHeld);
    out.write(bytes, from, ofBytes);
    var left = Arrays.copyOfRange(held, ofHeld, held.length + length - ofBytes);
    System.arraycopy(bytes, from + ofBytes, left, held.length - ofHeld, length - ofBytes);
    held = left;
  }

  /** Sends on what is known not to be the place of the digest. */
  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /**
   * Puts the digest; there is nothing to write after it.
   *
   * @throws IllegalStateException if the bytes do not end in a place for it
   */
  public void finish() throws IOException {
    if (!Arrays.equals(held, BLANK)) {
      throw new IllegalStateException("The bytes do not end in a place for their digest.");
    }
    out.write(written(digest));
    out.flush();
  }

  /** Whether a file ends in the digest of its bytes. */
  public static boolean holds(byte[] file) {
    int place = file.length - BLANK.length;
    if (place < 0) {
      return false;
    }
    var digest = Sha256.begin();
    digest.update(file, 0, place);
    digest.update(BLANK);
    return Arrays.equals(file, place, file.length, written(digest), 0, BLANK.length);
  }

  private static byte[] written(MessageDigest digest) {
    return (OwnDigest.PREFIX + HexFormat.of().formatHex(digest.digest())).getBytes(US_ASCII);
  }
}
