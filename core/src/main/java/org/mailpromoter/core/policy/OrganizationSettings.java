package org.mailpromoter.core.policy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.health.RetryRhythm;

/**
 * The organization's settings, each with its origin. Immutable; every setting has a value.
 *
 * @since 0.1
 */
public final class OrganizationSettings {
  /** Every switch at its default. */
  public static final OrganizationSettings DEFAULT = of(Map.of());

  private final Map<OrganizationSwitch, Setting<Boolean>> switches;
  private final Map<OrganizationValue, Setting<String>> values;
  private final DoubtfulMatch strangerInConversation;
  private final DoubtfulMatch failedAuthentication;
  private final RegardingInheritance regardingInheritance;
  private final UnknownSenders unknownSenders;
  private final FolderRegarding folderRegarding;
  private final WatermarkReading watermark;
  private final RefusedEvidence refusedEvidence;

  private OrganizationSettings(
      Map<OrganizationSwitch, Setting<Boolean>> switches,
      Map<OrganizationValue, Setting<String>> values) {
    this.switches = switches;
    this.values = values;
    strangerInConversation = word(OrganizationValue.STRANGER_IN_CONVERSATION, DoubtfulMatch.class);
    failedAuthentication = word(OrganizationValue.FAILED_AUTHENTICATION, DoubtfulMatch.class);
    regardingInheritance = word(OrganizationValue.INHERIT_REGARDING, RegardingInheritance.class);
    unknownSenders = word(OrganizationValue.CREATE_UNKNOWN_SENDERS, UnknownSenders.class);
    folderRegarding = word(OrganizationValue.FOLDER_REGARDING, FolderRegarding.class);
    watermark = word(OrganizationValue.WATERMARK, WatermarkReading.class);
    refusedEvidence = word(OrganizationValue.REFUSED_EVIDENCE, RefusedEvidence.class);
  }

