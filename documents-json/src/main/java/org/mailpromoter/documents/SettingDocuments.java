package org.mailpromoter.documents;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.diagnosis.RetryPreview;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.PolicyText;
import org.mailpromoter.installation.ask.SettingsHistory;

/**
 * Documents about the settings of the organization, of users, queues and mailboxes.
 *
 * @since 0.1
 */
public final class SettingDocuments {
  private SettingDocuments() {}

  /** Every setting in force. */
  public static Document inForce(List<PolicyText.Line> lines) {
    return Members.of("settings", lines.stream().map(SettingDocuments::line).toList()).document();
  }

  /** One setting in force. */
  public static Document one(PolicyText.Line line) {
    return line(line).document();
  }

  private static Members line(PolicyText.Line line) {
    return Members.of("scope", line.scope())
        .with("setting", line.key())
        .with("value", SettingForm.of(line.key(), line.value()))
        .with("origin", Origins.of(line.origin()));
  }

  /** Who chose what, and what else changed between the versions of the settings. */
  public static Document history(SettingsHistory history) {
    return Members.of("choices", history.choices().stream().map(SettingDocuments::choice).toList())
        .with("changes", history.changes().stream().map(SettingDocuments::change).toList())
        .document();
  }

  private static Members choice(Choice choice) {
    boolean removed = choice.value().isEmpty();
    return Members.of("at", choice.at())
        .with("scope", choice.scope())
        .with("setting", choice.key())
        .with("value", removed ? null : SettingForm.of(choice.key(), choice.value()))
        .with("removed", removed)
        .with("actor", Actors.of(choice.who()));
  }

  private static Members change(SettingsHistory.Changed change) {
    return Members.of("policy_version", change.version().number())
        .with("first_used", change.version().firstUsed())
        .with("scope", change.scope())
        .with("setting", change.key())
        .with("before", value(change.key(), change.before()))
        .with("after", value(change.key(), change.after()));
  }

  private static @Nullable Object value(String key, String value) {
    return value.isEmpty() ? null : SettingForm.of(key, value);
  }

  /** A setting that was chosen. */
  public static Document set(String key, String value, Optional<RetryPreview.Result> passing) {
    return Members.of("setting", key)
        .with("value", SettingForm.of(key, value))
        .and(Preview.of(passing))
        .document();
  }

  /** A setting whose override was removed, if there was one. */
  public static Document reset(String key, boolean removed, Optional<RetryPreview.Result> passing) {
    return Members.of("setting", key).with("removed", removed).and(Preview.of(passing)).document();
  }
}
