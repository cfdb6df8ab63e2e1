package org.mailpromoter.core.dispatch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.facts.Arrival;
import org.mailpromoter.core.facts.Correlator;
import org.mailpromoter.core.facts.CreationAttempts;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.Location;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.BodyParser;
import org.mailpromoter.core.message.ContentDigest;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageLimits;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.promotion.ActivityMaker;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.NewActivity;

/**
 * Records mail that the system sent, so that replies find it (C-14, O-6). One thread at a time.
 *
 * @since 0.1
 */
public final class SentMail {
  private static final Location RECORDED =
      new Location(new MailboxId("recorded"), new FolderId("recorded"), FolderRole.SENT, Set.of());

  /** The store gives the activity its number. */
  private static final ActivityId UNNUMBERED = new ActivityId(1);

  private final ActivityStore store;
  private final RecordDirectory directory;
  private final Correlator correlator;
  private final Clock clock;
  private final EnvelopeParser envelopes;
  private final BodyParser bodies = new BodyParser(MessageLimits.DEFAULT);

  /** A recorder over these ports. */
  public SentMail(
      ActivityStore store,
      RecordDirectory directory,
      List<CorrelationStrategy> strategies,
      Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.directory = Objects.requireNonNull(directory, "directory");
    this.correlator = new Correlator(strategies);
    this.envelopes = new EnvelopeParser(MessageLimits.DEFAULT, correlator.headers());
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Records a message as an outgoing activity.
   *
   * @param message the message as it was sent, with its real Message-ID; read to its end, not
   *     closed
   * @param regarding the record it is about, which replies inherit
   * @param keeper keeps the contents of attachments
   * @return the activity, or empty when the message was recorded before
   * @throws IOException if the message cannot be read
   */
  public Optional<EmailActivity> record(
      InputStream message, Optional<RecordId> regarding, ContentKeeper keeper) throws IOException {
    return store.add(read(message, regarding, keeper).activity()).map(NewActivity::activity);
  }

  /**
   * Reads a message as an outgoing activity, with the keys under which replies find it; keeps
   * nothing.
   *
   * @param message as it is sent; read to its end, not closed
   * @param regarding the record it is about, which replies inherit
   * @param keeper keeps the contents of attachments
   * @throws IOException if the message cannot be read
   */
  Read read(InputStream message, Optional<RecordId> regarding, ContentKeeper keeper)
      throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(message);
    buffered.mark(MessageLimits.DEFAULT.headerBytes() + 1);
    byte[] header = buffered.readNBytes(MessageLimits.DEFAULT.headerBytes());
    buffered.reset();
    ContentDigest content = new ContentDigest();
    InputStream read = content.whileReading(buffered);
    Body body = bodies.parse(read, keeper);
    read.transferTo(OutputStream.nullOutputStream());
    Envelope envelope = envelopes.parse(header).above(content.hex());
    Instant now = clock.instant();
    Facts facts = facts(envelope, header.length, now);
    Set<CorrelationKey> keys = correlator.keysOf(envelope);
    return new Read(
        new NewActivity(ActivityMaker.recorded(UNNUMBERED, facts, regarding, body, now), keys),
        conversation(envelope));
  }

  /**
   * A message that was read.
   *
   * @param activity its activity, with the keys under which replies find it
   * @param conversation the Message-ID with which its conversation began; empty if it has none
   */
  record Read(NewActivity activity, Optional<MessageId> conversation) {
    /** The same, so that no reply finds it. */
    Read withoutKeys() {
      return with(new NewActivity(activity.activity(), Set.of()));
    }

    /** The same with another activity. */
    Read with(NewActivity other) {
      return new Read(other, conversation);
    }
  }

  /** The first message that it refers to (RFC 5322, 3.6.4), or the message itself. */
  private static Optional<MessageId> conversation(Envelope envelope) {
    return Stream.of(envelope.references(), envelope.inReplyTo())
        .flatMap(List::stream)
        .findFirst()
        .or(envelope::messageId);
  }

  private Facts facts(Envelope envelope, int size, Instant now) {
    Map<EmailAddress, List<PartyRecord>> records = directory.resolve(envelope.addresses());
    return new Facts(
        RECORDED,
        Direction.OUTGOING,
        Arrival.recorded(now, size),
        envelope,
        records,
        List.of(),
        List.of(),
        CreationAttempts.NONE);
  }
}
