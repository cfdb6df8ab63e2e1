package org.mailpromoter.core.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageLimits;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.store.OutgoingStore;

/**
 * Finds what is kept of mail that a person answers or passes on. Its header is part of the evidence
 * of its decision, or of the bytes that were sent. Where neither is kept any more, the conversation
 * says which mails were before it. Thread-safe.
 *
 * @since 0.1
 */
public final class OriginalMails {
  /** The first mails of longer conversations are enough to be found by. */
  private static final int MOST_OF_CONVERSATION = 200;

  private final ActivityHistory activities;
  private final DecisionHistory decisions;
  private final OutgoingStore outgoing;
  private final EnvelopeParser parser = new EnvelopeParser(MessageLimits.DEFAULT);

  /** A finder over these ports. */
  public OriginalMails(
      ActivityHistory activities, DecisionHistory decisions, OutgoingStore outgoing) {
    this.activities = Objects.requireNonNull(activities, "activities");
    this.decisions = Objects.requireNonNull(decisions, "decisions");
    this.outgoing = Objects.requireNonNull(outgoing, "outgoing");
  }

  /** A mail; empty if there is no activity with the number. */
  public Optional<OriginalMail> find(ActivityId id) {
    return activities
        .find(id)
        .map(
            activity -> {
              Optional<Envelope> header = header(activity);
              return new OriginalMail(
                  activity,
                  header,
                  header.map(OriginalMails::chain).orElseGet(() -> conversation(activity)));
            });
  }

  private Optional<Envelope> header(EmailActivity activity) {
    Optional<Envelope> sent =
        activity.direction() == Direction.OUTGOING ? sent(activity.id()) : Optional.empty();
    return sent.or(() -> activity.messageId().flatMap(id -> decided(id, activity)));
  }

  private Optional<Envelope> decided(MessageId id, EmailActivity activity) {
    return decisions.find(id).stream()
        .filter(each -> each.entry().activity().equals(Optional.of(activity.id())))
        .filter(OriginalMails::hasFacts)
        .map(StoredEvidence::facts)
        .map(Facts::envelope)
        .findFirst();
  }

  private static boolean hasFacts(StoredDecision decision) {
    return decision.entry().facts().length > 0;
  }

  /** Bytes that were erased have no header. */
  private Optional<Envelope> sent(ActivityId activity) {
    return outgoing
        .of(activity)
        .map(mail -> parser.parse(beginning(mail.id())))
        .filter(envelope -> envelope.messageId().isPresent());
  }

  private byte[] beginning(OutgoingId id) {
    try (InputStream bytes = outgoing.message(id).open()) {
      return bytes.readNBytes(MessageLimits.DEFAULT.headerBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("outgoing mail " + id + " cannot be read", e);
    }
  }

  /** RFC 5322, 3.6.4: a single id in In-Reply-To stands for References that are missing. */
  private static List<MessageId> chain(Envelope header) {
    boolean replaces = header.references().isEmpty() && header.inReplyTo().size() == 1;
    return replaces ? header.inReplyTo() : header.references();
  }

  private List<MessageId> conversation(EmailActivity activity) {
    Map<ActivityId, EmailActivity> all = new LinkedHashMap<>();
    activities
        .conversation(activity.id(), MOST_OF_CONVERSATION)
        .forEach(each -> all.put(each.id(), each));
    Deque<MessageId> chain = new ArrayDeque<>();
    Set<ActivityId> seen = new LinkedHashSet<>(List.of(activity.id()));
    Optional<EmailActivity> next = before(activity, all);
    while (next.isPresent() && seen.add(next.get().id())) {
      next.get().messageId().ifPresent(chain::addFirst);
      next = before(next.get(), all);
    }
    return List.copyOf(chain);
  }

  private static Optional<EmailActivity> before(
      EmailActivity activity, Map<ActivityId, EmailActivity> all) {
    return activity.correlatedActivity().flatMap(id -> Optional.ofNullable(all.get(id)));
  }
}
