package org.mailpromoter.installation.change;

import java.util.Objects;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.installation.OpenInstallation;

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
  public String set(Actor actor, String key, String given) throws ConfigurationException {
    String value = EffectivePolicy.checkValue(key, given);
    Journal.note(actor, "sets the setting", key);
    open.storage()
        .choiceStore()
        .put(new Choice(Choice.ORGANIZATION, key, value, actor, open.now()));
    return value;
  }

  /**
   * Removes an override; the value in the configuration file applies again.
   *
   * @return whether there was one @throws ConfigurationException if the setting does not exist
   */
  public boolean reset(Actor actor, String key) throws ConfigurationException {
    EffectivePolicy.checkKey(key);
    Journal.note(actor, "takes back the setting", key);
    return open.storage().choiceStore().remove(Choice.ORGANIZATION, key, actor, open.now());
  }
}
