package org.mailpromoter.app.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.TrackOption;

/** Lays personal choices over a file. */
public final class EffectivePolicy {
  /** The key of a Track option among the choices. */
  public static final String TRACK = "track";

  private EffectivePolicy() {}

  /**
   * The policy in force. A choice for somebody or something that is no longer configured has no
   * effect.
   */
  public static Policy of(Deployment deployment, List<Choice> choices) {
    OrganizationSettings organization = deployment.organization();
    Map<RecordId, Owner> owners = new TreeMap<>();
    deployment.owners().forEach(owner -> owners.put(owner.id(), owner));
    for (Choice choice : choices) {
      if (choice.scope().equals(Choice.ORGANIZATION)) {
        organization = apply(organization, choice);
      } else {
        apply(owners, choice);
      }
    }
    Map<MailboxId, MailboxPolicy> mailboxes = new HashMap<>();
    deployment.mailboxes().forEach(mailbox -> mailboxes.put(mailbox.id(), mailbox.policy()));
    return Policy.of(organization, owners.values(), mailboxes, deployment.strategyOrder());
  }

  /**
   * What a person may set for the organization.
   *
   * @throws ConfigurationException if there is no such setting, or it does not take the value
   */
  public static OrganizationSwitch checkSwitch(String key, String value)
      throws ConfigurationException {
    Optional<OrganizationSwitch> which = OrganizationSwitch.of(key);
    if (which.isEmpty()) {
      throw new ConfigurationException(
          "There is no setting '" + key + "' that can be changed here.", ConfigError.BAD_CHOICE);
    }
    if (!value.equals("yes") && !value.equals("no")) {
      throw new ConfigurationException(
          "The setting " + key + " takes yes or no, not '" + value + "'.", ConfigError.BAD_CHOICE);
    }
    return which.get();
  }

  private static OrganizationSettings apply(OrganizationSettings settings, Choice choice) {
    return OrganizationSwitch.of(choice.key())
        .map(which -> settings.with(which, choice.value().equals("yes"), origin(choice)))
        .orElse(settings);
  }

  private static void apply(Map<RecordId, Owner> owners, Choice choice) {
    Optional<RecordId> id = RecordId.parse(choice.scope());
    Optional<TrackOption> option = TrackOption.parse(choice.value());
    if (id.isPresent() && option.isPresent() && choice.key().equals(TRACK)) {
      owners.computeIfPresent(
          id.get(), (same, owner) -> owner.tracking(option.get(), origin(choice)));
    }
  }

  private static Origin origin(Choice choice) {
    return new Origin.ByChoice(choice.who(), choice.at());
  }
}
