package org.mailpromoter.storage.sqlite;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.history.SearchWords;

/**
 * Finds the rows that may contain words. A word that is frequent is not asked for, because SQLite
 * reads all its occurrences before it returns the first one: the rows that have the rare words are
 * few, and the caller looks at them. A sample of rows shows which words are rare.
 */
final class WordIndex {
  /** The rows of a sample. */
  static final int SAMPLE = 1_000;

  /** A word that is in a larger share of the sample is frequent. */
  private static final int RARE_PER_SAMPLE = 15;

  private static final int LONGEST = 64;

  private final Handle handle;
  private final String table;
  private final Map<String, Boolean> terms;

  private WordIndex(Handle handle, String table, Map<String, Boolean> terms) {
    this.handle = handle;
    this.table = table;
    this.terms = terms;
  }

  /**
   * An index of words, asked for what is searched.
   *
   * @param table the table of the index
   * @param words words of which each begins a word of the row
   * @param part a text that the row contains
   */
  static WordIndex of(Handle handle, String table, SearchWords words, String part) {
    Map<String, Boolean> terms = new HashMap<>();
    words.words().forEach(each -> terms.put(each, true));
    List<String> inside = SearchWords.of(part).words();
    for (int i = beginsWithWord(part) ? 1 : 0; i < inside.size(); i++) {
      String word = inside.get(i);
      boolean open = i == inside.size() - 1 || word.length() >= LONGEST;
      terms.merge(word, open, Boolean::logicalAnd);
    }
    return new WordIndex(handle, table, terms);
  }

  /** The word before it may go on to the left in the row. */
  private static boolean beginsWithWord(String part) {
    return part.isEmpty() || !SearchWords.of(part.substring(0, 1)).isEmpty();
  }

  /** Whether there is anything to ask for. */
  boolean isEmpty() {
    return terms.isEmpty();
  }

  /**
   * The rows that contain all rare words; empty if none is rare, or there are too many rows.
   *
   * @param sample texts of rows
   * @param most how many rows at most
   */
  Optional<List<Long>> rows(List<String> sample, int most) {
    List<String> rare = rare(sample);
    return rare.isEmpty() ? Optional.empty() : rows(matching(rare), most);
  }

  /** The same, for the rarest word alone. */
  Optional<List<Long>> rowsOfRarest(List<String> sample, int most) {
    List<String> rare = rare(sample);
    return rare.isEmpty() ? Optional.empty() : rows(matching(rare.subList(0, 1)), most);
  }

  private Optional<List<Long>> rows(String match, int most) {
    List<Long> rows =
        handle
            .createQuery(
                "SELECT rowid FROM "
                    + table
                    + " WHERE "
                    + table
                    + " MATCH :match ORDER BY rowid DESC LIMIT :limit")
            .bind("match", match)
            .bind("limit", most + 1)
            .mapTo(Long.class)
            .list();
    return rows.size() > most ? Optional.empty() : Optional.of(rows);
  }

  /** The rarest first, and the longest of those that are as rare. */
  private List<String> rare(List<String> sample) {
    SearchWords words = SearchWords.of(String.join(" ", terms.keySet()));
    Map<String, Integer> hits = new HashMap<>();
    sample.forEach(text -> words.in(text).forEach(each -> hits.merge(each, 1, Integer::sum)));
    return words.words().stream()
        .filter(each -> hits.getOrDefault(each, 0) <= RARE_PER_SAMPLE)
        .sorted(
            Comparator.<String>comparingInt(each -> hits.getOrDefault(each, 0))
                .thenComparing(Comparator.comparingInt(String::length).reversed()))
        .toList();
  }

  /** Words hold letters and digits only, so the quotes need no escape. */
  private String matching(List<String> words) {
    return words.stream()
        .map(each -> '"' + each + '"' + (terms.getOrDefault(each, true) ? "*" : ""))
        .collect(Collectors.joining(" "));
  }
}
