package org.mailpromoter.deployment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mailpromoter.core.correlation.SmartMatching;
import org.mailpromoter.core.correlation.TokenNumbering;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;

/** Every value of the section {@code organization} in its one written form. */
public final class SettingTexts {
  private SettingTexts() {}

  /**
   * Values by key, in the order of the configuration file.
   *
   * @param settings the settings in force, which may be others than those of the file
   */
  public static Map<String, String> of(Deployment file, OrganizationSettings settings) {
    return of(settings, file.trackingTokens(), file.tokenNumbering(), file.smartMatching());
  }

  static Map<String, String> of(OrganizationSection section) {
    return of(
        section.settings(), section.tokens(), section.tokenNumbering(), section.smartMatching());
  }

  private static Map<String, String> of(
      OrganizationSettings settings,
      TrackingTokenFormat tokens,
      TokenNumbering numbering,
      SmartMatching smart) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      texts.put(each.key(), settings.is(each) ? "yes" : "no");
    }
    for (OrganizationValue each : OrganizationValue.values()) {
      texts.put(each.key(), settings.setting(each).value());
    }
    texts.put(OrganizationSection.PREFIXES.name(), String.join(" ", tokens.prefixes()));
    put(texts, OrganizationSection.TOKEN_BASE.name(), numbering.base());
    put(texts, OrganizationSection.SENDER_DIGITS.name(), numbering.senderDigits());
    put(texts, OrganizationSection.COUNTER_DIGITS.name(), numbering.counterDigits());
    texts.put(OrganizationSection.SMART_FILTER.name(), smart.filter());
    put(texts, OrganizationSection.SMART_MAX.name(), smart.maxCount());
    put(texts, OrganizationSection.SMART_DELTA.name(), smart.deltaSubjectCount());
    put(texts, OrganizationSection.SMART_ADDRESSES.name(), smart.minAddressCount());
    return texts;
  }

  private static void put(Map<String, String> texts, String key, int number) {
    texts.put(key, String.valueOf(number));
  }

  /** Whether a key of the section takes a list. */
  public static boolean isList(String key) {
    return key.equals(OrganizationSection.PREFIXES.name())
        || OrganizationValue.of(key).filter(OrganizationValue::isList).isPresent();
  }
}
