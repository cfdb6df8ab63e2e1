package org.mailpromoter.documents;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;

/**
 * The value of a setting with its type: a boolean, a number, a list or a text. The engine keeps all
 * of them as texts.
 */
final class SettingForm {
  private static final Set<String> FLAGS_OF_MAILBOXES = Set.of("enabled", "approved");

  private SettingForm() {}

  /** A setting of any scope; null for a value that is missing. */
  static @Nullable Object of(String key, String value) {
    return switch (key) {
      case "correlation-order", "tracked-folders" -> split(value, ", ");
      case "refuse-machine-mail" -> split(value, " ");
      default -> FLAGS_OF_MAILBOXES.contains(key) ? flag(value) : organization(key, value);
    };
  }

  /** A setting of the organization. */
  static @Nullable Object organization(String key, String value) {
    if (OrganizationSwitch.of(key).isPresent()) {
      return flag(value);
    }
    Optional<OrganizationValue> which = OrganizationValue.of(key);
    if (which.filter(OrganizationValue::isList).isPresent()) {
      return which.get().items(value);
    }
    boolean number = which.isPresent() && value.matches("[0-9]{1,9}");
    return number ? (Object) Long.valueOf(value) : value;
  }

  private static @Nullable Boolean flag(String value) {
    return value.isEmpty() ? null : value.equals("yes");
  }

  private static List<String> split(String value, String by) {
    return value.isEmpty() ? List.of() : List.of(value.split(by, -1));
  }
}
