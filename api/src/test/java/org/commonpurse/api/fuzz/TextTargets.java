package org.commonpurse.api.fuzz;

import static org.commonpurse.api.fuzz.Given.FUND;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.money.Monetary;
import org.commonpurse.allocation.settlement.PreviewToken;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.access.signin.Issuer;
import org.commonpurse.api.access.signin.IssuerKeys;
import org.commonpurse.api.access.signin.KeySource;
import org.commonpurse.api.access.signin.SignIns;
import org.commonpurse.api.operation.input.EntryKeys;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.csv.Dates;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PackageReference;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.SignedCheckpoint;
import org.commonpurse.ledger.verify.SigningKeys;
import org.commonpurse.reports.template.ReturnPeriod;

/** What reads short texts: days, amounts, codes, questions, checkpoints, tokens. */
final class TextTargets {

  private static final String SEAL = "0123456789abcdef".repeat(4);

  private static final List<Consumer<RequestParameters>> QUESTIONS =
      List.of(
          asked -> Queries.balances(FUND.code(), asked),
          asked -> Queries.entries(FUND.code(), asked),
          Queries::events,
          asked -> Queries.changes(FUND.code(), asked),
          asked -> Queries.statement(FUND.code(), asked),
          asked -> Queries.plan(FUND.code(), asked),
          Queries::account,
          Queries::openings,
          Queries::versions,
          Queries::tables,
          Queries::dues,
          Queries::view,
          Queries::sinceKnown,
          Queries::known,
          Queries::dueBy,
          Queries::packages,
          Queries::reviewsDue,
          Queries::measures,
          Queries::importing,
          Queries::list,
          asked -> Queries.audit(Optional.of(FUND.code()), asked),
          Queries::year,
          Queries::requiredYear,
          Queries::format,
          Queries::checkpoint);

  private TextTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        new FuzzTarget(
            "text",
            () ->
                Given.texts(
                    "2023-04-30",
                    "30/04/2023",
                    "2023-24",
                    "2023-24/01",
                    "2023-24/q1",
                    "1,234.56",
                    "-0.01",
                    "1/3",
                    "12.5%",
                    "spend:reablement:nhs-minimum:county",
                    "charges:icb:2023-24",
                    "net-after-sharing:county:2016-17..2025-26",
                    "pkg-000101",
                    "Sch 3, 4.1"),
            bytes -> text(Given.text(bytes))),
        new FuzzTarget(
            "question",
            () ->
                Given.texts(
                    "book=actual&kind=bank,spend&partner=icb&from=2023-04-01&asAt=2024-03-31&by=partner",
                    "account=bank&asKnown=2023-05-02T09:30:00Z&partners=together&limit=10&after=5",
                    "amountFrom=1.00&amountTo=2.00&text=a&order=newest&recordedSince=2023-05-02T09:30:00Z",
                    "year=2023-24&by=month,scheme&settled=true&dueBy=2023-04-30&due=2023-04-30",
                    "checkpoint=brackenshire 1 1 "
                        + SEAL
                        + "&format=csv&postOpenings=true&tables=true",
                    "from=1&to=2&dryRun=true&partial=false&controlTotal=1.00&effect=a&outcome=DONE"),
            bytes -> question(Given.text(bytes))),
        new FuzzTarget(
            "checkpoint",
            () ->
                Given.texts(
                    "brackenshire 1 " + SEAL,
                    "brackenshire 1 2 " + SEAL,
                    "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----\n",
                    "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----\n"),
            bytes -> checkpoint(Given.text(bytes))),
        new FuzzTarget(
            "token",
            () -> List.of(Given.utf8(Signed.TOKEN)),
            bytes -> Signed.IN.of(Given.text(bytes))));
  }

  private static void text(String text) {
    each(
        text,
        List.of(
            same(FinancialYear::parse),
            same(Period::parse),
            same(Quarter::parse),
            same(ReturnPeriod::parse),
            same(FigureReference::parse),
            same(PreviewToken::parse),
            given -> FuzzTarget.requireEqual(Days.parse(given), Days.parse(Days.parse(given) + "")),
            given -> {
              var account = Account.parse(given);
              FuzzTarget.requireEqual(account, Account.parse(account.path()));
            },
            given -> {
              long pence = Amounts.parsePence(given, Monetary.getCurrency("GBP"));
              var plain = Amounts.plain(pence);
              FuzzTarget.requireEqual(
                  pence, Amounts.parsePence(plain, Monetary.getCurrency("GBP")));
            },
            Dates::read,
            FundCode::of,
            PartnerCode::of,
            ClauseCode::of,
            EntryKind::of,
            PackageReference::of,
            Role::of,
            EntryKeys::of,
            ExportFormat::parse));
  }

  /** Reads it, and what it is as text. */
  private static Consumer<String> same(Function<String, ?> reader) {
    return text -> {
      var value = reader.apply(text);
      FuzzTarget.requireEqual(value, reader.apply(value.toString()));
    };
  }

  private static void question(String text) {
    var asked = new RequestParameters();
    for (var pair : text.split("&")) {
      var parts = pair.split("=", 2);
      asked.with(parts[0], parts.length == 2 ? parts[1] : "");
    }
    each(asked, QUESTIONS);
  }

  private static void checkpoint(String text) {
    each(
        text,
        List.of(
            same(Checkpoint::parse),
            same(SignedCheckpoint::parse),
            SigningKeys::privateKey,
            SigningKeys::publicKey));
  }

  private static <T> void each(T given, List<Consumer<T>> readers) {
    for (var reader : readers) {
      try {
        reader.accept(given);
      } catch (ProblemException e) {
        // It is one of the others that this was meant for.
      }
    }
  }

  /** A token that is good, and who believes its issuer. */
  private static final class Signed {

    private static final String ISSUER = "https://login.example";

    private static final ECKey KEY = key();

    static final String TOKEN = token();

    static final SignIns IN =
        new SignIns(
            Map.of(
                new Issuer(
                    ISSUER,
                    "commonpurse",
                    Set.of(JWSAlgorithm.ES256),
                    Duration.ofSeconds(60),
                    "name",
                    "groups",
                    List.of()),
                new IssuerKeys(
                    published(),
                    new IssuerKeys.Rhythm(Duration.ofSeconds(30), Duration.ofHours(12)),
                    Clock.systemUTC())),
            Clock.systemUTC());

    private static ECKey key() {
      try {
        return new ECKeyGenerator(Curve.P_256).keyID("k").generate();
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }

    private static String token() {
      try {
        var token =
            new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k").build(),
                new JWTClaimsSet.Builder()
                    .issuer(ISSUER)
                    .audience("commonpurse")
                    .subject("4711")
                    .claim("name", "A. Finch")
                    .claim("groups", List.of("a"))
                    .expirationTime(Date.from(Instant.now().plusSeconds(86_400)))
                    .build());
        token.sign(new ECDSASigner(KEY));
        return token.serialize();
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }

    private static KeySource published() {
      try {
        var file = Files.createTempFile("keys", ".json");
        file.toFile().deleteOnExit();
        Files.writeString(file, new JWKSet(KEY).toPublicJWKSet().toString());
        return new KeySource.InFile(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
