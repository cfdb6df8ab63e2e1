package org.mailpromoter.installation.ask;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.policy.PolicyText;
import org.mailpromoter.installation.OpenInstallation;

/** Which settings are in force, who chose them, and what changed between their versions. */
public final class SettingsHistory {
  private final OpenInstallation open;

  /**
   * A setting that a version has otherwise than the one before.
   *
   * @param version the later version
   * @param scope the organization, or the id of a user, queue or mailbox
   * @param key the setting
   * @param before its value before
   * @param after its value since
   */
  public record Changed(
      PolicyLog.Version version, String scope, String key, String before, String after) {}

  /** The settings of an installation. */
  public SettingsHistory(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /** Every setting in force and where its value comes from. */
  public List<PolicyText.Line> inForce() {
    return PolicyText.lines(open.policy());
  }

  /** Every override that was ever set, the oldest first; an empty value means it was removed. */
  public List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    Page.forEach(open.storage().choiceStore()::history, choices::add);
    Collections.reverse(choices);
    return choices;
  }

  /** The differences between versions of the settings, including the file. */
  public List<Changed> changes() {
    PolicyLog log = open.storage().policyLog();
    List<Changed> changes = new ArrayList<>();
    Map<List<String>, String> before = Map.of();
    List<PolicyLog.Version> versions = new ArrayList<>();
    Page.forEach(log::versions, versions::add);
    Collections.reverse(versions);
    for (PolicyLog.Version version : versions) {
      Map<List<String>, String> now =
          log.find(version.number()).map(PolicyText::values).orElse(Map.of());
      if (!before.isEmpty()) {
        changes.addAll(changes(version, before, now));
      }
      before = now;
    }
    return changes;
  }

  private static List<Changed> changes(
      PolicyLog.Version version, Map<List<String>, String> before, Map<List<String>, String> now) {
    List<Changed> changes = new ArrayList<>();
    Set<List<String>> keys = new LinkedHashSet<>(now.keySet());
    keys.addAll(before.keySet());
    for (List<String> key : keys) {
      String old = before.getOrDefault(key, "");
      String value = now.getOrDefault(key, "");
      if (!old.equals(value)) {
        changes.add(new Changed(version, key.get(0), key.get(1), old, value));
      }
    }
    return changes;
  }
}
