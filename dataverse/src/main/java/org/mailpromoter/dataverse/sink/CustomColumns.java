package org.mailpromoter.dataverse.sink;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.EmailActivity;

/**
 * Columns of the customer's own for what Dynamics 365 keeps in columns that only it writes, or does
 * not keep at all. Immutable.
 */
final class CustomColumns {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*_[a-z0-9_]{1,90}");

  private final Map<What, String> columns;

  private CustomColumns(Map<What, String> columns) {
    this.columns = columns;
  }

  /** What can be written. */
  private enum What {
    CORRELATION_METHOD,
    SENT_ON,
    CONVERSATION,
    REMARKS,
    ACTIVITY;

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String value(ActivityEvent event) {
      EmailActivity activity = event.activity();
      return switch (this) {
        case CORRELATION_METHOD -> activity.correlationMethod().title();
        case SENT_ON -> activity.sentAt().toString();
        case CONVERSATION -> RowIds.email(event.id().storage(), event.conversation()).toString();
        case REMARKS ->
            activity.flaws().stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
        case ACTIVITY -> activity.id().toString();
      };
    }
  }

  /**
   * Columns as they are configured.
   *
   * @param pairs as WHAT = COLUMN
   * @throws IllegalArgumentException with a sentence for people if one is wrong
   */
  static CustomColumns of(List<String> pairs) {
    Map<What, String> columns = new EnumMap<>(What.class);
    for (String each : pairs) {
      String[] parts = each.split("=", 2);
      Optional<What> what = what(parts[0].strip());
      if (parts.length < 2 || what.isEmpty() || !NAME.matcher(parts[1].strip()).matches()) {
        throw new IllegalArgumentException(
            "columns has '"
                + each
                + "' where WHAT = COLUMN is expected, such as"
                + " correlation-method = new_correlationmethod; WHAT is one of "
                + words());
      }
      columns.put(what.get(), parts[1].strip());
    }
    return new CustomColumns(columns);
  }

  private static Optional<What> what(String word) {
    for (What each : What.values()) {
      if (each.word().equals(word)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static String words() {
    return List.of(What.values()).stream().map(What::word).collect(Collectors.joining(", "));
  }

  /** A column that the environment does not have, or that is not a text that can be written. */
  Optional<String> missing(Facts facts) {
    return columns.values().stream().filter(each -> facts.length(each).isEmpty()).findFirst();
  }

  /** Adds the values of an activity to a row. */
  void write(ActivityEvent event, EmailRow.Texts row) {
    columns.forEach((what, column) -> row.cut(column, what.value(event)));
  }
}
