package org.mailpromoter.console.record;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;

/**
 * What an import did.
 *
 * @param frame its frame
 * @param verdict what was imported, in a sentence
 * @param sentences what follows, and what to look at
 * @param again where mail of unknown senders is decided again; empty if that promotes nothing
 * @param wrong the first rows that were left out
 */
public record ImportedPage(
    Frame frame,
    String verdict,
    List<String> sentences,
    String again,
    List<ImportPage.Wrong> wrong) {
  /** Copies the lists. */
  public ImportedPage {
    Objects.requireNonNull(frame, "frame");
    sentences = List.copyOf(sentences);
    wrong = List.copyOf(wrong);
  }
}
