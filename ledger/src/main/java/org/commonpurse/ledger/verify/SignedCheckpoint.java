package org.commonpurse.ledger.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A checkpoint with the signatures of those who vouch for it: the host of the fund, and whoever
 * countersigns. Each signs the checkpoint's line with Ed25519 (RFC 8032).
 *
 * @param checkpoint  the checkpoint
 * @param signatures  in the order in which they were made, in Base64
 */
public record SignedCheckpoint(Checkpoint checkpoint, List<String> signatures) {

  private static final String ALGORITHM = "Ed25519";

  private static final Pattern FORM = Pattern.compile("signed ed25519 ([A-Za-z0-9+/]{86}==)");

  public SignedCheckpoint {
    Objects.requireNonNull(checkpoint, "checkpoint");
    signatures = List.copyOf(signatures);
  }

  /**
   * Reads the lines that {@link #toString} gives: the checkpoint, then a line for each signature.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CHECKPOINT_MALFORMED}
   */
  public static SignedCheckpoint parse(String text) {
    List<String> lines = text.strip().lines().toList();
    var signatures = new ArrayList<String>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      var matcher = FORM.matcher(line.strip());
      if (!matcher.matches()) {
        throw Checkpoint.malformed(line);
      }
      signatures.add(matcher.group(1));
    }
    return new SignedCheckpoint(
        Checkpoint.parse(lines.isEmpty() ? text : lines.get(0)), signatures);
  }

  /** The same, signed with one more key. */
  public SignedCheckpoint signedWith(PrivateKey key) {
    try {
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(key);
      signer.update(signed());
      String signature = Base64.getEncoder().encodeToString(signer.sign());
      return new SignedCheckpoint(
          checkpoint, Stream.concat(signatures.stream(), Stream.of(signature)).toList());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key that was read signs", e);
    }
  }

  /** Whether one of the signatures was made with the private half of a key. */
  public boolean isSignedBy(PublicKey key) {
    return signatures.stream().anyMatch(signature -> verifies(signature, key));
  }

  private boolean verifies(String signature, PublicKey key) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(signed());
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException e) {
      // A signature of the right length that is none of this algorithm.
      return false;
    }
  }

  private byte[] signed() {
    return checkpoint.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The checkpoint's line, then a line for each signature. */
  @Override
  public String toString() {
    var text = new StringBuilder(checkpoint.toString());
    signatures.forEach(signature -> text.append("\nsigned ed25519 ").append(signature));
    return text.toString();
  }
}
