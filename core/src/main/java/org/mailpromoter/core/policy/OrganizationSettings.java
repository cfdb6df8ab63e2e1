package org.mailpromoter.core.policy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.CorrelationMethod;

/** The organization's switches, each with its origin. Immutable; every switch has a value. */
public final class OrganizationSettings {
  /** Every switch at its default. */
  public static final OrganizationSettings DEFAULT = of(Map.of());

  private final Map<OrganizationSwitch, Setting<Boolean>> switches;

  private OrganizationSettings(Map<OrganizationSwitch, Setting<Boolean>> switches) {
    this.switches = switches;
  }

  /** The given switches; those not given stand at their default. */
  public static OrganizationSettings of(Map<OrganizationSwitch, Setting<Boolean>> chosen) {
    Map<OrganizationSwitch, Setting<Boolean>> all = new EnumMap<>(OrganizationSwitch.class);
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      Setting<Boolean> setting = chosen.get(each);
      all.put(each, setting != null ? setting : Setting.byDefault(each.standard()));
    }
    return new OrganizationSettings(all);
  }

  /** The same settings with one switch set. */
  public OrganizationSettings with(OrganizationSwitch which, boolean value, Origin origin) {
    Map<OrganizationSwitch, Setting<Boolean>> changed = new EnumMap<>(switches);
    changed.put(which, new Setting<>(value, origin));
    return new OrganizationSettings(changed);
  }

  /** A switch with its origin. */
  public Setting<Boolean> setting(OrganizationSwitch which) {
    return Objects.requireNonNull(switches.get(which), "every switch has a value");
  }

  /** Whether a switch is on. */
  public boolean is(OrganizationSwitch which) {
    return setting(which).value();
  }

  /**
   * The switch that keeps a correlation method from counting, empty when the method counts
   * (semantics 3.7).
   */
  public Optional<OrganizationSwitch> switchAgainst(CorrelationMethod method) {
    boolean headers = is(OrganizationSwitch.USE_CORRELATION);
    boolean gatesAll = is(OrganizationSwitch.USE_CORRELATION_GATES_ALL_METHODS);
    boolean byHeader =
        method == CorrelationMethod.IN_REPLY_TO || method == CorrelationMethod.CONVERSATION_INDEX;
    if (!headers && (byHeader || gatesAll)) {
      return Optional.of(OrganizationSwitch.USE_CORRELATION);
    }
    if (method == CorrelationMethod.TRACKING_TOKEN && !is(OrganizationSwitch.USE_TRACKING_TOKENS)) {
      return Optional.of(OrganizationSwitch.USE_TRACKING_TOKENS);
    }
    return Optional.empty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OrganizationSettings o && switches.equals(o.switches);
  }

  @Override
  public int hashCode() {
    return switches.hashCode();
  }

  @Override
  public String toString() {
    return "OrganizationSettings" + switches;
  }
}
