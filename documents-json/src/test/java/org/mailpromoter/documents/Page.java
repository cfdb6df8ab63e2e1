package org.mailpromoter.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code docs/json.md}: the rules, and every document with its members and their types.
 */
final class Page {
  private static final String RULES =
      """
      # JSON documents

      `mailpromoter COMMAND --output json` prints one JSON document. Its form is the same for every document:

      - **Times** are RFC 3339 in UTC and end with `Z`. Their names are `at`, `since`, `oldest`, `as_of`, `first_used`,
        `last_run`, or end with `_at` or `_until`. A day is a date without a time. Durations are whole `milliseconds`.
      - **Numbers** and **true or false** stand as such. A list is an array, never a joined text.
      - **A missing value** is `null`, and so is an empty text. Every member is always present.
      - **Words** are in lower case with hyphens: `out-of-scope`, `before-start-date`. `reason` and `method` are the names of
        Dynamics 365.
      - **Ids**: a record, user or queue is `kind:key`. A decision, an activity and an event are numbers; a mailbox, a sink
        and a directory are names.
      - **Sentences for people**, in English, stand only in the members `sentence`, `what_to_do`, `summary`, `advice`,
        `problem`, `why`, `remark`, `remarks`, `meaning`, `row`, `description`, `label` and `damage`, and in the `text` of an
        alert. Their words may change in every version; programs use the other members.
      - **One name, one shape.** A decision, a failure (`code`, `sentence`, `what_to_do`), a count of results, a record, an
        activity, an action and the origin of a setting have the same members in every document. The value of a setting has
        the type of the setting. A plural name is a list, or a number where a document only counts.
      - **Kinds**: an object with a `kind` (`actor`, `origin`, `via`, an item of `actions` or `evidence`) has the members of its
        kind. The listing shows the kinds that occur in the example; two tables list all kinds of actions and evidence.
      - The listing says `or null` where the example has it; other members may be `null`, too.
      - A list that `--limit` cuts has its latest items. `activities`, `errors` and `records` also have a `total`, and
        `what-if` says how many items are `not_listed`. The `next` of `activities`, `messages` and `errors` is the key
        with which `--after` shows the next page; it is `null` on the last page.
      - **No command lines.** A remedy has its `actions` as values. The text output prints them as commands.

      When a command fails, its document is the first one below, and standard error says the same in words. A failure that
      does not stop the command, such as one of several mailboxes, is part of its own document. `run` and `demo` print text
      only. The `code` of a request that is wrong is `wrong-input`; of one that names what does not exist,
      `not-found/KIND` (`not-found/mailbox`); of one that is refused, `refused/WHY` (`refused/promoted-already`); and of
      one that is ended early, `cancelled` or `interrupted`. All other codes are those of errors.

      The listing is made from the documents of one example (`documents-json/src/test/resources/documents`), and a test
      compares it. `DocumentsTest` writes it again with `-Dgolden.update=true`.
      """;

  /** What is empty at one place or all places in the example. */
  private static final Map<String, String> EMPTY_HERE =
      Map.ofEntries(
          Map.entry("flaws", "text"),
          Map.entry("gone", "text"),
          Map.entry("refuse_machine_mail", "text"),
          Map.entry("default", "text"),
          Map.entry("damage", "text"),
          Map.entry("missing_folders", "text"),
          Map.entry("folder", "text"),
          Map.entry("html", "text"),
          Map.entry("unlisted_directories", "text"),
          Map.entry("answered_mail", "object (message_id, decision: a decision as in errors)"),
          Map.entry("decide_again", "object (an action)"),
          Map.entry("failure", "object (code, sentence, what_to_do)"),
          Map.entry("next", "text"),
          Map.entry("failures", "object (code, sentence, what_to_do)"),
          Map.entry("warnings", "object (code, sentence, what_to_do)"),
          Map.entry("strategy_failures", "object (strategy, messages, sentence)"),
          Map.entry("unknown_records", "object (mailbox, folder, record)"),
          Map.entry("suspicious", "object (a decision as in errors, flaws[], conflict)"),
          Map.entry("problems", "object (file, line, key, problem)"),
          Map.entry("remedies", "object (actions[], sentence, scope)"),
          Map.entry("handling", "object (as of alerts mute)"),
          Map.entry("unwritten", "object (an alert)"));

  private final Map<String, String> types = new LinkedHashMap<>();

  private Page() {}

