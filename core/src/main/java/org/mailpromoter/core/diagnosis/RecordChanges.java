package org.mailpromoter.core.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mailpromoter.core.decision.SeenRecord;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.Owner;

/** Every single change of records that concerns a message. */
final class RecordChanges {
  /** Limits the remedies for an address with many records. */
  private static final int MOST_RECORDS_OF_AN_ADDRESS = 3;

  /** Limits the unknown addresses for which a remedy is offered. */
  private static final int MOST_ADDRESSES = 10;

  private final Grounds grounds;
  private final List<Change> changes = new ArrayList<>();

  private RecordChanges(Grounds grounds) {
    this.grounds = grounds;
  }

  static List<Change> of(Grounds grounds) {
    RecordChanges all = new RecordChanges(grounds);
    all.contacts();
    all.aliases();
    grounds.facts().participants().forEach(all::singleRecord);
    return all.changes;
  }

  /**
   * If the owner's option depends on the other party, its record can be added. A newsletter's
   * address does not belong in the contacts.
   */
  private void contacts() {
    Facts facts = grounds.facts();
    if (!MachineMail.of(facts.envelope()).isEmpty()) {
      return;
    }
    List<Participant> others =
        facts.direction() == Direction.OUTGOING
            ? facts.recipients()
            : facts.sender().stream().toList();
    for (EmailAddress address : ofNobody(others)) {
      PartyRecord contact =
          PartyRecord.of(new RecordId(RecordKind.CONTACT, address.value()), address.value());
      add(new Action.AddContact(address), address, records -> List.of(contact));
    }
  }

  private static List<EmailAddress> ofNobody(List<Participant> participants) {
    return participants.stream()
        .filter(each -> each.candidates().isEmpty())
        .map(each -> each.address().address())
        .distinct()
        .limit(MOST_ADDRESSES)
        .toList();
  }

  /**
   * An unknown address may be another address of the mailbox's owner. This is not offered while
   * some addresses are unread, because the owner's address may be among those.
   */
  private void aliases() {
    Optional<Owner> owner =
        grounds
            .policy()
            .mailbox(grounds.facts().mailbox())
            .flatMap(MailboxPolicy::owner)
            .flatMap(grounds.policy()::owner);
    Facts facts = grounds.facts();
    boolean allRead =
        Collections.disjoint(facts.envelope().flaws(), Set.of(Flaw.ADDRESSES_CUT, Flaw.HEADER_CUT));
    if (owner.isEmpty() || facts.direction() == Direction.OUTGOING || !allRead) {
      return;
    }
    RecordId id = owner.get().id();
    PartyRecord record = PartyRecord.of(id, owner.get().name());
    for (EmailAddress address : ofNobody(facts.recipients())) {
      add(
          new Action.AddAddress(id, owner.get().name(), address),
          address,
          records -> List.of(record));
    }
  }

  /** An address of several records, or of an inactive one. */
  private void singleRecord(Participant participant) {
    EmailAddress address = participant.address().address();
    List<PartyRecord> first =
        participant.candidates().stream().limit(MOST_RECORDS_OF_AN_ADDRESS).toList();
    for (PartyRecord record : first) {
      if (participant.candidates().size() > 1) {
        add(
            new Action.KeepAddress(address, SeenRecord.of(record), others(participant, record)),
            address,
            records -> List.of(record));
      }
      if (!record.active()) {
        add(
            new Action.Activate(SeenRecord.of(record)),
            address,
            records -> activated(records, record));
      }
    }
  }

  private static List<RecordId> others(Participant participant, PartyRecord kept) {
    return participant.candidates().stream()
        .map(PartyRecord::id)
        .filter(id -> !id.equals(kept.id()))
        .toList();
  }

  private static List<PartyRecord> activated(List<PartyRecord> records, PartyRecord which) {
    return records.stream()
        .map(each -> each.id().equals(which.id()) ? each.active(true) : each)
        .toList();
  }

  private void add(Action action, EmailAddress address, UnaryOperator<List<PartyRecord>> effect) {
    changes.add(Change.ofAllMail(action, each -> each.with(with(each.facts(), address, effect))));
  }

  private static Facts with(
      Facts facts, EmailAddress address, UnaryOperator<List<PartyRecord>> effect) {
    if (!facts.envelope().addresses().contains(address)) {
      return facts;
    }
    Map<EmailAddress, List<PartyRecord>> records = new HashMap<>(facts.records());
    records.put(address, effect.apply(records.getOrDefault(address, List.of())));
    return facts.withRecords(records);
  }
}
