package org.mailpromoter.deployment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailpromoter.core.decision.Retention;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.spi.config.ConfigSpec;

/** Lays personal choices over a file. */
public final class EffectivePolicy {
  /** The key of a Track option among the choices. */
  public static final String TRACK = "track";

  private EffectivePolicy() {}

  /**
   * The policy in force. An override for a user, queue or setting that is no longer configured has
   * no effect.
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
   * Checks a new value for a setting of the organization.
   *
   * @return the value in canonical form
   * @throws ConfigurationException if the setting does not exist, or does not accept the value
   */
  public static String checkValue(String key, String value) throws ConfigurationException {
    checkKey(key);
    Optional<OrganizationValue> which = OrganizationValue.of(key);
    String expected = which.map(OrganizationValue::expected).orElse("yes or no");
    Optional<String> normalized =
        which.isPresent()
            ? which.get().normalized(value)
            : Optional.of(value).filter(given -> given.equals("yes") || given.equals("no"));
    checkReasons(key, value);
    return normalized
        .map(EffectivePolicy::written)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "The setting " + key + " takes " + expected + ", not '" + value + "'.",
                    ConfigError.BAD_CHOICE));
  }

  /** An empty list is written as a word, because an empty value means a removed override. */
  private static String written(String value) {
    return value.isEmpty() ? OrganizationValue.NONE : value;
  }

  private static void checkReasons(String key, String value) throws ConfigurationException {
    List<String> unknown =
        key.equals(OrganizationValue.RETENTION_BY_REASON.key())
            ? Retention.unknown(value)
            : List.of();
    if (!unknown.isEmpty()) {
      throw new ConfigurationException(
          "The setting " + key + " takes words such as NoRecipientMatch=7, not " + unknown + ".",
          ConfigError.BAD_CHOICE);
    }
  }

  /**
   * Checks that the organization has a setting.
   *
   * @throws ConfigurationException if it has not
   */
  public static void checkKey(String key) throws ConfigurationException {
    if (OrganizationSwitch.of(key).isEmpty() && OrganizationValue.of(key).isEmpty()) {
      List<String> known =
          Stream.concat(
                  Arrays.stream(OrganizationSwitch.values()).map(OrganizationSwitch::key),
                  Arrays.stream(OrganizationValue.values()).map(OrganizationValue::key))
              .toList();
      throw new ConfigurationException(
          "There is no setting '"
              + key
              + "' that can be changed here: it "
              + ConfigSpec.unknown(key, known),
          ConfigError.BAD_CHOICE);
    }
  }

  /** The value of a setting in force, as it is written; empty if there is no such setting. */
  public static String value(OrganizationSettings settings, String key) {
    return OrganizationValue.of(key)
        .map(which -> settings.setting(which).value())
        .or(() -> OrganizationSwitch.of(key).map(which -> settings.is(which) ? "yes" : "no"))
        .orElse("");
  }

  private static OrganizationSettings apply(OrganizationSettings settings, Choice choice) {
    Optional<OrganizationValue> value = OrganizationValue.of(choice.key());
    if (value.flatMap(which -> which.normalized(choice.value())).isPresent()) {
      return settings.with(value.get(), choice.value(), origin(choice));
    }
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
