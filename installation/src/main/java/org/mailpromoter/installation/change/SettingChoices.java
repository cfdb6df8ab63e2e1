package org.mailpromoter.installation.change;

import java.util.Objects;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Operation;

/** Chooses settings of the organization. A choice wins over the configuration file. */
public final class SettingChoices {
  private final OpenInstallation open;

  /** The settings of an installation. */
  public SettingChoices(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Sets a setting; it applies to mail that is synchronized from now on.
   *
   * @return the value as it is kept
   * @throws ConfigurationException if the setting does not exist, or does not accept the value
   */
  public String set(Requester by, String key, String given) throws ConfigurationException {
    return Audited.of(open, by, Operation.CHOOSE_SETTINGS, key)
        .from(inForce(key))
        .to(given)
        .run(
            entry -> {
              String value = EffectivePolicy.checkValue(key, given);
              entry.to(value);
              Choice choice = new Choice(Choice.ORGANIZATION, key, value, by.actor(), open.now());
              entry.unchangedIf(!SameChoice.putUnlessMade(open.storage().choiceStore(), choice));
              return value;
            });
  }

  private String inForce(String key) {
    return EffectivePolicy.value(open.policy().organization(), key);
  }

  /**
   * Removes an override; the value in the configuration file applies again.
   *
   * @return whether there was one
   * @throws ConfigurationException if the setting does not exist
   */
  public boolean reset(Requester by, String key) throws ConfigurationException {
    return Audited.of(open, by, Operation.CHOOSE_SETTINGS, key)
        .from(inForce(key))
        .run(
            entry -> {
              EffectivePolicy.checkKey(key);
              boolean removed =
                  open.storage()
                      .choiceStore()
                      .remove(Choice.ORGANIZATION, key, by.actor(), open.now());
              entry.to(inForce(key)).unchangedIf(!removed);
              return removed;
            });
  }
}
