package org.mailpromoter.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.access.WrongInputException.Problem;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.web.Fields;

/**
 * Reads an object of a body into values, and collects what is wrong, each with its place (RFC
 * 6901). Members that nobody reads are wrong. For one thread.
 */
final class JsonObject {
  private static final int LONGEST_TEXT = 10_000;
  private static final int MOST_ITEMS = 1_000;

  private final String pointer;
  private final Map<String, @Nullable Object> members;
  private final List<Problem> problems;
  private final List<JsonObject> inner = new ArrayList<>();
  private final Set<String> read = new HashSet<>();

  /** A number with a fraction, an exponent, or more digits than any of our numbers. */
  record OtherNumber(String text) {}

  /** The object of a whole body. */
  JsonObject(Map<?, ?> members) {
    this("", members, new ArrayList<>());
  }

  private JsonObject(String pointer, Map<?, ?> members, List<Problem> problems) {
    this.pointer = pointer;
    this.problems = problems;
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    members.forEach((name, value) -> all.put(String.valueOf(name), value));
    this.members = all;
  }

  private String place(String member) {
    return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
  }

  /** Notes a wrong value. */
  void wrong(String member, String sentence) {
    problems.add(new Problem(place(member), sentence));
  }

  private @Nullable Object value(String member) {
    Object value = members.get(member);
    if (read.add(member) && value == null && members.containsKey(member)) {
      wrong(member, "It is null; leave it out instead.");
    }
    return value;
  }

  private boolean isMissing(String member) {
    return value(member) == null;
  }

