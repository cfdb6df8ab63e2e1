package org.mailpromoter.installation.ask;

import java.util.Objects;
import java.util.function.Consumer;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.Change;
import org.mailpromoter.core.diagnosis.WhatIf;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.OwnerNames;
import org.mailpromoter.installation.Task;

/** Simulates past mail under other settings. Writes nothing. */
public final class WhatIfs {
  private final OpenInstallation open;

  /** The settings to imagine: those in force with some changes. Immutable. */
  public static final class Settings {
    private final Policy policy;

    private Settings(Policy policy) {
      this.policy = policy;
    }

    /** The same with another setting of the organization. */
    public Settings with(String key, String given) throws ConfigurationException {
      String value = EffectivePolicy.checkValue(key, given);
      return new Settings(
          policy.with(
              OrganizationValue.of(key)
                  .map(which -> policy.organization().with(which, value, Origin.byDefault()))
                  .orElseGet(
                      () ->
                          policy
                              .organization()
                              .with(
                                  OrganizationSwitch.of(key).orElseThrow(),
                                  value.equals("yes"),
                                  Origin.byDefault()))));
    }

    /** The same with another Track option of a user or queue that these settings have. */
    public Settings with(RecordId owner, TrackOption option) throws NotFoundException {
      RecordId known = new OwnerNames(policy.owners()).find(owner.kind(), owner.key());
      Owner changed = policy.owner(known).orElseThrow().tracking(option, Origin.byDefault());
      return new Settings(policy.with(changed));
    }
  }

  /** The decisions of an installation. */
  public WhatIfs(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /** The settings in force. */
  public Settings today() {
    return new Settings(open.policy());
  }

  /** The settings of another configuration file, with the choices that people made here. */
  public Settings of(Deployment file) {
    return new Settings(EffectivePolicy.of(file, open.storage().choiceStore().choices()));
  }

  /**
   * Re-evaluates messages under other settings.
   *
   * @param filter which messages
   * @param settings the settings to imagine
   * @param differences receives each message with another outcome
   * @param task counts messages
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   */
  public WhatIf.Summary compare(
      DecisionFilter filter,
      Settings settings,
      Consumer<WhatIf.Difference> differences,
      Task task) {
    return FollowedHistory.follow(
        open.storage().decisionHistory(),
        task,
        history ->
            new WhatIf(history, open.parts().strategies())
                .compare(filter, open.policy(), Change.to(settings.policy), differences));
  }
}
