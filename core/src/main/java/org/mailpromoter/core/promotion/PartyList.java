package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.SenderResolution;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Policy;

/** The parties of a message: the sender and what its recipients resolve to. Pure. */
final class PartyList {
  private PartyList() {}

  /** The parties under a policy. */
  static List<ActivityParty> of(Facts facts, Optional<RecordId> senderRecord, Policy policy) {
    return of(
        facts,
        senderRecord,
        policy.resolution(),
        policy.organization().is(OrganizationSwitch.UNRESOLVE_RECIPIENT_IF_AMBIGUOUS));
  }

  /**
   * The parties.
   *
   * @param senderRecord the record of the sender, empty if it stays an address
   * @param rules which records count
   * @param ambiguousStayUnresolved whether a recipient with several records stays an address
   */
  static List<ActivityParty> of(
      Facts facts,
      Optional<RecordId> senderRecord,
      SenderResolution.Rules rules,
      boolean ambiguousStayUnresolved) {
    List<ActivityParty> parties = new ArrayList<>();
    facts.sender().ifPresent(sender -> parties.add(sender(sender, senderRecord)));
    for (Participant recipient : facts.recipients()) {
      List<PartyRecord> counting = recipient.candidates().stream().filter(rules::counts).toList();
      boolean ambiguous = ambiguousStayUnresolved && counting.size() > 1;
      addRecipient(recipient, ambiguous ? List.of() : counting, parties);
    }
    return parties;
  }

  /** Exactly one party (P-10 to P-14). */
  private static ActivityParty sender(Participant sender, Optional<RecordId> record) {
    return record
        .map(id -> ActivityParty.resolved(sender.role(), sender.address(), id))
        .orElseGet(() -> ActivityParty.unresolved(sender.role(), sender.address()));
  }

  /** Every record that counts becomes a party (P-20); without one the address stays (P-22). */
  private static void addRecipient(
      Participant recipient, List<PartyRecord> records, List<ActivityParty> parties) {
    if (records.isEmpty()) {
      parties.add(ActivityParty.unresolved(recipient.role(), recipient.address()));
    }
    for (PartyRecord record : records) {
      parties.add(ActivityParty.resolved(recipient.role(), recipient.address(), record.id()));
    }
  }
}
