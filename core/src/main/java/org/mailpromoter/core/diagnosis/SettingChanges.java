package org.mailpromoter.core.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;

/** Every single change of settings that concerns a message. */
final class SettingChanges {
  /** From the narrowest to the widest: the change that accepts the most mail is tried last. */
  private static final List<TrackOption> NARROWEST_FIRST =
      List.of(
          TrackOption.REPLIES,
          TrackOption.LEADS_CONTACTS_ACCOUNTS,
          TrackOption.EMAIL_ENABLED_RECORDS,
          TrackOption.ALL);

  private final Facts facts;
  private final Policy policy;
  private final List<Change> changes = new ArrayList<>();

  private SettingChanges(Grounds grounds) {
    this.facts = grounds.facts();
    this.policy = grounds.policy();
  }

  static List<Change> of(Grounds grounds) {
    SettingChanges all = new SettingChanges(grounds);
    all.mailbox();
    all.switches();
    all.values();
    all.order();
    all.owners();
    return all.changes;
  }

  private void mailbox() {
    MailboxId id = facts.mailbox();
    Optional<MailboxPolicy> configured = policy.mailbox(id);
    if (configured.isEmpty()) {
      return;
    }
    MailboxPolicy now = configured.get();
    mailbox(id, new Action.EnableMailbox(id), now.enabled(true));
    mailbox(id, new Action.ApproveMailbox(id), now.approved(true));
    Instant received = facts.receivedAt();
    mailbox(id, new Action.ProcessFrom(id, received), now.processFrom(received));
  }

  private void mailbox(MailboxId id, Action action, MailboxPolicy changed) {
    if (!policy.mailbox(id).equals(Optional.of(changed))) {
      add(action, p -> p.with(id, changed));
    }
  }

  private void owners() {
    for (Owner owner : concerned()) {
      for (TrackOption option : NARROWEST_FIRST) {
        if (owner.track().value() != option) {
          add(
              new Action.SetTrack(owner.id(), owner.name(), option),
              p -> p.with(own(p, owner).tracking(option, Origin.byDefault())));
        }
      }
      if (!owner.refused().value().isEmpty()) {
        add(
            new Action.AcceptMachineMail(owner.id(), owner.name()),
            p -> p.with(own(p, owner).refusing(Set.of(), Origin.byDefault())));
      }
    }
  }

  /** The owner with his own option, which the organization may have overridden. */
  private static Owner own(Policy policy, Owner owner) {
    return policy.owners().stream()
        .filter(each -> each.id().equals(owner.id()))
        .findFirst()
        .orElse(owner);
  }

  private void switches() {
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      boolean turned = !policy.organization().is(each);
      organization(
          each.key(), turned ? "yes" : "no", now -> now.with(each, turned, Origin.byDefault()));
    }
  }

  private void values() {
    for (OrganizationValue each : OrganizationValue.values()) {
      each.words().stream()
          .filter(
              word -> each != OrganizationValue.FORCED_TRACK_OPTION || word.equals(each.standard()))
          .filter(word -> !policy.organization().setting(each).value().equals(word))
          .forEach(
              word ->
                  organization(each.key(), word, now -> now.with(each, word, Origin.byDefault())));
    }
  }

  private void organization(String key, String value, UnaryOperator<OrganizationSettings> changed) {
    add(new Action.SetOrganization(key, value), p -> p.with(changed.apply(p.organization())));
  }

  /** Each strategy with a match is tried in first position. */
  private void order() {
    List<String> order = policy.strategyOrder().value();
    facts.correlation().stream()
        .filter(report -> report.match().isPresent())
        .map(report -> report.strategy())
        .filter(name -> !order.isEmpty() && !order.get(0).equals(name))
        .forEach(
            name -> {
              List<String> other = new ArrayList<>(order);
              other.remove(name);
              other.add(0, name);
              add(new Action.PutFirst(name, other), p -> p.with(Setting.byDefault(other)));
            });
  }

  private void add(Action action, UnaryOperator<Policy> effect) {
    changes.add(Change.ofAllMail(action, grounds -> grounds.with(effect.apply(grounds.policy()))));
  }

  /** The users and queues addressed, and the owner of the mailbox. */
  private Set<Owner> concerned() {
    Set<Owner> concerned = new LinkedHashSet<>();
    for (Participant recipient : facts.recipients()) {
      for (PartyRecord record : recipient.candidates()) {
        policy.owner(record.id()).ifPresent(concerned::add);
      }
    }
    policy
        .mailbox(facts.mailbox())
        .flatMap(MailboxPolicy::owner)
        .flatMap(policy::owner)
        .ifPresent(concerned::add);
    return concerned;
  }
}
