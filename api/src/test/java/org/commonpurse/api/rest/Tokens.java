package org.commonpurse.api.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;

/** Tokens as an issuer would sign them, and as it never would. */
final class Tokens {

  static final String AUDIENCE = "commonpurse";

  private Tokens() {}

  static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2_048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static JWTClaimsSet.Builder claims(String issuer, String subject) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(AUDIENCE)
        .subject(subject)
        .expirationTime(Date.from(Instant.now().plusSeconds(300)));
  }

  static String signed(JWK key, JWTClaimsSet.Builder claims) {
    var usual = key.getKeyType() == KeyType.RSA ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
    return signed(key, usual, claims);
  }

  static String signed(JWK key, JWSAlgorithm algorithm, JWTClaimsSet.Builder claims) {
    return signed(key, algorithm, JOSEObjectType.JWT, claims);
  }

  static String signed(
      JWK key, JWSAlgorithm algorithm, JOSEObjectType type, JWTClaimsSet.Builder claims) {
    return signed(key, new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).type(type), claims);
  }

  /** A token that brings the key along with which it is signed. */
  static String bringing(RSAKey key, JWTClaimsSet.Builder claims) {
    return signed(
        key,
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).jwk(key.toPublicJWK()),
        claims);
  }

  private static String signed(JWK key, JWSHeader.Builder header, JWTClaimsSet.Builder claims) {
    try {
      var token = new SignedJWT(header.build(), claims.build());
      // A key that names an algorithm may be misused for another: that is what is tried.
      var free = key instanceof RSAKey rsa ? new RSAKey.Builder(rsa).algorithm(null).build() : key;
      token.sign(
          new DefaultJWSSignerFactory().createJWSSigner(free, token.getHeader().getAlgorithm()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
