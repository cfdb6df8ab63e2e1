package org.mailpromoter.core.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Entries of a history, the newest first, and where to go on. A page that is read with bounded work
 * may end before it is full, even without an entry: then {@code next} says where to go on
 * searching, and {@code searchedTo} how far the search came.
 *
 * @param <T> what the history is of
 * @param entries the entries
 * @param next where the next page begins; empty when nothing is older
 * @param searchedTo the time of the oldest entry that was looked at, if the page ended before it
 *     was full
 * @since 0.1
 */
public record Page<T>(List<T> entries, Optional<PageKey> next, Optional<Instant> searchedTo) {
  private static final int TOGETHER = 1_000;

  /** Copies the list. */
  public Page {
    entries = List.copyOf(entries);
    Objects.requireNonNull(next, "next");
    Objects.requireNonNull(searchedTo, "searchedTo");
  }

  /** A page that is full, or the last one. */
  public Page(List<T> entries, Optional<PageKey> next) {
    this(entries, next, Optional.empty());
  }

  /** Reads a page. */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * The entries behind a key.
     *
     * @param from the key, {@link PageKey#START} for the newest entries
     * @param limit how many at most
     */
    Page<T> read(PageKey from, int limit);
  }

  /**
   * The page of entries that were read one by one.
   *
   * @param read the entries, one more than the page may have when something is older
   * @param limit how many entries the page may have
   * @param key the place of an entry
   */
  public static <T> Page<T> of(List<T> read, int limit, Function<T, PageKey> key) {
    return read.size() > limit
        ? new Page<>(read.subList(0, limit), Optional.of(key.apply(read.get(limit - 1))))
        : new Page<>(read, Optional.empty());
  }

  /** The same entries as something else. */
  public <R> Page<R> map(Function<? super T, ? extends R> how) {
    return new Page<>(entries.stream().<R>map(how).toList(), next, searchedTo);
  }

  /** Reads until the page is full or the history ends, however long that takes. */
  public static <T> Page<T> full(Reading<T> history, PageKey from, int limit) {
    Page<T> page = history.read(from, limit);
    List<T> entries = new ArrayList<>(page.entries());
    while (entries.size() < limit && page.next().isPresent()) {
      page = history.read(page.next().get(), limit - entries.size());
      entries.addAll(page.entries());
    }
    return new Page<>(entries, page.next());
  }

  /** Reads a whole history from the newest entry to the oldest, and keeps one page at a time. */
  public static <T> void forEach(Reading<T> history, Consumer<? super T> entry) {
    Optional<PageKey> from = Optional.of(PageKey.START);
    while (from.isPresent()) {
      Page<T> page = history.read(from.get(), TOGETHER);
      page.entries().forEach(entry);
      from = page.next();
    }
  }
}
