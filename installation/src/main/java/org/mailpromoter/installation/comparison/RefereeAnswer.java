package org.mailpromoter.installation.comparison;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.spi.policy.Judgement;

/**
 * What another CRM says about a message that was decided here. Immutable.
 *
 * @since 0.1
 */
public final class RefereeAnswer {
  private final DecisionId decision;
  private final String source;
  private final Reason here;
  private final Standing standing;
  private final @Nullable Judgement judgement;
  private final List<ComparedSetting> differences;

  /** How the two sides stand to each other. */
  public enum Standing {
    /** The same reason. */
    AGREED,
    /** Both promote the message, or both refuse it, for different reasons. */
    OTHER_REASON,
    /** One side promotes the message, and the other one refuses it. */
    DISAGREED,
    /** The other CRM has the message already, so it does not say what it would decide. */
    KNOWN_THERE,
    /** A person tracked the message here, which the other CRM is not asked about. */
    BY_HAND,
    /** Only incoming mail can be asked about. */
    NOT_INCOMING,
    /** What was known of the message is no longer stored. */
    FORGOTTEN,
    /** The other CRM cannot be asked about messages. */
    CANNOT_BE_ASKED
  }

  private RefereeAnswer(
      DecisionId decision,
      String source,
      Reason here,
      Standing standing,
      @Nullable Judgement judgement,
      List<ComparedSetting> differences) {
    this.decision = Objects.requireNonNull(decision, "decision");
    this.source = Objects.requireNonNull(source, "source");
    this.here = Objects.requireNonNull(here, "here");
    this.standing = Objects.requireNonNull(standing, "standing");
    this.judgement = judgement;
    this.differences = List.copyOf(differences);
  }

  /** No judgement, for a reason. */
  public static RefereeAnswer without(
      DecisionId decision, String source, Reason here, Standing standing) {
    return new RefereeAnswer(decision, source, here, standing, null, List.of());
  }

  /** A judgement beside the decision here. */
  public static RefereeAnswer of(
      DecisionId decision, String source, Reason here, Judgement judgement) {
    return new RefereeAnswer(
        decision, source, here, standing(here, judgement), judgement, List.of());
  }

  /** The same with the settings that differ. */
  public RefereeAnswer with(List<ComparedSetting> settings) {
    return new RefereeAnswer(decision, source, here, standing, judgement, settings);
  }

  private static Standing standing(Reason here, Judgement there) {
    if (there.reason() == Reason.DUPLICATE && here != Reason.DUPLICATE) {
      return Standing.KNOWN_THERE;
    }
    if (there.reason() == here) {
      return Standing.AGREED;
    }
    return here.promotes() == there.accepted() ? Standing.OTHER_REASON : Standing.DISAGREED;
  }

  /** The decision that was asked about. */
  public DecisionId decision() {
    return decision;
  }

  /** The name of the policy source that was asked. */
  public String source() {
    return source;
  }

  /** The reason here. */
  public Reason here() {
    return here;
  }

  /** How the two sides stand to each other. */
  public Standing standing() {
    return standing;
  }

  /** What the other CRM would do; empty if it was not asked. */
  public Optional<Judgement> judgement() {
    return Optional.ofNullable(judgement);
  }

  /**
   * The settings of the organization and of the recipients that differ; none unless the two sides
   * give different reasons.
   */
  public List<ComparedSetting> differences() {
    return differences;
  }
}
