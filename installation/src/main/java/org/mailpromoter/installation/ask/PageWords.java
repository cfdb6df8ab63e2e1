package org.mailpromoter.installation.ask;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.installation.WrongPageException;

/**
 * The words with which the pages of one list end: a key, and a digest of the key, the list and its
 * filter. A word of another list or filter would lead somewhere else without a sign of it.
 *
 * <p>Times of a filter are left out: an age such as 7d is another time whenever it is given, and a
 * place in a list is the same under other times. The digest has no secret, because a word opens
 * nothing: whoever computes one reads a page of a list that they may read anyway.
 */
final class PageWords {
  private static final int DIGEST_BYTES = 6;

  private final List<String> scope = new ArrayList<>();

  private PageWords(String list) {
    scope.add(list);
  }

  /** The words of a list without a filter. */
  static PageWords of(String list) {
    return new PageWords(list);
  }

  /** The same under a condition; empty for any. */
  PageWords with(String condition, Optional<?> value) {
    return with(condition, value.stream().toList());
  }

  /** The same under a condition that has one of some values, in whatever order. */
  PageWords with(String condition, Collection<?> values) {
    scope.add(condition);
    scope.add(String.valueOf(values.size()));
    values.stream().map(String::valueOf).sorted().forEach(scope::add);
    return this;
  }

  /** The word at the end of a page. */
  String word(PageKey next) {
    return word(next.word());
  }

  /** The word at the end of a page of a list that has places of its own kind. */
  String word(String place) {
    return place + "." + digest(place);
  }

  /** Where a page begins. */
  PageKey from(PageRequest page) throws WrongPageException {
    Optional<String> word = page.after();
    return word.isPresent() ? key(word.get()) : PageKey.START;
  }

  private PageKey key(String word) throws WrongPageException {
    return PageKey.parse(place(word)).orElseThrow(() -> new WrongPageException(word));
  }

  /** The place of a word. */
  String place(String word) throws WrongPageException {
    String place = word.substring(0, Math.max(0, word.lastIndexOf('.')));
    if (!word(place).equals(word)) {
      throw new WrongPageException(word);
    }
    return place;
  }

  private String digest(String place) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      scope.forEach(each -> add(each, digest));
      add(place, digest);
      return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** With its length, so that two texts are never taken for one. */
  private static void add(String text, MessageDigest digest) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
