package org.commonpurse.ledger.verify;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_SIGNING_KEY_MALFORMED;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * Ed25519 keys as {@code openssl genpkey -algorithm ed25519} and {@code openssl pkey -pubout} write
 * them, in PEM.
 */
public final class SigningKeys {

  private SigningKeys() {}

  /** Makes a key out of what stands between the lines of a PEM text. */
  @FunctionalInterface
  private interface Reading<K extends Key> {
    K read(KeyFactory factory, byte[] encoded) throws GeneralSecurityException;
  }

  /**
   * The key to sign with.
   *
   * @param pem  from {@code -----BEGIN PRIVATE KEY-----} to its end
   * @throws ProblemException {@code LEDGER_SIGNING_KEY_MALFORMED}
   */
  public static PrivateKey privateKey(String pem) {
    return read(
        pem,
        "PRIVATE KEY",
        (factory, encoded) -> factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)));
  }

  /**
   * The key to check signatures with.
   *
   * @param pem  from {@code -----BEGIN PUBLIC KEY-----} to its end
   * @throws ProblemException {@code LEDGER_SIGNING_KEY_MALFORMED}
   */
  public static PublicKey publicKey(String pem) {
    return read(
        pem,
        "PUBLIC KEY",
        (factory, encoded) -> factory.generatePublic(new X509EncodedKeySpec(encoded)));
  }

  private static <K extends Key> K read(String pem, String what, Reading<K> reading) {
    String begin = "-----BEGIN " + what + "-----";
    String end = "-----END " + what + "-----";
    int from = pem.indexOf(begin);
    int to = from < 0 ? -1 : pem.indexOf(end, from + begin.length());
    try {
      if (to < 0) {
        throw new IllegalArgumentException("no such lines");
      }
      byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
      return reading.read(KeyFactory.getInstance("Ed25519"), encoded);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The text may hold a secret, so none of it is told.
      throw new ProblemException(
          LEDGER_SIGNING_KEY_MALFORMED.because(
              "The file holds no Ed25519 "
                  + what.toLowerCase(Locale.ROOT)
                  + " in PEM. Make one with \"openssl genpkey -algorithm ed25519\" and its public half"
                  + " with \"openssl pkey -pubout\"."),
          e);
    }
  }
}
