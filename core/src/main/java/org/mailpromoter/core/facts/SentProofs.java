package org.mailpromoter.core.facts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.ThreadIndex;
import org.mailpromoter.core.sending.Evidence;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.RewrittenId;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.store.KnownActivity;
import org.mailpromoter.core.store.KnownOutgoing;
import org.mailpromoter.core.store.Sighting;

/**
 * What the header of a message proves about mail that was handed over and whose answer is not
 * known: it is a copy of such a mail, or answers it. Only what a server brought counts. A mail that
 * we write next names all mail before it in References, also what was never sent, and so do the
 * answers to it; therefore only the message that is answered itself is proven. Pure.
 */
final class SentProofs {
  private final Place place;
  private final KnownOutgoing outgoing;
  private final CandidateIndex candidates;

  SentProofs(Place place, KnownOutgoing outgoing, CandidateIndex candidates) {
    this.place = place;
    this.outgoing = outgoing;
    this.candidates = candidates;
  }

  /** The key under which the mail is found that a relay gave another id; empty for other mail. */
  static Optional<CorrelationKey> originalKey(Envelope envelope) {
    return originalId(envelope).map(ReturnedMail::key);
  }

  private static Optional<MessageId> originalId(Envelope envelope) {
    return envelope.hint(RewrittenId.ORIGINAL_FIELD).flatMap(MessageId::parse);
  }

  /**
   * What a message proves.
   *
   * @param sought the keys that strategies seek for it
   * @param same the activities with its identity key
   */
  List<Sighting> of(Incoming message, Sought sought, List<KnownActivity> same) {
    if (outgoing.mails().isEmpty() || message.isUnread()) {
      return List.of();
    }
    Envelope envelope = message.envelope();
    List<Sighting> copies =
        same.stream().flatMap(each -> copy(each.id(), message).stream()).toList();
    if (!copies.isEmpty() || same.stream().anyMatch(each -> outgoing.of(each.id()).isPresent())) {
      return copies;
    }
    return originalId(envelope)
        .flatMap(id -> rewritten(id, message))
        .map(List::of)
        .orElseGet(() -> answered(message, sought));
  }

  private Optional<Sighting> copy(ActivityId activity, Incoming message) {
    return outgoing
        .of(activity)
        .filter(mail -> message.envelope().messageId().filter(mail.messageId()::equals).isPresent())
        .filter(SentProofs::isOpen)
        .flatMap(mail -> copy(mail).map(kind -> proof(mail, kind, message, Optional.empty())));
  }

  /** A copy in another folder of the mailbox that sends may be a draft. */
  private Optional<Evidence.Kind> copy(OutgoingMail mail) {
    boolean own = place.mailbox().equals(mail.mailbox());
    return switch (place.role()) {
      case SENT -> own ? Optional.of(Evidence.Kind.SENT_COPY) : Optional.empty();
      case INBOX -> Optional.of(Evidence.Kind.RECEIVED_COPY);
      case OTHER -> own ? Optional.empty() : Optional.of(Evidence.Kind.RECEIVED_COPY);
    };
  }

  /** The copy that a server filed under an id of its own tells which id recipients see. */
  private Optional<Sighting> rewritten(MessageId original, Incoming message) {
    return found(Set.of(ReturnedMail.key(original)))
        .filter(mail -> mail.messageId().equals(original))
        .filter(mail -> place.role() == FolderRole.SENT && place.mailbox().equals(mail.mailbox()))
        .map(
            mail -> {
              Sighting proof = proof(mail, Evidence.Kind.SENT_COPY, message, Optional.empty());
              Set<CorrelationKey> keys =
                  message.envelope().messageId().map(CorrelationKey::ofId).orElseGet(Set::of);
              return new Sighting(mail.id(), isOpen(mail) ? proof.events() : List.of(), keys);
            });
  }

  private List<Sighting> answered(Incoming message, Sought sought) {
    Envelope envelope = message.envelope();
    Optional<EmailAddress> from =
        envelope.from().addresses().stream().map(each -> each.address()).findFirst();
    if (place.direction() != Direction.INCOMING || from.isEmpty()) {
      return List.of();
    }
    Map<OutgoingId, OutgoingMail> named = new LinkedHashMap<>();
    found(directly(envelope)).ifPresent(mail -> named.put(mail.id(), mail));
    for (CorrelationKey token : tokens(sought)) {
      alone(token).filter(mail -> goesTo(mail, from.get())).ifPresent(m -> named.put(m.id(), m));
    }
    return named.values().stream()
        .filter(SentProofs::isOpen)
        .filter(mail -> !mail.sender().address().equals(from.get()))
        .map(mail -> proof(mail, Evidence.Kind.REPLY, message, from))
        .toList();
  }

  /** The keys of the message that a message answers itself. */
  private static Set<CorrelationKey> directly(Envelope envelope) {
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    List<MessageId> references = envelope.references();
    envelope.inReplyTo().forEach(id -> keys.addAll(CorrelationKey.ofId(id)));
    if (keys.isEmpty() && !references.isEmpty()) {
      keys.addAll(CorrelationKey.ofId(references.get(references.size() - 1)));
    }
    envelope
        .threadIndex()
        .flatMap(ThreadIndex::parse)
        .filter(index -> index.depth() > 0)
        .map(index -> new CorrelationKey(CorrelationKey.THREAD_INDEX, index.ancestors().get(0)))
        .ifPresent(keys::add);
    return keys;
  }

  private Optional<OutgoingMail> found(Set<CorrelationKey> keys) {
    return candidates.under(keys).stream()
        .flatMap(each -> outgoing.of(each.activity()).stream())
        .findFirst();
  }

  static Set<CorrelationKey> tokens(Sought sought) {
    return sought.all().stream()
        .filter(
            key ->
                key.space().equals(CorrelationKey.TOKEN)
                    || key.space().equals(CorrelationKey.SIGNED_TOKEN))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Of several messages with one token any may be the one that is answered. */
  private Optional<OutgoingMail> alone(CorrelationKey token) {
    List<Candidate> under = candidates.under(Set.of(token));
    return under.size() == 1 ? outgoing.of(under.get(0).activity()) : Optional.empty();
  }

  static boolean goesTo(OutgoingMail mail, EmailAddress address) {
    return mail.state().recipients().stream()
        .anyMatch(each -> each.address().address().equals(address));
  }

  /** Of other mail nothing is left to be proven. */
  private static boolean isOpen(OutgoingMail mail) {
    return mail.state().phase() == Phase.HANDED_OVER || mail.state().isInDoubt();
  }

  private Sighting proof(
      OutgoingMail mail, Evidence.Kind kind, Incoming message, Optional<EmailAddress> from) {
    Instant at = message.arrival().receivedAt();
    Evidence evidence =
        Evidence.found(kind, at, place.mailbox(), place.folder(), about(message, from));
    return new Sighting(mail.id(), List.of(new SendEvent.Proven(evidence)), Set.of());
  }

  private static Optional<EmailAddress> about(Incoming message, Optional<EmailAddress> from) {
    return from.or(() -> message.envelope().hint("delivered-to").flatMap(EmailAddress::parse));
  }
}
