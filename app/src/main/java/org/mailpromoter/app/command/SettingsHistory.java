package org.mailpromoter.app.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.policy.PolicyText;

/** What changed between the versions of the settings. */
final class SettingsHistory {
  private SettingsHistory() {}

  /** A setting that a version has otherwise than the one before. */
  record Changed(
      PolicyLog.Version version, String scope, String key, String before, String after) {}

  static List<Changed> changes(PolicyLog log) {
    List<Changed> changes = new ArrayList<>();
    Map<List<String>, String> before = Map.of();
    for (PolicyLog.Version version : log.versions()) {
      Map<List<String>, String> now =
          log.find(version.number()).map(PolicyText::values).orElse(Map.of());
      Set<List<String>> keys = new LinkedHashSet<>(now.keySet());
      keys.addAll(before.keySet());
      for (List<String> key : keys) {
        String old = before.getOrDefault(key, "");
        String value = now.getOrDefault(key, "");
        if (!before.isEmpty() && !old.equals(value)) {
          changes.add(new Changed(version, key.get(0), key.get(1), old, value));
        }
      }
      before = now;
    }
    return changes;
  }
}
