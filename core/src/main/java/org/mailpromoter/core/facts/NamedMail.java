package org.mailpromoter.core.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.message.DeliveryReport;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.sending.Evidence;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.RecipientState;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.store.KnownOutgoing;
import org.mailpromoter.core.store.Sighting;

/**
 * How a delivery report names the mail it is about. Anybody can write a report. It counts only when
 * it names what we gave the mail (the envelope id, the Message-ID or the token) and a recipient of
 * that mail.
 *
 * @param report the report
 * @param ids keys of Message-IDs and of their left parts, one of which is the envelope id
 * @param tokens keys of the tokens in the subject of the returned mail
 */
record NamedMail(DeliveryReport report, Set<CorrelationKey> ids, Set<CorrelationKey> tokens) {
  NamedMail {
    ids = Set.copyOf(ids);
    tokens = Set.copyOf(tokens);
  }

  /**
   * The names in a report.
   *
   * @param header its header
   * @param tokens keys of the tokens in the subject of the returned mail
   */
  static NamedMail by(Envelope header, DeliveryReport report, Set<CorrelationKey> tokens) {
    Set<CorrelationKey> ids = new LinkedHashSet<>();
    if (!report.envelopeId().isEmpty()) {
      ids.add(new CorrelationKey(CorrelationKey.MESSAGE_ID_LEFT, report.envelopeId()));
    }
    List<MessageId> references = header.references();
    Stream.of(
            report.returned(),
            header.inReplyTo(),
            references.subList(Math.max(0, references.size() - 1), references.size()))
        .flatMap(List::stream)
        .forEach(id -> ids.addAll(CorrelationKey.ofId(id)));
    return new NamedMail(report, ids, tokens);
  }

  Set<CorrelationKey> keys() {
    Set<CorrelationKey> all = new LinkedHashSet<>(ids);
    all.addAll(tokens);
    return all;
  }

  /** What the report says about the mails that it names, for each recipient. */
  List<ReportedMail> found(
      CandidateIndex candidates, KnownOutgoing outgoing, Place place, Incoming message) {
    return report.fates().stream()
        .flatMap(fate -> found(fate, candidates, outgoing, place, message).stream())
        .toList();
  }

  /** Who forwards a mail to another recipient of it says nothing about the latter. */
  private Optional<ReportedMail> found(
      DeliveryReport.Fate fate,
      CandidateIndex candidates,
      KnownOutgoing outgoing,
      Place place,
      Incoming message) {
    for (EmailAddress recipient : fate.recipient()) {
      Optional<OutgoingMail> mail = mailTo(recipient, candidates, outgoing);
      if (mail.isPresent()) {
        Sighting says = says(mail.get(), recipient, fate, place, message);
        return Optional.of(new ReportedMail(mail.get(), says));
      }
    }
    return Optional.empty();
  }

  /** By an id, else by a token that only one of the mails to the recipient has. */
  private Optional<OutgoingMail> mailTo(
      EmailAddress recipient, CandidateIndex candidates, KnownOutgoing outgoing) {
    List<OutgoingMail> byId = mailsTo(recipient, ids, candidates, outgoing);
    List<OutgoingMail> mails =
        byId.isEmpty() ? mailsTo(recipient, tokens, candidates, outgoing) : byId;
    return mails.size() == 1 ? Optional.of(mails.get(0)) : Optional.empty();
  }

  private static List<OutgoingMail> mailsTo(
      EmailAddress recipient,
      Set<CorrelationKey> keys,
      CandidateIndex candidates,
      KnownOutgoing outgoing) {
    Map<OutgoingId, OutgoingMail> mails = new LinkedHashMap<>();
    candidates.under(keys).stream()
        .flatMap(each -> outgoing.of(each.activity()).stream())
        .filter(mail -> SentProofs.goesTo(mail, recipient))
        .forEach(mail -> mails.put(mail.id(), mail));
    return List.copyOf(mails.values());
  }

  /** That a report exists proves that the mail was accepted; what it says comes after that. */
  private static Sighting says(
      OutgoingMail mail,
      EmailAddress recipient,
      DeliveryReport.Fate fate,
      Place place,
      Incoming message) {
    Instant at = message.arrival().receivedAt();
    Evidence.Kind kind = Evidence.Kind.DELIVERY_REPORT;
    Evidence evidence =
        Evidence.found(kind, at, place.mailbox(), place.folder(), Optional.of(recipient));
    List<SendEvent> events = new ArrayList<>();
    events.add(new SendEvent.Proven(evidence));
    state(fate.action())
        .map(state -> new SendEvent.Reported(recipient, state, fate.words()))
        .ifPresent(events::add);
    return new Sighting(mail.id(), events, Set.of());
  }

  /** A system that sends no reports may deliver what it was given or not. */
  private static Optional<RecipientState> state(DeliveryReport.Action action) {
    return switch (action) {
      case FAILED -> Optional.of(RecipientState.UNDELIVERED);
      case DELAYED -> Optional.of(RecipientState.DELAYED);
      case DELIVERED, EXPANDED -> Optional.of(RecipientState.DELIVERED);
      case RELAYED -> Optional.empty();
    };
  }
}
