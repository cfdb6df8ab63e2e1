package org.mailpromoter.deployment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.correlation.SmartMatching;
import org.mailpromoter.core.correlation.TokenNumbering;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.Retention;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.RawValue;
import org.mailpromoter.spi.config.Secret;

/**
 * The section {@code organization}.
 *
 * @param settings the switches and values
 * @param order the order in which strategies count
 * @param tokens how tracking tokens look
 * @param signedTokens the keys of signed tokens
 * @param tokenNumbering how classic tokens are numbered
 * @param smartMatching the parameters of smart matching
 */
record OrganizationSection(
    OrganizationSettings settings,
    Setting<List<String>> order,
    TrackingTokenFormat tokens,
    SigningKeys signedTokens,
    TokenNumbering tokenNumbering,
    SmartMatching smartMatching) {
  static final ConfigKey<List<String>> ORDER =
      ConfigKey.texts("correlation-order")
          .meaning("Order of precedence of the correlation strategies if several match");
  static final ConfigKey<List<String>> PREFIXES =
      ConfigKey.texts("tracking-token-prefixes")
          .meaning("Prefixes of tracking tokens: the current one, then former ones")
          .defaultsTo(TrackingTokenFormat.DEFAULT.prefixes());

  static final ConfigKey<Secret> SIGNING_KEYS =
      ConfigKey.secret("token-signing-keys")
          .meaning(
              "Keys of signed tokens, separated by spaces: the current one, then former ones,"
                  + " each of at least 16 characters");
  static final ConfigKey<Integer> TOKEN_BASE =
      ConfigKey.integer("tracking-token-base", 0, Integer.MAX_VALUE)
          .meaning("Added to the number of each sender in a tracking token")
          .defaultsTo(TokenNumbering.STANDARD.base());
  static final ConfigKey<Integer> SENDER_DIGITS =
      ConfigKey.integer("tracking-token-sender-digits", 1, 10)
          .meaning("Digits for the sender in a tracking token")
          .defaultsTo(TokenNumbering.STANDARD.senderDigits());
  static final ConfigKey<Integer> COUNTER_DIGITS =
      ConfigKey.integer("tracking-token-counter-digits", 1, 9)
          .meaning("Digits for the counter in a tracking token")
          .defaultsTo(TokenNumbering.STANDARD.counterDigits());
  static final ConfigKey<String> SMART_FILTER =
      ConfigKey.text("smart-matching-filter")
          .meaning("What is removed from subjects before they are compared (HashFilterKeywords)")
          .defaultsTo(SmartMatching.STANDARD_FILTER);
  static final ConfigKey<Integer> SMART_MAX =
      ConfigKey.integer("smart-matching-max-count", 1, 50)
          .meaning("Maximum number of words and addresses that are compared (HashMaxCount)")
          .defaultsTo(SmartMatching.STANDARD.maxCount());
  static final ConfigKey<Integer> SMART_DELTA =
      ConfigKey.integer("smart-matching-delta-subject-count", 0, 1)
          .meaning(
              "Maximum number of words that may differ (HashDeltaSubjectCount); applies to"
                  + " new mail")
          .defaultsTo(SmartMatching.STANDARD.deltaSubjectCount());
  static final ConfigKey<Integer> SMART_ADDRESSES =
      ConfigKey.integer("smart-matching-min-address-count", 0, 20)
          .meaning("Minimum number of addresses in common (HashMinAddressCount)")
          .defaultsTo(SmartMatching.STANDARD.minAddressCount());

  static OrganizationSection read(Section section, List<String> strategies, References references) {
    Map<String, RawValue> raw = section.values(Set.of(), Set.of(SIGNING_KEYS.name()));
    Config values = keys().read(section.path(), section.at(), raw, references::problem);
    return new OrganizationSection(
        values(section, values, raw, OrganizationSettings.of(switches(values, raw))),
        order(section, values, raw, strategies),
        tokens(section, values),
        signedTokens(section, values),
        new TokenNumbering(
            values.get(TOKEN_BASE), values.get(SENDER_DIGITS), values.get(COUNTER_DIGITS)),
        smartMatching(section, values));
  }

  static ConfigSpec keys() {
    List<ConfigKey<?>> keys = new ArrayList<>();
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      keys.add(key(each));
    }
    for (OrganizationValue each : OrganizationValue.values()) {
      keys.add(key(each));
    }
    keys.addAll(
        List.of(
            ORDER,
            PREFIXES,
            SIGNING_KEYS,
            TOKEN_BASE,
            SENDER_DIGITS,
            COUNTER_DIGITS,
            SMART_FILTER,
            SMART_MAX,
            SMART_DELTA,
            SMART_ADDRESSES));
    return ConfigSpec.of(keys.toArray(new ConfigKey<?>[0]));
  }

  static ConfigKey<Boolean> key(OrganizationSwitch each) {
    return ConfigKey.flag(each.key()).meaning(each.meaning()).defaultsTo(each.standard());
  }

  private static ConfigKey<?> key(OrganizationValue each) {
    return each.isList() ? listKey(each) : textKey(each);
  }

  private static ConfigKey<String> textKey(OrganizationValue each) {
    return ConfigKey.text(each.key()).meaning(each.meaning()).defaultsTo(each.standard());
  }

  /** An empty list is a choice, too: none of these. */
  private static ConfigKey<List<String>> listKey(OrganizationValue each) {
    return ConfigKey.texts(each.key())
        .meaning(each.meaning())
        .defaultsTo(each.items(each.standard()));
  }

  private static String text(OrganizationValue each, Config values) {
    return each.isList() ? String.join(", ", values.get(listKey(each))) : values.get(textKey(each));
  }

  private static OrganizationSettings values(
      Section section, Config values, Map<String, RawValue> raw, OrganizationSettings switches) {
    OrganizationSettings settings = switches;
    for (OrganizationValue each : OrganizationValue.values()) {
      RawValue given = raw.get(each.key());
      if (given != null) {
        String text = text(each, values);
        if (each == OrganizationValue.RETENTION_BY_REASON) {
          Retention.unknown(text)
              .forEach(
                  word ->
                      section.problem(
                          each.key(),
                          "expected words such as NoRecipientMatch=7, found '" + word + "'"));
        }
        if (each.normalized(text).isPresent()) {
          settings = settings.with(each, text, origin(given));
        } else {
          section.problem(each.key(), "expected " + each.expected() + ", found '" + text + "'");
        }
      }
    }
    return settings;
  }

  private static SigningKeys signedTokens(Section section, Config values) {
    SigningKeys keys = values.find(SIGNING_KEYS).map(SigningKeys::of).orElseGet(SigningKeys::none);
    keys.problem().ifPresent(why -> section.problem(SIGNING_KEYS.name(), why));
    return keys;
  }

  private static SmartMatching smartMatching(Section section, Config values) {
    try {
      return SmartMatching.of(
          values.get(SMART_FILTER),
          values.get(SMART_MAX),
          values.get(SMART_DELTA),
          values.get(SMART_ADDRESSES));
    } catch (IllegalArgumentException e) {
      section.problem(SMART_FILTER.name(), String.valueOf(e.getMessage()));
      return SmartMatching.STANDARD;
    }
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
