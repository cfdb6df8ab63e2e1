package org.mailpromoter.installation.ask;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.WrongPageException;

/**
 * A place in the list of records: behind a record of a directory.
 *
 * @param directory the name of the directory
 * @param record the last record of the page before
 */
record RecordPlace(String directory, RecordId record) {
  private static final String BETWEEN = "\n";

  /** The word with which a page ends here. */
  String word(PageWords words) {
    byte[] bytes = (directory + BETWEEN + record).getBytes(StandardCharsets.UTF_8);
    return words.word(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Where a page begins; empty for the first one. */
  static Optional<RecordPlace> of(PageRequest page, PageWords words) throws WrongPageException {
    if (page.isFirst()) {
      return Optional.empty();
    }
    String word = page.after().orElseThrow();
    return Optional.of(parse(words.place(word)).orElseThrow(() -> new WrongPageException(word)));
  }

  private static Optional<RecordPlace> parse(String place) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(place), StandardCharsets.UTF_8);
      int between = text.indexOf(BETWEEN);
      return between < 0
          ? Optional.empty()
          : RecordId.parse(text.substring(between + 1))
              .map(record -> new RecordPlace(text.substring(0, between), record));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
