package org.mailpromoter.console.outgoing;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;

/**
 * A mail that is written.
 *
 * @param frame its frame
 * @param path what the form is sent to
 * @param hidden fields that nobody sees: the key of the request, the version of the draft, the mail
 *     that it answers
 * @param from as whom it is sent
 * @param to recipients as a field shows them
 * @param cc the same
 * @param bcc the same
 * @param subject the subject
 * @param text the text
 * @param regarding the record it is about; may be empty
 * @param related the mail that it answers or passes on; one at most
 * @param files files of the draft
 * @param carried names of files of a mail that is passed on, which go with it if the person wants
 * @param saved when the draft was saved; none for a mail that is not saved
 */
public record ComposePage(
    Frame frame,
    String path,
    List<Hidden> hidden,
    Choices from,
    String to,
    String cc,
    String bcc,
    String subject,
    String text,
    String regarding,
    List<Link> related,
    List<File> files,
    String carried,
    List<Moment> saved) {
  /** Copies the lists. */
  public ComposePage {
    Objects.requireNonNull(frame, "frame");
    hidden = List.copyOf(hidden);
    related = List.copyOf(related);
    files = List.copyOf(files);
    saved = List.copyOf(saved);
  }

  /**
   * A field that nobody sees.
   *
   * @param name its name
   * @param value its value
   */
  public record Hidden(String name, String value) {}

  /**
   * A file of the draft.
   *
   * @param number counts from 1
   * @param name its name
   * @param size its size in words
   */
  public record File(int number, String name, String size) {}

  /** Whether it is a stored draft. */
  public boolean isDraft() {
    return !saved.isEmpty();
  }
}
