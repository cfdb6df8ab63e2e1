package org.mailpromoter.core.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.AddressList;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.store.KnownActivity;

/**
 * Everything about one message in one mailbox that can influence the decision. Immutable.
 *
 * @param location where it was found
 * @param direction which way the message went
 * @param arrival how it came there
 * @param envelope its header
 * @param records every record behind every address of the header; unknown addresses are absent
 * @param correlation what each strategy found, in the order in which they are installed
 * @param known activities that exist under its identity key, of either direction
 * @param attempts how often its activity could not be created
 * @since 0.1
 */
public record Facts(
    Location location,
    Direction direction,
    Arrival arrival,
    Envelope envelope,
    Map<EmailAddress, List<PartyRecord>> records,
    List<StrategyReport> correlation,
    List<KnownActivity> known,
    CreationAttempts attempts) {
  /** Copies the collections. */
  public Facts {
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(arrival, "arrival");
    Objects.requireNonNull(envelope, "envelope");
    records = Map.copyOf(records);
    correlation = List.copyOf(correlation);
    known = List.copyOf(known);
    Objects.requireNonNull(attempts, "attempts");
  }

  /** Returns these facts with other records behind the addresses. */
  public Facts withRecords(Map<EmailAddress, List<PartyRecord>> other) {
    return new Facts(location, direction, arrival, envelope, other, correlation, known, attempts);
  }

  /** Returns these facts with another location or other keywords. */
  public Facts withLocation(Location other) {
    return new Facts(other, direction, arrival, envelope, records, correlation, known, attempts);
  }

  /** Returns these facts with another header. */
  public Facts withEnvelope(Envelope other) {
    return new Facts(location, direction, arrival, other, records, correlation, known, attempts);
  }

  /** Returns these facts with other strategy reports. */
  public Facts withCorrelation(List<StrategyReport> reports) {
    return withHistory(reports, known);
  }

  /** Returns these facts with other known activities. */
  Facts withHistory(List<StrategyReport> reports, List<KnownActivity> activities) {
    return new Facts(
        location, direction, arrival, envelope, records, reports, activities, attempts);
  }

  /** Returns these facts with another number of failed creation attempts. */
  public Facts withAttempts(CreationAttempts other) {
    return new Facts(location, direction, arrival, envelope, records, correlation, known, other);
  }

  /** When it was sent; the received date if the message does not say. */
  public Instant sentAt() {
    return envelope.date().orElse(arrival.receivedAt());
  }

  /** When the server received it. */
  public Instant receivedAt() {
    return arrival.receivedAt();
  }

  /** Bytes of the whole message. */
  public long size() {
    return arrival.size();
  }

  /** The mailbox being synchronised. */
  public MailboxId mailbox() {
    return location.mailbox();
  }

  /** Whether the message was sent from here and is an activity as such. */
  public boolean sentCopyExists() {
    return !known.isEmpty()
        && known.stream()
            .filter(each -> each.direction() == Direction.OUTGOING)
            .anyMatch(each -> each.identity().equals(envelope.identity()));
  }

  /** The sender: the first address in From. An ambiguous author has no record. */
  public Optional<Participant> sender() {
    List<NamedAddress> from = envelope.from().addresses();
    if (from.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        authorIsClear()
            ? participant(Role.SENDER, from.get(0))
            : new Participant(Role.SENDER, from.get(0), List.of()));
  }

  /** Whether From names one author, and every reader sees the same one (P-10). */
  public boolean authorIsClear() {
    return !envelope.flaws().contains(Flaw.AUTHOR_UNCLEAR);
  }

  /** To, Cc and Bcc, in this order and the order of each header. */
  public List<Participant> recipients() {
    List<Participant> all = new ArrayList<>();
    add(Role.TO, envelope.to(), all);
    add(Role.CC, envelope.cc(), all);
    add(Role.BCC, envelope.bcc(), all);
    return all;
  }

  /** The sender and the recipients, in this order. */
  public List<Participant> participants() {
    List<Participant> all = new ArrayList<>();
    sender().ifPresent(all::add);
    all.addAll(recipients());
    return all;
  }

  /** The activity that this very message became before, in the same direction. */
  public Optional<KnownActivity> duplicateOf() {
    if (known.isEmpty()) {
      return Optional.empty();
    }
    return known.stream()
        .filter(each -> each.direction() == direction)
        .filter(each -> each.identity().equals(envelope.identity()))
        .findFirst();
  }

  /** Whether the activity of a duplicate was made from other content. */
  public boolean replacesContent() {
    return duplicateOf()
        .filter(each -> each.contentSize() >= 0 && arrival.contentSize() >= 0)
        .filter(each -> each.contentSize() != arrival.contentSize())
        .isPresent();
  }

  /** Whether another message has used the same Message-ID. */
  public boolean reusesMessageId() {
    return !known.isEmpty()
        && known.stream().anyMatch(each -> !each.identity().equals(envelope.identity()));
  }

  private void add(Role role, AddressList list, List<Participant> all) {
    list.addresses().forEach(address -> all.add(participant(role, address)));
  }

  private Participant participant(Role role, NamedAddress address) {
    return new Participant(role, address, records.getOrDefault(address.address(), List.of()));
  }
}
