package org.mailpromoter.console.setting;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;

/**
 * The field of a form that takes the value of a setting: a choice of its values, a number with its
 * bounds, or else a text.
 *
 * @param label which values it takes, for people
 * @param choices the values; none if there are too many to choose from
 * @param range the bounds of a number; none for another value
 * @param value what stands in the field
 */
public record SettingField(
    String label, List<Choices> choices, List<OrganizationValue.Range> range, String value) {
  /** Copies the lists. */
  public SettingField {
    Objects.requireNonNull(label, "label");
    choices = List.copyOf(choices);
    range = List.copyOf(range);
    Objects.requireNonNull(value, "value");
  }

  /**
   * The field of a setting.
   *
   * @param key its key
   * @param value what stands in the field
   */
  public static SettingField of(String key, String value) {
    Optional<OrganizationValue> other = OrganizationValue.of(key);
    List<String> words =
        OrganizationSwitch.of(key).isPresent()
            ? List.of("yes", "no")
            : other.map(OrganizationValue::words).orElse(List.of());
    List<Choices.Choice> all =
        words.stream().map(each -> new Choices.Choice(each, each, each.equals(value))).toList();
    return new SettingField(
        other.map(each -> "Value: " + each.expected()).orElse("Value"),
        all.isEmpty() ? List.of() : List.of(new Choices("value", "Value", all)),
        other.flatMap(OrganizationValue::range).stream().toList(),
        value);
  }
}
