package org.commonpurse.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_MOMENT_PAST;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonpurse.ledger.access.AccessChange;
import org.commonpurse.ledger.access.AccessKey;
import org.commonpurse.ledger.access.AccessRegister;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.access.NewKey;
import org.commonpurse.ledger.digest.Sha256;
import org.commonpurse.ledger.id.Actor;

/**
 * Keys with which programs and people show who they are.
 * <p>
 * A key is {@code cpk_ID_SECRET}. The id finds it and may be known; the secret is 256 bits of chance,
 * shown once and kept nowhere: what is kept is the SHA-256 of the whole key, which is enough for
 * something that nobody can guess.
 */
public final class ApiKeys {

  /** So long a key opens everything that was made because nothing else would. */
  public static final Duration BREAK_GLASS = Duration.ofHours(1);

  private static final Pattern FORM = Pattern.compile("cpk_([0-9a-f]{12})_[A-Za-z0-9_-]{43}");

  private static final int SECRET_BYTES = 32;

  private static final int ID_BYTES = 6;

  /** Who has the first key. */
  private static final Actor FIRST = new Actor("administrator", "Administrator", Set.of());

  private final AccessRegister register;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** The keys of a register. */
  public ApiKeys(AccessRegister register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  /**
   * A key that was made just now.
   *
   * @param text  the key itself, which can never be shown again
   * @param key  what is kept of it
   */
  public record Issued(String text, AccessKey key) {

    /** Without the secret, which belongs in no log. */
    @Override
    public String toString() {
      return "key " + key.key().id();
    }
  }

  /**
   * Makes a key.
   *
   * @param subject  who will ask with it
   * @param scope  what it is good for
   * @param expiresAt  from when on it is good for nothing
   * @param by  who makes it
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ACCESS_MOMENT_PAST}
   */
  public Issued create(
      Actor subject, KeyScope scope, Optional<Instant> expiresAt, Actor by, String reason) {
    return register.change(kept -> create(kept, subject, scope, expiresAt, by, reason));
  }

  /** Makes a key within a change of the register. */
  public Issued create(
      AccessChange change,
      Actor subject,
      KeyScope scope,
      Optional<Instant> expiresAt,
      Actor by,
      String reason) {
    requireToCome(expiresAt, clock);
    var text = text();
    return new Issued(text, change.add(kept(text, subject, scope, expiresAt), by, reason));
  }

  /**
   * Makes a key for one hour that opens everything, with the roles for it; whoever may write to the
   * database can, so that nobody is ever locked out of the books.
   *
   * @param by  who makes it, and asks with it
   * @param reason  why nothing else would do
   */
  public Issued breakGlass(Actor by, String reason) {
    var end = clock.instant().plus(BREAK_GLASS);
    var text = text();
    var subject = new Actor("break-glass:" + by.id(), by.name(), Set.of());
    var key = kept(text, subject, KeyScope.ALL, Optional.of(end));
    return new Issued(
        text,
        register.add(key, everything(subject, Optional.of(end)), by, "Break glass: " + reason));
  }

  /** Makes the first key, an administrator's who may also manage pools, where there never was a key. */
  public Optional<String> createFirst() {
    var text = text();
    var key = kept(text, FIRST, KeyScope.ALL, Optional.empty());
    boolean isMade =
        register.addFirst(key, everything(FIRST, Optional.empty()), FIRST, "The first start");
    return isMade ? Optional.of(text) : Optional.empty();
  }

  private static List<NewGrant> everything(Actor subject, Optional<Instant> until) {
    return List.of(
        grant(subject, Role.ADMINISTRATOR, until), grant(subject, Role.POOL_MANAGER, until));
  }

  private static NewGrant grant(Actor subject, Role role, Optional<Instant> until) {
    return new NewGrant(subject, role.word(), Optional.empty(), Optional.empty(), until);
  }

  /** Who shows a key, where it is one and good. */
  public Optional<KnownRequester> requester(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    var now = clock.instant();
    var given = Sha256.hex(text).getBytes(UTF_8);
    return register
        .holder(form.group(1))
        .filter(holder -> MessageDigest.isEqual(holder.key().key().digest().getBytes(UTF_8), given))
        .filter(holder -> holder.key().isGood(now))
        .map(holder -> KnownRequester.of(holder.key(), holder.grants(), now));
  }

  /** Whether a text has the form of a key. */
  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /** The public part of a key that is one. */
  public static String id(String text) {
    return text.split("_", 3)[1];
  }

  /**
   * Refuses a moment that is past.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ACCESS_MOMENT_PAST}
   */
  public static void requireToCome(Optional<Instant> end, Clock clock) {
    end.filter(moment -> !moment.isAfter(clock.instant()))
        .ifPresent(
            moment -> {
              throw ACCESS_MOMENT_PAST
                  .because(
                      "It would end at " + moment + ", which is past. Give a moment to come.",
                      "end",
                      moment)
                  .toException();
            });
  }

  private String text() {
    byte[] id = new byte[ID_BYTES];
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(id);
    random.nextBytes(secret);
    return String.format(
        Locale.ROOT,
        "cpk_%s_%s",
        HexFormat.of().formatHex(id),
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  private static NewKey kept(
      String text, Actor subject, KeyScope scope, Optional<Instant> expiresAt) {
    return new NewKey(id(text), Sha256.hex(text), subject, scope, expiresAt);
  }
}
