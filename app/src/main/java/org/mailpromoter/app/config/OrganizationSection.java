package org.mailpromoter.app.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.RawValue;

/**
 * The section {@code organization}.
 *
 * @param settings the switches
 * @param order the order in which strategies count
 * @param tokens how tracking tokens look
 */
record OrganizationSection(
    OrganizationSettings settings, Setting<List<String>> order, TrackingTokenFormat tokens) {
  static final ConfigKey<List<String>> ORDER =
      ConfigKey.texts("correlation-order")
          .meaning("Which way of recognising a reply counts first when several match");
  static final ConfigKey<List<String>> PREFIXES =
      ConfigKey.texts("tracking-token-prefixes")
          .meaning("What tracking tokens begin with: the present prefix, then former ones")
          .defaultsTo(TrackingTokenFormat.DEFAULT.prefixes());

  static OrganizationSection read(Section section, List<String> strategies, References references) {
    Map<String, RawValue> raw = section.values(Set.of(), Set.of());
    Config values = keys().read(section.path(), section.at(), raw, references::problem);
    return new OrganizationSection(
        OrganizationSettings.of(switches(values, raw)),
        order(section, values, raw, strategies),
        tokens(section, values));
  }

  static ConfigSpec keys() {
    List<ConfigKey<?>> keys = new ArrayList<>();
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      keys.add(key(each));
    }
    keys.add(ORDER);
    keys.add(PREFIXES);
    return ConfigSpec.of(keys.toArray(new ConfigKey<?>[0]));
  }

  static ConfigKey<Boolean> key(OrganizationSwitch each) {
    return ConfigKey.flag(each.key()).meaning(each.meaning()).defaultsTo(each.standard());
  }

  private static Map<OrganizationSwitch, Setting<Boolean>> switches(
      Config values, Map<String, RawValue> raw) {
    Map<OrganizationSwitch, Setting<Boolean>> chosen = new EnumMap<>(OrganizationSwitch.class);
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      RawValue given = raw.get(each.key());
      if (given != null) {
        chosen.put(each, new Setting<>(values.get(key(each)), origin(given)));
      }
    }
    return chosen;
  }

  private static Setting<List<String>> order(
      Section section, Config values, Map<String, RawValue> raw, List<String> strategies) {
    RawValue given = raw.get(ORDER.name());
    if (given == null) {
      return Setting.byDefault(strategies);
    }
    List<String> order = values.find(ORDER).orElse(List.of());
    for (String name : order) {
      if (!strategies.contains(name)) {
        section.problem(
            ORDER.name(), "the strategy '" + name + "' " + ConfigSpec.unknown(name, strategies));
      }
    }
    return new Setting<>(order, origin(given));
  }

  private static TrackingTokenFormat tokens(Section section, Config values) {
    try {
      return new TrackingTokenFormat(values.get(PREFIXES));
    } catch (IllegalArgumentException e) {
      section.problem(PREFIXES.name(), String.valueOf(e.getMessage()));
      return TrackingTokenFormat.DEFAULT;
    }
  }

  private static Origin origin(RawValue given) {
    return new Origin.InFile(
        String.valueOf(given.location().file().getFileName()), given.location().line());
  }
}