  /** A text; empty if it is missing, null or blank. */
  Optional<String> text(String member) {
    Object value = value(member);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String text)) {
      wrong(member, "It must be a text.");
      return Optional.empty();
    }
    return checked(member, text);
  }

  private Optional<String> checked(String member, String text) {
    if (text.length() > LONGEST_TEXT) {
      wrong(member, "It is longer than " + LONGEST_TEXT + " characters.");
      return Optional.empty();
    }
    if (text.chars().anyMatch(each -> each < ' ' && each != '\t')) {
      wrong(member, "It holds a control character.");
      return Optional.empty();
    }
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  /** A text with a limited number of characters; empty if it is missing or has only spaces. */
  Optional<String> text(String member, int longest) {
    Optional<String> text = text(member);
    if (text.isPresent() && text.get().length() > longest) {
      wrong(member, "It is longer than " + longest + " characters.");
      return Optional.empty();
    }
    return text;
  }

  /** A text with lines; empty if it is missing. Other control characters are left out. */
  String lines(String member, int longest) {
    Object value = value(member);
    if (value != null && !(value instanceof String)) {
      wrong(member, "It must be a text.");
    }
    String text = value instanceof String given ? given : "";
    if (text.length() > longest) {
      wrong(member, "It is longer than " + longest + " characters.");
      return "";
    }
    return text.chars()
        .filter(each -> each >= ' ' || each == '\t' || each == '\r' || each == '\n')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** A file that must be there, see {@link Base64Files}. */
  Optional<Path> demandedFile(String member) {
    if (value(member) instanceof Path file) {
      return Optional.of(file);
    }
    wrong(member, "It is required, in Base64.");
    return Optional.empty();
  }

  /** One word of a vocabulary; empty if it is missing. */
  <T> Optional<T> word(String member, Vocabulary<T> vocabulary) {
    return text(member).flatMap(each -> word(member, vocabulary, each));
  }

  private <T> Optional<T> word(String member, Vocabulary<T> vocabulary, String word) {
    Optional<T> value =
        vocabulary.words().contains(word) ? vocabulary.find(word) : Optional.empty();
    if (value.isEmpty()) {
      wrong(member, "It must be " + String.join(", ", vocabulary.words()) + ".");
    }
    return value;
  }

  /** Words of a vocabulary, at least one. */
  <T> Set<T> words(String member, Vocabulary<T> vocabulary) {
    Set<T> values = new LinkedHashSet<>();
    if (isMissing(member)) {
      wrong(member, "It is required.");
    }
    texts(member).forEach(each -> word(member, vocabulary, each).ifPresent(values::add));
    return values;
  }

  /** A text that must be there; an empty text stands for it after it was noted as missing. */
  String demandedText(String member) {
    int before = problems.size();
    Optional<String> text = text(member);
    if (text.isEmpty() && problems.size() == before) {
      wrong(member, "It is required.");
    }
    return text.orElse("");
  }

  /** The value of a setting: a text, a number, a flag, or a list of texts, as people write it. */
  String demandedSetting(String member) {
    Object value = value(member);
    if (value instanceof Boolean flag) {
      return flag ? "yes" : "no";
    }
    if (value instanceof Long number) {
      return String.valueOf(number);
    }
    if (value instanceof List<?>) {
      return String.join(", ", texts(member)); // an item may have spaces
    }
    if (value instanceof String text && text.isEmpty()) {
      return "";
    }
    return demandedText(member);
  }

  /** A flag; false if it is missing. */
  boolean flag(String member) {
    return optionalFlag(member).orElse(false);
  }

  /** A flag that must be there. */
  boolean demandedFlag(String member) {
    if (isMissing(member)) {
      wrong(member, "It is required.");
    }
    return flag(member);
  }

  /** A flag; empty if it is missing. */
  Optional<Boolean> optionalFlag(String member) {
    Object value = value(member);
    if (value != null && !(value instanceof Boolean)) {
      wrong(member, "It must be true or false.");
    }
    return value instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /** A whole number within bounds; empty if it is missing. */
  Optional<Long> number(String member, long least, long most) {
    Object value = value(member);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Long number) || number < least || number > most) {
      wrong(member, "It must be a whole number from " + least + " to " + most + ".");
      return Optional.empty();
    }
    return Optional.of(number);
  }

  private List<?> items(String member) {
    Object value = value(member);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> items)) {
      wrong(member, "It must be a list.");
      return List.of();
    }
    if (items.size() > MOST_ITEMS) {
      wrong(member, "It has more than " + MOST_ITEMS + " items.");
      return List.of();
    }
    return items;
  }

  /** Texts; none if the list is missing. */
  List<String> texts(String member) {
    List<String> texts = new ArrayList<>();
    for (Object each : items(member)) {
      if (each instanceof String text) {
        checked(member, text).ifPresent(texts::add);
      } else {
        wrong(member, "Each item must be a text.");
      }
    }
    return texts;
  }

  /** Positive numbers; none if the list is missing. */
  List<Long> numbers(String member) {
    List<Long> numbers = new ArrayList<>();
    for (Object each : items(member)) {
      if (each instanceof Long number && number > 0) {
        numbers.add(number);
      } else {
        wrong(member, "Each item must be a positive whole number.");
      }
    }
    return numbers;
  }

  /** Objects; none if the list is missing. */
  List<JsonObject> objects(String member) {
    List<JsonObject> objects = new ArrayList<>();
    int index = 0;
    for (Object each : items(member)) {
      if (each instanceof Map<?, ?> map) {
        objects.add(new JsonObject(place(member) + "/" + index, map, problems));
      } else {
        wrong(member, "Each item must be an object.");
      }
      index++;
    }
    inner.addAll(objects);
    return objects;
  }

  /** An object; without members if it is missing. */
  JsonObject object(String member) {
    Object value = value(member);
    if (value != null && !(value instanceof Map<?, ?>)) {
      wrong(member, "It must be an object.");
    }
    JsonObject object =
        new JsonObject(place(member), value instanceof Map<?, ?> map ? map : Map.of(), problems);
    inner.add(object);
    return object;
  }

  /** The names of all members. */
  Set<String> names() {
    return members.keySet();
  }

  /** A record. */
  Optional<RecordId> record(String member) {
    Optional<String> text = text(member);
    Optional<RecordId> record = text.flatMap(RecordId::parse);
    if (text.isPresent() && record.isEmpty()) {
      wrong(member, "It is not a record: write a kind and an id, such as contact:anna.");
    }
    return record;
  }

  /** An address; empty if it is missing or wrong. */
  Optional<EmailAddress> address(String member) {
    return text(member).flatMap(each -> address(member, each));
  }

  private Optional<EmailAddress> address(String member, String text) {
    Optional<EmailAddress> address = EmailAddress.parse(text);
    if (address.isEmpty()) {
      wrong(member, "It is not an e-mail address.");
    }
    return address;
  }

  /** Addresses. */
  List<EmailAddress> addresses(String member) {
    return texts(member).stream().flatMap(each -> address(member, each).stream()).toList();
  }

  /** Members that choose messages, as the fields of a query. */
  Fields fields(Set<String> names) {
    Fields fields = Fields.none();
    for (String name : names) {
      List<String> values =
          members.get(name) instanceof List<?> ? texts(name) : text(name).stream().toList();
      for (String value : values) {
        fields = fields.with(name, value);
      }
    }
    return fields;
  }

  /** Takes over what was wrong with {@link #fields}. */
  void addAll(QueryReader reader) {
    reader.problems().forEach(each -> wrong(each.where(), each.sentence()));
  }

  /**
   * Ends the reading.
   *
   * @throws WrongInputException if anything was wrong, or nobody has read a member
   */
  void finish() throws WrongInputException {
    unread();
    if (!problems.isEmpty()) {
      throw new WrongInputException(problems.stream().distinct().collect(Collectors.toList()));
    }
  }

  private void unread() {
    members.keySet().stream()
        .filter(each -> !read.contains(each))
        .forEach(each -> wrong(each, "There is no such member."));
    inner.forEach(JsonObject::unread);
  }
}
