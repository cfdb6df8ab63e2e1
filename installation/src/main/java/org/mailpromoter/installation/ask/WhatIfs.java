package org.mailpromoter.installation.ask;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
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
import org.mailpromoter.installation.permission.Sight;

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

  /**
   * The effect of other settings.
   *
   * @param summary how many messages were looked at, and how many have each effect
   * @param turns how many messages would turn from one result to another
   * @param differences the first messages with another result
   * @param notListed how many more there are
   */
  public record Answer(
      WhatIf.Summary summary,
      List<Turn> turns,
      List<WhatIf.Difference> differences,
      long notListed) {
    /** Copies the lists. */
    public Answer {
      turns = List.copyOf(turns);
      differences = List.copyOf(differences);
    }

    /** What somebody sees of it. */
    public Answer shownTo(Sight sight) {
      return new Answer(
          summary, turns, differences.stream().map(each -> shown(each, sight)).toList(), notListed);
    }

    private static WhatIf.Difference shown(WhatIf.Difference each, Sight sight) {
      return new WhatIf.Difference(
          sight.show(each.message()), each.effects(), each.before(), each.after(), each.follows());
    }

    /** The effects that messages have. */
    public List<WhatIf.Effect> effects() {
      return Stream.of(WhatIf.Effect.values()).filter(each -> summary.count(each) > 0).toList();
    }
  }

  /**
   * Messages that turn from one result to another.
   *
   * @param messages how many
   */
  public record Turn(Judged before, Judged after, long messages) {}

  /** The result of deciding. */
  public record Judged(Outcome outcome, Reason reason) {}

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
   * @param most how many differences are listed at most
   * @param task counts messages
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   */
  public Answer compare(DecisionFilter filter, Settings settings, int most, Task task) {
    return compare(filter, Change.to(settings.policy), most, task);
  }

  /**
   * Re-evaluates messages as if a change had been made.
   *
   * @param filter which messages
   * @param change the change to imagine
   * @param most how many differences are listed at most
   * @param task counts messages
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   */
  public Answer compare(DecisionFilter filter, Change change, int most, Task task) {
    Findings findings = new Findings(most);
    WhatIf.Summary summary =
        FollowedHistory.follow(
            open.storage().decisionHistory(),
            task,
            history ->
                new WhatIf(history, open.parts().strategies())
                    .compare(filter, open.policy(), change, findings::add));
    return findings.answer(summary);
  }
}
