package org.mailpromoter.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.access.WrongInputException.Problem;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.deployment.WrittenTime;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.english.EnglishMissing;
import org.mailpromoter.web.Fields;

/**
 * Reads values out of a query or form and collects what is wrong with them, so that a caller learns
 * of everything at once. For one thread.
 */
public final class QueryReader {
  /** How many entries a page has if the request does not say. */
  public static final int USUAL_LIMIT = 50;

  /** The most entries of a page. */
  public static final int MOST = 500;

  private final Fields fields;
  private final Instant now;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * A reader.
   *
   * @param now what ages such as {@code 7d} count from
   */
  public QueryReader(Fields fields, Instant now) {
    this.fields = Objects.requireNonNull(fields, "fields");
    this.now = Objects.requireNonNull(now, "now");
  }

  /** Finds something by its name. */
  @FunctionalInterface
  public interface Search<T> {
    /** What has the name. */
    T find(String name) throws NotFoundException;
  }

  /** What ages count from. */
  public Instant now() {
    return now;
  }

  /** Notes a wrong value. */
  public void wrong(String field, String sentence) {
    problems.add(new Problem(field, sentence));
  }

  /** Notes fields that nobody reads: a slip of the pen would widen what is listed. */
  public void allow(Set<String> known) {
    fields.names().stream()
        .filter(each -> !known.contains(each))
        .forEach(
            each ->
                wrong(each, "There is no such parameter" + EnglishMissing.instead(each, known)));
  }

  /** A text; empty if the field is missing or blank. */
  public Optional<String> text(String field) {
    return fields.first(field).filter(each -> !each.isBlank());
  }

  /** A time: a date, a date and time, or an age. */
  public Optional<Instant> time(String field) {
    return text(field).flatMap(each -> time(field, each));
  }

  private Optional<Instant> time(String field, String text) {
    try {
      return Optional.of(WrittenTime.parse(text, now));
    } catch (DateTimeException e) {
      wrong(field, "'" + text + "' is not a time. " + WrittenTime.HOW);
      return Optional.empty();
    }
  }

  /** Words of a vocabulary; several fields of the name, or several words with commas between. */
  public <T> Set<T> words(String field, Vocabulary<T> vocabulary) {
    Set<T> found = new LinkedHashSet<>();
    for (String value : fields.all(field)) {
      for (String word : value.split(",", -1)) {
        if (!word.isBlank()) {
          word(field, vocabulary, word).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** One word of a vocabulary; empty if the field is missing. */
  public <T> Optional<T> word(String field, Vocabulary<T> vocabulary) {
    return text(field).flatMap(each -> word(field, vocabulary, each));
  }

  private <T> Optional<T> word(String field, Vocabulary<T> vocabulary, String word) {
    Optional<T> value = vocabulary.find(word);
    if (value.isEmpty()) {
      wrong(
          field,
          "'" + word + "' is no value here" + EnglishMissing.instead(word, vocabulary.words()));
    }
    return value;
  }

  /** Something that exists and is named by a field. */
  public <T> Optional<T> named(String field, Search<T> search) {
    Optional<String> name = text(field);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(search.find(name.get()));
    } catch (NotFoundException e) {
      wrong(
          field,
          "'" + name.get() + "' does not exist" + EnglishMissing.instead(name.get(), e.known()));
      return Optional.empty();
    }
  }

  /** A record, such as {@code contact:anna}, whether it exists or not. */
  public Optional<RecordId> record(String field) {
    Optional<String> text = text(field);
    Optional<RecordId> record = text.flatMap(RecordId::parse);
    if (text.isPresent() && record.isEmpty()) {
      wrong(
          field,
          "'" + text.get() + "' is not a record: write a kind and an id, such as contact:anna.");
    }
    return record;
  }

  /** A whole number within bounds; the usual one if the field is missing. */
  public int number(String field, int least, int most, int usual) {
    Optional<String> text = text(field);
    if (text.isEmpty()) {
      return usual;
    }
    boolean digits = text.get().matches("[0-9]{1,9}");
    int number = digits ? Integer.parseInt(text.get()) : -1;
    if (number < least || number > most) {
      wrong(field, "'" + text.get() + "' is not a number from " + least + " to " + most + ".");
      return usual;
    }
    return number;
  }

  /** A switch: yes or no, true or false. */
  public boolean flag(String field) {
    Optional<String> text = text(field);
    boolean yes = text.filter(Set.of("yes", "true", "on")::contains).isPresent();
    if (!yes && text.filter(each -> !Set.of("no", "false", "off").contains(each)).isPresent()) {
      wrong(field, "'" + text.get() + "' is neither yes nor no.");
    }
    return yes;
  }

  /** How many entries a page may have, from the field {@code limit}. */
  public int limit() {
    return number("limit", 1, MOST, USUAL_LIMIT);
  }

  /** Which page of a list, from the fields {@code after} and {@code limit}. */
  public PageRequest page() {
    int most = limit();
    return text("after")
        .map(word -> PageRequest.after(word, most))
        .orElseGet(() -> PageRequest.first(most));
  }

  /** What was wrong so far. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Ends the reading.
   *
   * @throws WrongInputException if anything was wrong
   */
  public void finish() throws WrongInputException {
    if (!problems.isEmpty()) {
      throw new WrongInputException(problems);
    }
  }
}
