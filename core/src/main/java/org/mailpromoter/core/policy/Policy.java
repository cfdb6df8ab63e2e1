package org.mailpromoter.core.policy;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.party.SenderResolution;

/**
 * An immutable snapshot of every setting that can affect a decision. Equal policies give equal
 * decisions.
 *
 * @since 0.1
 */
public final class Policy {
  /** Mail larger than this becomes no activity. */
  public static final long LARGEST_MESSAGE = 150L << 20;

  private final OrganizationSettings organization;
  private final Map<RecordId, Owner> owners;
  private final Map<MailboxId, MailboxPolicy> mailboxes;
  private final Setting<List<String>> strategyOrder;
  private final Map<String, Integer> strategyRanks = new HashMap<>();
  private final @Nullable Setting<TrackOption> forced;

  private Policy(
      OrganizationSettings organization,
      Map<RecordId, Owner> owners,
      Map<MailboxId, MailboxPolicy> mailboxes,
      Setting<List<String>> strategyOrder) {
    this.organization = Objects.requireNonNull(organization, "organization");
    this.owners = owners;
    this.mailboxes = mailboxes;
    this.strategyOrder = strategyOrder;
    for (String each : strategyOrder.value()) {
      strategyRanks.putIfAbsent(each, strategyRanks.size());
    }
    this.forced = organization.forcedTrackOption().orElse(null);
  }

  /**
   * A policy.
   *
   * @param organization the switches
   * @param owners every user and queue
   * @param mailboxes every mailbox
   * @param strategyOrder names of correlation strategies, the one that counts first; strategies not
   *     named come after those named, in the order in which they report
   */
  public static Policy of(
      OrganizationSettings organization,
      Collection<Owner> owners,
      Map<MailboxId, MailboxPolicy> mailboxes,
      Setting<List<String>> strategyOrder) {
    Map<RecordId, Owner> byId = new TreeMap<>();
    owners.forEach(owner -> byId.put(owner.id(), owner));
    return new Policy(
        organization,
        new LinkedHashMap<>(byId),
        new TreeMap<>(mailboxes),
        new Setting<>(List.copyOf(strategyOrder.value()), strategyOrder.origin()));
  }

  /** The organization's switches. */
  public OrganizationSettings organization() {
    return organization;
  }

  /** How addresses that several records have are resolved. */
  public SenderResolution.Rules resolution() {
    return new SenderResolution.Rules(
        organization.is(OrganizationSwitch.UNRESOLVE_SENDER_IF_AMBIGUOUS),
        organization.is(OrganizationSwitch.RESOLVE_INACTIVE_RECORDS));
  }

  /** Every user and queue with the option of its own, ordered by record id. */
  public List<Owner> owners() {
    return List.copyOf(owners.values());
  }

  /**
   * A user or queue with the option that counts, which the organization may have forced on all
   * users; empty if it is unknown.
   */
  public Optional<Owner> owner(RecordId id) {
    Owner owner = owners.get(id);
    if (owner == null) {
      return Optional.empty();
    }
    return Optional.of(
        forced != null && id.kind() == RecordKind.USER
            ? owner.tracking(forced.value(), forced.origin())
            : owner);
  }

  /** What is configured for a mailbox, empty when it is unknown. */
  public Optional<MailboxPolicy> mailbox(MailboxId id) {
    return Optional.ofNullable(mailboxes.get(id));
  }

  /** Every mailbox, ordered by name. */
  public Map<MailboxId, MailboxPolicy> mailboxes() {
    return new TreeMap<>(mailboxes);
  }

  /** The order in which strategies count. */
  public Setting<List<String>> strategyOrder() {
    return strategyOrder;
  }

  /** The place of a strategy in that order; those not named share the last one. */
  public int strategyRank(String strategy) {
    return strategyRanks.getOrDefault(strategy, strategyRanks.size());
  }

  /** The same policy with other switches. */
  public Policy with(OrganizationSettings changed) {
    return new Policy(changed, owners, mailboxes, strategyOrder);
  }

  /** The same policy with another order of strategies. */
  public Policy with(Setting<List<String>> order) {
    return Policy.of(organization, owners.values(), mailboxes, order);
  }

  /** The same policy with one mailbox added or replaced. */
  public Policy with(MailboxId id, MailboxPolicy changed) {
    Map<MailboxId, MailboxPolicy> all = new TreeMap<>(mailboxes);
    all.put(id, changed);
    return new Policy(organization, owners, all, strategyOrder);
  }

  /** The same policy with one owner added or replaced. */
  public Policy with(Owner changed) {
    Map<RecordId, Owner> all = new TreeMap<>(owners);
    all.put(changed.id(), changed);
    return new Policy(organization, new LinkedHashMap<>(all), mailboxes, strategyOrder);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Policy p
        && organization.equals(p.organization)
        && owners.equals(p.owners)
        && mailboxes.equals(p.mailboxes)
        && strategyOrder.equals(p.strategyOrder);
  }

  @Override
  public int hashCode() {
    return Objects.hash(organization, owners, mailboxes, strategyOrder);
  }

  @Override
  public String toString() {
    return "Policy[" + owners.size() + " owners, " + mailboxes.size() + " mailboxes]";
  }
}
