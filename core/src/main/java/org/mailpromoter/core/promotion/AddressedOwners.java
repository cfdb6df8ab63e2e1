package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.SeenRecord;
import org.mailpromoter.core.decision.Via;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;

/** The users and queues behind the recipients of one message, which are gone through once. */
final class AddressedOwners {
  /** Lists of hundreds of recipients end up in the trace only so far. */
  private static final int ADDRESSES_SHOWN = 20;

  /** An address may belong to thousands of records. */
  private static final int OTHERS_SHOWN = 5;

  private final Policy policy;
  private final List<Evidence> addresses = new ArrayList<>();
  private final Map<RecordId, Recipients.Considered> addressed = new LinkedHashMap<>();
  private final boolean ambiguousBelongToNobody;
  private final Map<RecordId, Via> ambiguous = new LinkedHashMap<>();
  private boolean inactiveSeen;
  private int notShown;

  AddressedOwners(Policy policy) {
    this.policy = policy;
    this.ambiguousBelongToNobody =
        policy.organization().is(OrganizationSwitch.UNRESOLVE_RECIPIENT_IF_AMBIGUOUS);
  }

  void add(Participant participant) {
    List<SeenRecord> shown = new ArrayList<>(0);
    if (!participant.candidates().isEmpty()) {
      consider(participant, RecordKind.QUEUE, shown);
      consider(participant, RecordKind.USER, shown);
      addOthers(participant, shown);
    }
    if (!shown.isEmpty() || addresses.size() < ADDRESSES_SHOWN) {
      addresses.add(
          new Evidence.Address(participant.role(), participant.address().address().value(), shown));
    } else {
      notShown++;
    }
  }

  /** The other records are the reason for which an ambiguous address resolves to nobody. */
  private void addOthers(Participant participant, List<SeenRecord> shown) {
    if (isAmbiguous(participant) && !shown.isEmpty()) {
      participant.candidates().stream()
          .map(SeenRecord::of)
          .filter(record -> !shown.contains(record))
          .limit(OTHERS_SHOWN)
          .forEach(shown::add);
    }
  }

  private boolean isAmbiguous(Participant participant) {
    return ambiguousBelongToNobody && participant.candidates().size() > 1;
  }

  /** Those whose option counts so far, in their order; may be changed. */
  Map<RecordId, Recipients.Considered> addressed() {
    return addressed;
  }

  /** Those under whose address others are found, too, which therefore resolves to nobody. */
  Map<RecordId, Via> ambiguous() {
    return ambiguous;
  }

  /** Whether an inactive user or queue is addressed. */
  boolean isInactiveSeen() {
    return inactiveSeen;
  }

  /** The addresses, for the trace. */
  List<Evidence> shown() {
    List<Evidence> shown = new ArrayList<>(addresses);
    if (notShown > 0) {
      shown.add(new Evidence.MoreAddresses(notShown));
    }
    return shown;
  }

  private void consider(Participant participant, RecordKind kind, List<SeenRecord> shown) {
    for (PartyRecord record : participant.candidates()) {
      Optional<Owner> owner = record.kind() == kind ? policy.owner(record.id()) : Optional.empty();
      if (owner.isPresent()) {
        shown.add(SeenRecord.of(record));
        if (isAmbiguous(participant)) {
          ambiguous.putIfAbsent(owner.get().id(), via(participant));
        } else {
          consider(participant, record, owner.get());
        }
      }
    }
  }

  private void consider(Participant participant, PartyRecord record, Owner owner) {
    if (record.active()) {
      addressed.putIfAbsent(owner.id(), new Recipients.Considered(owner, via(participant)));
    } else {
      inactiveSeen = true;
    }
  }

  private static Via via(Participant participant) {
    return new Via.Addressed(participant.role(), participant.address().address().value());
  }
}
