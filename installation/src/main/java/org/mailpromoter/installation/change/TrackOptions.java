package org.mailpromoter.installation.change;

import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Operation;

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
  public void set(Requester by, RecordId owner, TrackOption option) {
    Choice choice =
        new Choice(owner.toString(), EffectivePolicy.TRACK, option.word(), by.actor(), open.now());
    entry(by, owner)
        .to(option.word())
        .run(
            entry -> {
              entry.unchangedIf(!SameChoice.putUnlessMade(open.storage().choiceStore(), choice));
              return choice;
            });
  }

  private Audited entry(Requester by, RecordId owner) {
    return Audited.of(open, by, Operation.CHOOSE_TRACK_OPTION, owner)
        .concerning(Optional.of(owner))
        .from(inForce(owner).word());
  }

  private TrackOption inForce(RecordId owner) {
    return open.policy().owner(owner).map(each -> each.track().value()).orElse(TrackOption.NONE);
  }

  /** Removes an override; the value in the configuration file applies again. */
  public Reset reset(Requester by, RecordId owner) {
    return entry(by, owner)
        .run(
            entry -> {
              boolean removed =
                  open.storage()
                      .choiceStore()
                      .remove(owner.toString(), EffectivePolicy.TRACK, by.actor(), open.now());
              TrackOption now = inForce(owner);
              entry.to(now.word()).unchangedIf(!removed);
              return new Reset(removed, now);
            });
  }
}
