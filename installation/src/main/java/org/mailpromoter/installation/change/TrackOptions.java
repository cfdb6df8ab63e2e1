package org.mailpromoter.installation.change;

import java.util.Objects;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.installation.OpenInstallation;

/** Chooses which incoming mail users and queues accept. A choice wins over the file. */
public final class TrackOptions {
  private final OpenInstallation open;

  /**
   * The result of removing an override.
   *
   * @param removed whether there was one
   * @param now the option that is in force
   */
  public record Reset(boolean removed, TrackOption now) {}

  /** The Track options of an installation. */
  public TrackOptions(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Sets an option; it applies to mail that is synchronized from now on.
   *
   * @param owner a configured user or queue
   */
  public void set(Actor actor, RecordId owner, TrackOption option) {
    Journal.note(actor, "chooses the Track option " + option + " for", owner);
    open.storage()
        .choiceStore()
        .put(new Choice(owner.toString(), EffectivePolicy.TRACK, option.word(), actor, open.now()));
  }

  /** Removes an override; the value in the configuration file applies again. */
  public Reset reset(Actor actor, RecordId owner) {
    Journal.note(actor, "removes the Track option of", owner);
    boolean removed =
        open.storage()
            .choiceStore()
            .remove(owner.toString(), EffectivePolicy.TRACK, actor, open.now());
    TrackOption now =
        open.policy().owner(owner).map(each -> each.track().value()).orElse(TrackOption.NONE);
    return new Reset(removed, now);
  }
}
