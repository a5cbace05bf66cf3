package org.commonpurse.ledger.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.journal.EntryKey;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * Content digests and seals.
 * <p>
 * Both are SHA-256 over UTF-8 text of one fact a line, each line ended by a newline. No value can
 * hold a newline, so two different entries never give the same text.
 */
public final class Seals {

  /** The seal before the first entry of a fund, as 64 hexadecimal digits. */
  public static final String START = "0".repeat(64);

  private static final HexFormat HEX = HexFormat.of();

  private static final ThreadLocal<MessageDigest> SHA_256 =
      ThreadLocal.withInitial(
          () -> {
            try {
              return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
              throw new AssertionError("Every Java platform has SHA-256", e);
            }
          });

  private Seals() {}

  /**
   * The text of what was submitted, which two submissions of one act have in common.
   *
   * @param entry  the entry as its sender gave it, with the day its sender gave
   * @param reverses  the sequence of the entry it reverses
   */
  public static String contentText(JournalEntry entry, Optional<Long> reverses) {
    var text = new StringBuilder(320);
    text.append("commonpurse entry 1\nfund ").append(entry.fund().value());
    text.append("\nbook ").append(entry.book().name());
    text.append("\neffective-on ").append(entry.effectiveOn());
    if (entry.yearEnd()) {
      text.append("\nyear-end");
    }
    text.append("\nkind ").append(entry.kind().value());
    text.append("\nnarrative ").append(entry.narrative());
    text.append("\nreference ").append(entry.reference());
    entry
        .approval()
        .ifPresent(
            approval ->
                text.append("\napproved-by ")
                    .append(approval.by().name())
                    .append("\nminute ")
                    .append(approval.minute()));
    reverses.ifPresent(sequence -> text.append("\nreverses ").append(sequence.longValue()));
    for (Posting posting : entry.postings()) {
      text.append("\nposting ").append(posting.pence()).append(' ');
      posting.account().appendPath(text);
    }
    return text.append('\n').toString();
  }

  /** The digest of {@link #contentText}, as 32 bytes. */
  public static byte[] contentDigest(JournalEntry entry, Optional<Long> reverses) {
    return sha256(contentText(entry, reverses));
  }

  /**
   * The text whose hash is an entry's seal.
   *
   * @param previous  the seal of the entry before, or {@link #START}
   * @param countsOn  the day on which the entry counts, which differs from the one submitted where a
   *     late entry was routed
   * @param recordedAt  in whole microseconds
   * @param content  the content digest
   */
  public static String sealText(
      byte[] previous,
      long sequence,
      LocalDate countsOn,
      Instant recordedAt,
      EntryKey key,
      Actor by,
      byte[] content) {
    return new StringBuilder(320)
        .append("commonpurse seal 1\nprevious ")
        .append(HEX.formatHex(previous))
        .append("\nsequence ")
        .append(sequence)
        .append("\ncounts-on ")
        .append(countsOn)
        .append("\nrecorded-at-micros ")
        .append(micros(recordedAt))
        .append("\nkey ")
        .append(key.value())
        .append("\nactor ")
        .append(by.name())
        .append("\ncontent ")
        .append(HEX.formatHex(content))
        .append('\n')
        .toString();
  }

  /** The seal: the hash of {@link #sealText}, as 32 bytes. */
  public static byte[] seal(
      byte[] previous,
      long sequence,
      LocalDate countsOn,
      Instant recordedAt,
      EntryKey key,
      Actor by,
      byte[] content) {
    return sha256(sealText(previous, sequence, countsOn, recordedAt, key, by, content));
  }

  /**
   * The seal that a recorded entry ought to have after the one given.
   *
   * @return 64 hexadecimal digits
   */
  public static String expected(String previous, RecordedEntry recorded) {
    return expected(previous, recorded, contentDigest(recorded));
  }

  /**
   * The seal that a recorded entry ought to have after the one given.
   *
   * @param content  the content digest of the entry
   * @return 64 hexadecimal digits
   */
  public static String expected(String previous, RecordedEntry recorded, byte[] content) {
    return HEX.formatHex(
        seal(
            HEX.parseHex(previous),
            recorded.sequence(),
            recorded.entry().effectiveOn(),
            recorded.recordedAt(),
            recorded.key(),
            recorded.by(),
            content));
  }

  /** The digest of what was submitted of a recorded entry, with the day its sender gave. */
  public static byte[] contentDigest(RecordedEntry recorded) {
    JournalEntry entry = recorded.entry();
    return contentDigest(
        recorded.submittedOn().map(entry::countingOn).orElse(entry), recorded.reverses());
  }

  /** Microseconds since the first instant of 1970 in UTC. */
  public static long micros(Instant moment) {
    return Math.addExact(
        Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1_000);
  }

  private static byte[] sha256(String text) {
    MessageDigest digest = SHA_256.get();
    return digest.digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
