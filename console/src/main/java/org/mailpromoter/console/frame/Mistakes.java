package org.mailpromoter.console.frame;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.web.Fields;

/**
 * What is wrong in a form that was sent, and what was typed into it: the page with the form shows
 * both. Immutable.
 *
 * @param typed what was sent
 * @param sentences what is wrong, by the field
 */
public record Mistakes(Fields typed, Map<String, String> sentences) {
  /** Nothing was sent. */
  public static final Mistakes NONE = new Mistakes(Fields.none(), Map.of());

  /** Copies the map; the order stays. */
  public Mistakes {
    Objects.requireNonNull(typed, "typed");
    sentences = Collections.unmodifiableMap(new LinkedHashMap<>(sentences));
  }

  /** What was typed, of which no single value is wrong. */
  public static Mistakes none(Fields typed) {
    return new Mistakes(typed, Map.of());
  }

  /** The mistakes in a form. */
  public static Mistakes of(Fields typed, WrongInputException wrong) {
    Map<String, String> all = new LinkedHashMap<>();
    wrong
        .problems()
        .forEach(each -> all.merge(each.where(), each.sentence(), (a, b) -> a + " " + b));
    return new Mistakes(typed, all);
  }

  /** One mistake in a form. */
  public static Mistakes of(Fields typed, String field, String sentence) {
    return new Mistakes(typed, Map.of(field, sentence));
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return sentences.isEmpty();
  }

  /** How many values are wrong, in a sentence. */
  public String summary() {
    return "Nothing was changed: "
        + Words.count(sentences.size(), "value is wrong.", "values are wrong.");
  }

  /** Whether a field is wrong. */
  public boolean isIn(String field) {
    return sentences.containsKey(field);
  }

  /** Whether a field is the first one that is wrong: it gets the focus. */
  public boolean isFirst(String field) {
    return sentences.keySet().stream().findFirst().filter(field::equals).isPresent();
  }

  /** The id of the sentence about a field. */
  public static String id(String field) {
    return "wrong-" + field;
  }

  /** What is wrong with a field; empty if nothing. */
  public String sentence(String field) {
    return sentences.getOrDefault(field, "");
  }

  /** What was typed into a field; what stands in it before, if nothing was sent. */
  public String typed(String field, String before) {
    return typed.all(field).stream().findFirst().orElse(before);
  }

  /** Whether a box of a field was ticked. */
  public boolean ticked(String field) {
    return typed.first(field).isPresent();
  }
}
