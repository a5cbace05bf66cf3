package org.commonpurse.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A checkpoint is vouched for by those who signed it, and by nobody else. */
class SignedCheckpointTest {

  private static final String LINE =
      "commonpurse checkpoint 2 brackenshire 12 3 " + "0123456789abcdef".repeat(4);

  /** Made with openssl genpkey -algorithm ed25519, and openssl pkey -pubout; it guards nothing. */
  private static final String PRIVATE =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
      -----END PRIVATE KEY-----
      """;

  private static KeyPair fresh() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String pem(String what, byte[] encoded) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(encoded), what);
  }

  @Test
  void isKnownByTheKeysOfAllWhoSigned() {
    KeyPair host = fresh();
    KeyPair auditor = fresh();
    var signed =
        SignedCheckpoint.parse(LINE + "\n")
            .signedWith(host.getPrivate())
            .signedWith(auditor.getPrivate());
    var read = SignedCheckpoint.parse(signed.toString());

    assertThat(read).isEqualTo(signed);
    assertThat(read.isSignedBy(host.getPublic())).isTrue();
    assertThat(read.isSignedBy(auditor.getPublic())).isTrue();
    assertThat(read.isSignedBy(fresh().getPublic())).isFalse();
  }

  @Test
  void isNoLongerKnownWhenItsLineWasChanged() {
    KeyPair host = fresh();
    String signed = SignedCheckpoint.parse(LINE).signedWith(host.getPrivate()).toString();

    var changed = SignedCheckpoint.parse(signed.replace(" 12 3 ", " 11 3 "));

    assertThat(changed.isSignedBy(host.getPublic())).isFalse();
  }

  @Test
  void takesKeysAsOpensslWritesThem() {
    KeyPair host = fresh();
    var privateKey = SigningKeys.privateKey(pem("PRIVATE KEY", host.getPrivate().getEncoded()));
    var publicKey = SigningKeys.publicKey(pem("PUBLIC KEY", host.getPublic().getEncoded()));

    assertThat(SignedCheckpoint.parse(LINE).signedWith(privateKey).isSignedBy(publicKey)).isTrue();
    assertThat(SigningKeys.privateKey(PRIVATE).getAlgorithm()).isIn("EdDSA", "Ed25519");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PUBLIC KEY------END PUBLIC KEY-----",
        "-----END PUBLIC KEY-----\n-----BEGIN PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
        ""
      })
  void refusesLinesThatAreNotThoseOfAKey(String pem) {
    assertThatThrownBy(() -> SigningKeys.publicKey(pem))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no Ed25519 public key");
  }

  @Test
  void refusesWhatIsNoKeyAndTellsNothingOfIt() {
    assertThatThrownBy(() -> SigningKeys.publicKey(PRIVATE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no Ed25519 public key")
        .hasMessageNotContaining("MC4CAQ")
        .extracting(e -> ((ProblemException) e).code())
        .isEqualTo("LEDGER_SIGNING_KEY_MALFORMED");
    assertThatThrownBy(() -> SignedCheckpoint.parse(LINE + "\nsigned by hand"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("signed by hand");
  }
}