  static String of(Map<String, Document> documents) {
    Page page = new Page();
    documents.values().forEach(each -> page.learn(each.members()));
    StringBuilder text = new StringBuilder(RULES);
    page.section("(a command that fails)", documents, text);
    kinds("actions", text);
    kinds("evidence", text);
    documents.keySet().stream()
        .filter(name -> !name.contains("("))
        .sorted()
        .forEach(name -> page.section(name, documents, text));
    return text.toString();
  }

  private void section(String name, Map<String, Document> documents, StringBuilder text) {
    List<Map<?, ?>> examples = new ArrayList<>();
    documents.forEach(
        (other, document) -> {
          if (other.equals(name) || other.startsWith(name + " (")) {
            examples.add(document.members());
          }
        });
    String title = name.startsWith("(") ? "A command that fails" : "`" + name + "`";
    text.append("\n## ").append(title).append("\n\n```text\n");
    object(examples, "", text);
    text.append("```\n");
  }

  /** The members of each kind; each has also a sentence. */
  private static void kinds(String name, StringBuilder text) {
    text.append("\n## Kinds of items of `")
        .append(name)
        .append("`\n\n| kind | members |\n|---|---|\n");
    if (Kinds.document().members().get(name) instanceof List<?> items) {
      items.forEach(item -> objects(item).forEach(kind -> kind(kind, text)));
    }
  }

  private static void kind(Map<?, ?> kind, StringBuilder text) {
    String members =
        kind.keySet().stream()
            .map(String::valueOf)
            .filter(member -> !member.equals("kind") && !member.equals("sentence"))
            .map(member -> "`" + member + "`")
            .collect(Collectors.joining(", "));
    text.append("| `").append(kind.get("kind")).append("` | ").append(members).append(" |\n");
  }

  private void learn(Map<?, ?> members) {
    members.forEach((name, value) -> learn(String.valueOf(name), value));
  }

  private void learn(String name, @Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      learn(object);
    } else if (value instanceof List<?> list) {
      list.forEach(item -> learn(name, item));
    } else if (value != null) {
      types.putIfAbsent(name, type(name, value));
    }
  }

  private static String type(String name, Object value) {
    if (value instanceof Long) {
      return "number";
    }
    if (value instanceof Boolean) {
      return "true or false";
    }
    return FormCheck.isTime(name) ? "time" : "text";
  }

  /** The members of objects that stand at one place. */
  private void object(List<? extends Map<?, ?>> examples, String indent, StringBuilder text) {
    Map<String, List<@Nullable Object>> values = new LinkedHashMap<>();
    for (Map<?, ?> each : examples) {
      each.forEach(
          (name, value) ->
              values.computeIfAbsent(String.valueOf(name), unused -> new ArrayList<>()).add(value));
    }
    values.forEach((name, all) -> member(name, all, indent, text));
  }

  private void member(
      String name, List<@Nullable Object> values, String indent, StringBuilder text) {
    boolean list = values.stream().anyMatch(List.class::isInstance) && !isOfAnyType(name);
    List<Map<?, ?>> objects = new ArrayList<>();
    values.stream().flatMap(Page::items).forEach(each -> objects.addAll(objects(each)));
    boolean missing = !list && values.contains(null);
    text.append(indent).append(name).append(list ? "[]" : "").append(": ");
    text.append(objects.isEmpty() ? known(name, values) : "object")
        .append(missing ? " or null\n" : "\n");
    object(objects, indent + "  ", text);
  }

  private static Stream<?> items(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
  }

  private static List<Map<?, ?>> objects(@Nullable Object value) {
    return value instanceof Map<?, ?> object ? List.of(object) : List.of();
  }

  private static boolean isOfAnyType(String name) {
    return Set.of("value", "before", "after", "there", "here").contains(name);
  }

  private String known(String name, List<@Nullable Object> values) {
    Optional<String> here =
        values.stream().flatMap(Page::items).findFirst().map(value -> type(name, value));
    return here.filter(type -> !isOfAnyType(name)).orElseGet(() -> elsewhere(name));
  }

  private String elsewhere(String name) {
    if (isOfAnyType(name)) {
      return "text, number, true or false, or list";
    }
    if (FormCheck.isTime(name)) {
      return "time";
    }
    String type = EMPTY_HERE.getOrDefault(name, types.get(name));
    return Objects.requireNonNull(type, name + " is empty in every document of the example");
  }
}