  /** The given switches; other switches and all values have their defaults. */
  public static OrganizationSettings of(Map<OrganizationSwitch, Setting<Boolean>> chosen) {
    Map<OrganizationSwitch, Setting<Boolean>> all = new EnumMap<>(OrganizationSwitch.class);
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      Setting<Boolean> setting = chosen.get(each);
      all.put(each, setting != null ? setting : Setting.byDefault(each.standard()));
    }
    Map<OrganizationValue, Setting<String>> values = new EnumMap<>(OrganizationValue.class);
    for (OrganizationValue each : OrganizationValue.values()) {
      values.put(each, Setting.byDefault(each.standard()));
    }
    return new OrganizationSettings(all, values);
  }

  /** The same settings with one switch set. */
  public OrganizationSettings with(OrganizationSwitch which, boolean value, Origin origin) {
    Map<OrganizationSwitch, Setting<Boolean>> changed = new EnumMap<>(switches);
    changed.put(which, new Setting<>(value, origin));
    return new OrganizationSettings(changed, values);
  }

  /**
   * The same settings with one value set.
   *
   * @throws IllegalArgumentException if the setting does not take the value
   */
  public OrganizationSettings with(OrganizationValue which, String value, Origin origin) {
    Map<OrganizationValue, Setting<String>> changed = new EnumMap<>(values);
    String normalized =
        which
            .normalized(value)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        which.key() + " takes " + which.expected() + ", not '" + value + "'"));
    changed.put(which, new Setting<>(normalized, origin));
    return new OrganizationSettings(switches, changed);
  }

  /** A switch with its origin. */
  public Setting<Boolean> setting(OrganizationSwitch which) {
    return Objects.requireNonNull(switches.get(which), "every switch has a value");
  }

  /** A value with its origin. */
  public Setting<String> setting(OrganizationValue which) {
    return Objects.requireNonNull(values.get(which), "every setting has a value");
  }

  /** Whether a switch is on. */
  public boolean is(OrganizationSwitch which) {
    return setting(which).value();
  }

  /** The words or names of a setting that takes several. */
  public List<String> words(OrganizationValue which) {
    return which.items(setting(which).value());
  }

  /** The number of a setting that takes one. */
  public int number(OrganizationValue which) {
    return Integer.parseInt(setting(which).value());
  }

  /** How often and when a mailbox is tried again. */
  public RetryRhythm retryRhythm() {
    return new RetryRhythm(
        number(OrganizationValue.TRANSIENT_ERROR_ATTEMPTS),
        Duration.ofMinutes(number(OrganizationValue.TRANSIENT_ERROR_PAUSE_MINUTES)),
        word(OrganizationValue.TRANSIENT_ERROR_BACKOFF, RetryPause.class)
            == RetryPause.EXPONENTIAL);
  }

  /** What to do with a match whose sender is not a participant of the conversation. */
  public DoubtfulMatch strangerInConversation() {
    return strangerInConversation;
  }

  /** What to do with a match whose sender's domain failed authentication. */
  public DoubtfulMatch failedAuthentication() {
    return failedAuthentication;
  }

  /** Whether a reply gets the regarding record of its conversation (C-2). */
  public RegardingInheritance regardingInheritance() {
    return regardingInheritance;
  }

  /** Whether a record is created for an unknown sender (P-15). */
  public UnknownSenders unknownSenders() {
    return unknownSenders;
  }

  /** When the record of a tracked folder is set (F-3). */
  public FolderRegarding folderRegarding() {
    return folderRegarding;
  }

  /** Which mail is new to a mailbox (S-10). */
  public WatermarkReading watermark() {
    return watermark;
  }

  /** What is stored of mail that does not become an activity (S-54). */
  public RefusedEvidence refusedEvidence() {
    return refusedEvidence;
  }

  private <E extends Enum<E>> E word(OrganizationValue which, Class<E> type) {
    return OrganizationValue.constant(type, setting(which).value());
  }

  /** The Track option that overrides those of all users. */
  public Optional<Setting<TrackOption>> forcedTrackOption() {
    Setting<String> forced = setting(OrganizationValue.FORCED_TRACK_OPTION);
    return forced.value().equals(OrganizationValue.FORCED_TRACK_OPTION.standard())
        ? Optional.empty()
        : Optional.of(
            new Setting<>(TrackOption.of(Integer.parseInt(forced.value())), forced.origin()));
  }

  /**
   * The switch that keeps a strategy from counting, empty when it counts (semantics 3.7).
   *
   * @param strategy the strategy's name
   * @param method its method
   * @param forwarded whether the message is a forward
   */
  public Optional<OrganizationSwitch> switchAgainst(
      String strategy, CorrelationMethod method, boolean forwarded) {
    if (strategy.equals("shared-ancestor") && !is(OrganizationSwitch.USE_SHARED_ANCESTORS)) {
      return Optional.of(OrganizationSwitch.USE_SHARED_ANCESTORS);
    }
    boolean byHeader =
        method == CorrelationMethod.IN_REPLY_TO || method == CorrelationMethod.CONVERSATION_INDEX;
    boolean gated = byHeader || is(OrganizationSwitch.USE_CORRELATION_GATES_ALL_METHODS);
    if (gated && !is(OrganizationSwitch.USE_CORRELATION)) {
      return Optional.of(OrganizationSwitch.USE_CORRELATION);
    }
    if (byHeader && is(OrganizationSwitch.IGNORE_HEADERS_FOR_CORRELATION)) {
      return Optional.of(OrganizationSwitch.IGNORE_HEADERS_FOR_CORRELATION);
    }
    if (method == CorrelationMethod.TRACKING_TOKEN && !is(OrganizationSwitch.USE_TRACKING_TOKENS)) {
      return Optional.of(OrganizationSwitch.USE_TRACKING_TOKENS);
    }
    if (method == CorrelationMethod.SMART_MATCHING && !is(OrganizationSwitch.USE_SMART_MATCHING)) {
      return Optional.of(OrganizationSwitch.USE_SMART_MATCHING);
    }
    return forwarded && againstForwards(method)
        ? Optional.of(OrganizationSwitch.DO_NOT_CORRELATE_FORWARDS)
        : Optional.empty();
  }

  private boolean againstForwards(CorrelationMethod method) {
    boolean covered =
        method == CorrelationMethod.IN_REPLY_TO
            || (method == CorrelationMethod.CONVERSATION_INDEX
                && is(OrganizationSwitch.FORWARDS_SWITCH_COVERS_THREAD_INDEX));
    return covered && is(OrganizationSwitch.DO_NOT_CORRELATE_FORWARDS);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OrganizationSettings o
        && switches.equals(o.switches)
        && values.equals(o.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(switches, values);
  }

  @Override
  public String toString() {
    return "OrganizationSettings" + switches + values;
  }
}
