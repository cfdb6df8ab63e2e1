package org.mailpromoter.installation.change;

import java.util.Objects;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.installation.OpenInstallation;

/** Chooses which incoming mail users and queues accept. A choice wins over the file. */
public final class TrackOptions {
  private final OpenInstallation open;

  /**
   * That a choice was taken back.
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
   * Chooses an option; it counts for mail that is synchronized from now on.
   *
   * @param owner a configured user or queue
   */
  public void set(Actor actor, RecordId owner, TrackOption option) {
    Journal.note(actor, "chooses the Track option " + option + " for", owner);
    open.storage()
        .choiceStore()
        .put(
            new Choice(
                owner.toString(), EffectivePolicy.TRACK, option.word(), actor.name(), open.now()));
  }

  /** Takes a choice back, so that what the configuration file says counts again. */
  public Reset reset(Actor actor, RecordId owner) {
    Journal.note(actor, "takes the Track option back of", owner);
    boolean removed =
        open.storage()
            .choiceStore()
            .remove(owner.toString(), EffectivePolicy.TRACK, actor.name(), open.now());
    TrackOption now =
        open.policy().owner(owner).map(each -> each.track().value()).orElse(TrackOption.NONE);
    return new Reset(removed, now);
  }
}
