package org.mailpromoter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules of {@code docs/json.md} for every value of a document. */
final class FormCheck {
  /** Members whose texts people read: sentences, and what they wrote themselves. */
  static final Set<String> PROSE =
      Set.of(
          "sentence",
          "what_to_do",
          "summary",
          "advice",
          "problem",
          "why",
          "remarks",
          "remark",
          "meaning",
          "row",
          "description",
          "label",
          "damage",
          "subject",
          "text",
          "html",
          "default",
          "name",
          "script",
          "sought",
          "before",
          "after",
          "object",
          "device",
          "seen",
          "fits",
          "in_force");

  /** Times, by their names; the others end with {@code _at} or {@code _until}. */
  private static final Set<String> TIMES =
      Set.of(
          "at",
          "since",
          "oldest",
          "as_of",
          "first_used",
          "last_run",
          "last_good_run",
          "counted_since",
          "undecided_since");

  /** A setting has its own type; the id of an activity is a number, that of a record a text. */
  private static final Set<String> ANY_TYPE =
      Set.of("value", "before", "after", "there", "here", "id");

  /** Things that one document lists and another one only counts. */
  private static final Set<String> COUNTED =
      Set.of(
          "activities", "records", "mailboxes", "sinks", "directories", "decisions", "set_aside");

  /** The setting one of whose words is "no". */
  private static final String WORDS_WITH_NO = "create-unknown-senders";

  private final Map<String, Set<String>> types = new TreeMap<>();

  void check(Map<?, ?> members) {
    boolean word = WORDS_WITH_NO.equals(members.get("setting"));
    members.forEach(
        (name, value) -> check(String.valueOf(name), word && "no".equals(value) ? null : value));
  }

  private void check(String name, @Nullable Object value) {
    assertThat(name).matches("[a-z][a-z0-9_]*");
    if (value != null) {
      types.computeIfAbsent(name, unused -> new TreeSet<>()).add(type(value));
      each(name, value);
    }
  }

  private void each(String name, Object value) {
    if (value instanceof Map<?, ?> object) {
      check(object);
    } else if (value instanceof List<?> list) {
      list.forEach(item -> each(name, item));
    } else if (value instanceof String text) {
      text(name, text);
    } else {
      assertThat(value).as(name).isInstanceOfAny(Long.class, Boolean.class);
    }
  }

  /** The verdict of a step is a word: yes, no, refused or promoted. */
  private static void text(String name, String text) {
    assertThat(text).as(name).isNotEmpty();
    if (!name.equals("verdict")) {
      assertThat(text).as(name).isNotIn("yes", "no", "true", "false", "null");
    }
    if (isTime(name) || text.matches("\\d{4}-\\d\\d-\\d\\d[T ].*")) {
      assertThat(Instant.parse(text)).as(name).hasToString(text);
    }
    if (!PROSE.contains(name)) {
      assertThat(text).as(name).doesNotContain(", ");
    }
  }

  static boolean isTime(String name) {
    return TIMES.contains(name) || name.endsWith("_at") || name.endsWith("_until");
  }

  private static String type(Object value) {
    if (value instanceof Map<?, ?>) {
      return "object";
    }
    return value instanceof List<?> ? "list" : value.getClass().getSimpleName();
  }

  /** The names that stand for one type here and for another there. */
  Set<String> namesOfSeveralTypes() {
    Set<String> names = new TreeSet<>();
    types.forEach((name, seen) -> names.addAll(seen.size() > 1 ? Set.of(name + seen) : Set.of()));
    names.removeIf(
        name -> ANY_TYPE.contains(bare(name)) || (COUNTED.contains(bare(name)) && !object(name)));
    return names;
  }

  private static String bare(String nameAndTypes) {
    return nameAndTypes.substring(0, nameAndTypes.indexOf('['));
  }

  private static boolean object(String nameAndTypes) {
    return nameAndTypes.contains("object") || nameAndTypes.contains("String");
  }
}
