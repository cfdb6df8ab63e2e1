package org.mailpromoter.console.setting;

import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.core.diagnosis.english.EnglishOrigin;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.PolicyText;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.SettingsHistory;

/** The settings of the organization as rows. */
final class SettingRows {
  static final String PATH = "/settings";

  /** Kept in the configuration file only. */
  private static final String ORDER = "correlation-order";

  private SettingRows() {}

  static List<SettingsPage.Row> of(OpenInstallation open) {
    return new SettingsHistory(open)
        .inForce().stream()
            .filter(each -> each.scope().equals(Choice.ORGANIZATION))
            .map(SettingRows::row)
            .toList();
  }

  static List<SettingsPage.Group> groups(OpenInstallation open) {
    List<SettingsPage.Row> rows = of(open);
    List<SettingsPage.Group> groups = new ArrayList<>();
    for (SettingGroup group : SettingGroup.values()) {
      List<SettingsPage.Row> own =
          rows.stream().filter(each -> SettingGroup.of(each.key()) == group).toList();
      if (!own.isEmpty()) {
        groups.add(new SettingsPage.Group(group.title(), own));
      }
    }
    return groups;
  }

  private static SettingsPage.Row row(PolicyText.Line line) {
    String key = line.key();
    return new SettingsPage.Row(
        key.equals(ORDER) ? "" : PATH + "/" + Queries.encoded(key),
        key,
        line.value(),
        EnglishOrigin.of(line.origin()),
        line.origin() instanceof Origin.ByDefault,
        meaning(key),
        SettingGroup.rules(key));
  }

  static String meaning(String key) {
    return OrganizationSwitch.of(key)
        .map(OrganizationSwitch::meaning)
        .or(() -> OrganizationValue.of(key).map(OrganizationValue::meaning))
        .orElse(
            "The order in which the strategies of correlation count; in the configuration file.");
  }

  /** What a reader of the switch for correlation must know. */
  static String warning(SettingsPage.Row row) {
    if (!row.key().equals(OrganizationSwitch.USE_CORRELATION.key())) {
      return "";
    }
    String off =
        "Without correlation a reply is recognised by its tracking token only. Users who track"
            + " replies then refuse other replies with NoCorrelationMatch.";
    return row.value().equals("no") ? "Use correlation is off. " + off : off;
  }
}
