package org.commonpurse.ledger.digest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over texts in UTF-8. */
public final class Sha256 {

  private static final HexFormat HEX = HexFormat.of();

  private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(Sha256::begin);

  private Sha256() {}

  /** A hash that has taken nothing yet, for bytes that come one after another. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  /** The hash as 32 bytes. */
  public static byte[] of(String text) {
    return DIGESTS.get().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of the bytes of a file, which may be larger than memory, as 64 hexadecimal digits. */
  public static String hex(Path file) throws IOException {
    MessageDigest digest = DIGESTS.get();
    digest.reset();
    try (var bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    return HEX.formatHex(digest.digest());
  }

  /** The hash as 64 hexadecimal digits. */
  public static String hex(String text) {
    return HEX.formatHex(of(text));
  }
}
