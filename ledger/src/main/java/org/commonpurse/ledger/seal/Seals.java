package org.commonpurse.ledger.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.digest.Sha256;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * Content digests and seals of entries and events, which form one chain for each fund.
 * <p>
 * All are SHA-256 over UTF-8 text of one fact a line, each line ended by a newline. No value can
 * hold a newline, so two different links never give the same text. Personal texts (narrative, actor,
 * approval, documents) stand in it as salted hashes; entries of the first form, recorded before there
 * were salts, hold them as they are.
 */
public final class Seals {

  /** The seal before the first entry of a fund, as 64 hexadecimal digits. */
  public static final String START = "0".repeat(64);

  private static final HexFormat HEX = HexFormat.of();

  private Seals() {}

  /**
   * The text of what was submitted, which two submissions of one act have in common.
   *
   * @param entry  the entry as its sender gave it, with the day its sender gave
   * @param reverses  the sequence of the entry it reverses
   * @param proof  how personal texts stand in it
   */
  public static String contentText(JournalEntry entry, Optional<Long> reverses, TextProof proof) {
    var text = new StringBuilder(400);
    text.append("commonpurse entry ").append(proof.form());
    text.append("\nfund ").append(entry.fund().value());
    text.append("\nbook ").append(entry.book().name());
    text.append("\neffective-on ").append(entry.effectiveOn());
    if (entry.yearEnd()) {
      text.append("\nyear-end");
    }
    text.append("\nkind ").append(entry.kind().value());
    text.append("\nnarrative ").append(proof.of("narrative", entry.narrative()));
    text.append("\nreference ").append(entry.reference());
    if (entry.approval().isPresent()) {
      Approval approval = entry.approval().get();
      text.append("\napproved-by ").append(person(proof, "approved-by", approval.by()));
      text.append("\nminute ").append(proof.of("minute", approval.minute()));
    }
    reverses.ifPresent(sequence -> text.append("\nreverses ").append(sequence.longValue()));
    for (Posting posting : entry.postings()) {
      text.append("\nposting ").append(posting.pence()).append(' ');
      posting.account().appendPath(text);
    }
    return text.append('\n').toString();
  }

  /** The digest of {@link #contentText}, as 32 bytes. */
  public static byte[] contentDigest(JournalEntry entry, Optional<Long> reverses, TextProof proof) {
    return Sha256.of(contentText(entry, reverses, proof));
  }

  private static String person(TextProof proof, String field, Actor actor) {
    return proof.of(field, proof.form() == 1 ? actor.name() : hashed(actor));
  }

  /**
   * The text whose hash is an entry's seal.
   *
   * @param previous  the seal of the link before, or {@link #START}
   * @param countsOn  the day on which the entry counts, which differs from the one submitted where a
   *     late entry was routed
   * @param recordedAt  in whole microseconds
   * @param person  who is responsible, as the form names them
   * @param content  the content digest
   */
  private static String sealText(
      int form,
      byte[] previous,
      long sequence,
      LocalDate countsOn,
      Instant recordedAt,
      EntryKey key,
      String person,
      byte[] content) {
    return new StringBuilder(400)
        .append("commonpurse seal ")
        .append(form)
        .append("\nprevious ")
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
        .append(person)
        .append("\ncontent ")
        .append(HEX.formatHex(content))
        .append('\n')
        .toString();
  }

  /** The personal texts of an entry as they are hashed, by field. */
  public static Map<String, String> personalTexts(RecordedEntry recorded) {
    var texts = new TreeMap<String, String>();
    texts.put("actor", hashed(recorded.by()));
    texts.put("narrative", recorded.entry().narrative());
    recorded
        .entry()
        .approval()
        .ifPresent(
            approval -> {
              texts.put("approved-by", hashed(approval.by()));
              texts.put("minute", approval.minute());
            });
    return texts;
  }

  /** The personal texts of an event as they are hashed, by field. */
  public static Map<String, String> personalTexts(ChainEvent event) {
    return new TreeMap<>(Map.of("actor", hashed(event.by()), "document", event.document()));
  }

  private static String hashed(Actor actor) {
    return actor.id() + "\n" + actor.name();
  }

  /** Who is responsible for a link, as its seal names them. */
  public static String person(TextProof proof, Actor by) {
    return person(proof, "actor", by);
  }

  /**
   * The seal of an entry in the present form: the hash of its text, as 32 bytes.
   *
   * @param countsOn  the day on which it counts, which differs from the one submitted where it was routed
   * @param recordedAt  in whole microseconds
   * @param person  as {@link #person} has it, which can be made before it is the entry's turn
   */
  public static byte[] seal(
      byte[] previous,
      long sequence,
      LocalDate countsOn,
      Instant recordedAt,
      EntryKey key,
      String person,
      byte[] content) {
    return Sha256.of(sealText(2, previous, sequence, countsOn, recordedAt, key, person, content));
  }

  /**
   * The text whose hash is an event's seal.
   *
   * @param previous  the seal of the link before, as 64 hexadecimal digits
   */
  public static String sealText(String previous, ChainEvent event) {
    var text = new StringBuilder(500);
    text.append("commonpurse event 1\nprevious ").append(previous);
    text.append("\nfund ").append(event.fund().value());
    text.append("\nnumber ").append(event.number());
    text.append("\nafter-entry ").append(event.afterEntry());
    text.append("\nrecorded-at-micros ").append(micros(event.recordedAt()));
    event
        .adoptedAt()
        .ifPresent(moment -> text.append("\nadopted-at-micros ").append(micros(moment)));
    text.append("\nkind ").append(event.kind().word());
    text.append("\nsubject ").append(event.subject());
    text.append("\nactor ").append(person(event.proof(), event.by()));
    text.append("\ndocument ").append(event.proof().of("document", event.document()));
    return text.append('\n').toString();
  }

  /**
   * The seal that an event ought to have after the one given.
   *
   * @return 64 hexadecimal digits
   */
  public static String expected(String previous, ChainEvent event) {
    return Sha256.hex(sealText(previous, event));
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
    return Sha256.hex(
        sealText(
            recorded.proof().form(),
            HEX.parseHex(previous),
            recorded.sequence(),
            recorded.entry().effectiveOn(),
            recorded.recordedAt(),
            recorded.key(),
            person(recorded.proof(), recorded.by()),
            content));
  }

  /** The digest of what was submitted of a recorded entry, with the day its sender gave. */
  public static byte[] contentDigest(RecordedEntry recorded) {
    JournalEntry entry = recorded.entry();
    return contentDigest(
        recorded.submittedOn().map(entry::countingOn).orElse(entry),
        recorded.reverses(),
        recorded.proof());
  }

  /** Microseconds since the first instant of 1970 in UTC. */
  public static long micros(Instant moment) {
    return Math.addExact(
        Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1_000);
  }

  /** The moment of so many microseconds. */
  public static Instant moment(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
