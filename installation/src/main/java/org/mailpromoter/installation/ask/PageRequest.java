package org.mailpromoter.installation.ask;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which page of a list somebody asks for. Immutable. */
public final class PageRequest {
  private final @Nullable String after;
  private final int most;

  private PageRequest(@Nullable String after, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a page has at least one entry, not " + most);
    }
    this.after = after;
    this.most = most;
  }

  /** The first page. */
  public static PageRequest first(int most) {
    return new PageRequest(null, most);
  }

  /** The page after another one, which ended with a word. */
  public static PageRequest after(String word, int most) {
    return new PageRequest(Objects.requireNonNull(word, "word"), most);
  }

  /** The word at the end of the page before; empty for the first page. */
  Optional<String> after() {
    return Optional.ofNullable(after);
  }

  /** Whether it is the first one. */
  public boolean isFirst() {
    return after == null;
  }

  /** How many entries at most. */
  public int most() {
    return most;
  }
}
