package org.commonpurse.api.access.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells who shows a token, by the issuers that are believed.
 * <p>
 * A token is good if its issuer is one of them and has signed it, with a key that it publishes under the
 * id the token names and by an algorithm that is allowed and fits the key; if it is for us, has a
 * subject, is not yet over and has begun. Anything else is nobody.
 */
public final class SignIns {

  /** The greatest number of characters of a token; longer ones are not looked at. */
  public static final int LENGTH_MAX = 7 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

  private final Map<String, Believed> byUrl = new HashMap<>();

  private record Believed(Issuer issuer, JWTProcessor<SecurityContext> processor) {}

  /**
   * Believes these issuers.
   *
   * @param issuers  each with its keys; no two of the same name
   */
  public SignIns(Map<Issuer, IssuerKeys> issuers, Clock clock) {
    issuers.forEach(
        (issuer, keys) -> {
          var believed = new Believed(issuer, processor(issuer, keys, clock));
          if (byUrl.put(issuer.url(), believed) != null) {
            throw new IllegalArgumentException("Two issuers are " + issuer.url());
          }
        });
  }

  private static JWTProcessor<SecurityContext> processor(
      Issuer issuer, IssuerKeys keys, Clock clock) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    // Ordinary tokens, and access tokens of RFC 9068.
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(issuer.algorithms(), keys));
    processor.setJWTClaimsSetVerifier(new Claims(issuer, clock));
    return processor;
  }

  /** What a token must say, by our clock. */
  private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

    private final Clock clock;

    Claims(Issuer issuer, Clock clock) {
      super(
          Set.of(issuer.audience()),
          new JWTClaimsSet.Builder().issuer(issuer.url()).build(),
          Set.of("sub", "exp"),
          Set.of());
      setMaxClockSkew(Math.toIntExact(issuer.skew().toSeconds()));
      this.clock = clock;
    }

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context)
        throws BadJWTException {
      super.verify(claims, context);
      if (claims.getSubject().isBlank()) {
        throw new BadJWTException("The subject is blank");
      }
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }

  /** Who shows a token, where it is one and good. */
  public Optional<SignedIn> of(String token) {
    if (byUrl.isEmpty() || token.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    try {
      var shown = SignedJWT.parse(token);
      var believed = byUrl.get(String.valueOf(shown.getJWTClaimsSet().getIssuer()));
      if (believed == null || shown.getHeader().getKeyID() == null) {
        return Optional.empty();
      }
      return Optional.of(believed.issuer.read(believed.processor.process(shown, null)));
    } catch (ParseException | BadJOSEException | JOSEException | ProblemException e) {
      // By its kind alone: what a token says belongs in no log.
      LOG.debug("A token is refused: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
