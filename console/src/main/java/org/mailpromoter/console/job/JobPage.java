package org.mailpromoter.console.job;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;

/**
 * A job.
 *
 * @param frame its frame; the title says what the job does
 * @param address the address of this page
 * @param cancel where it is cancelled; empty if the visitor may not, or if it is over
 * @param result the page that shows the result; empty if there is none
 * @param working whether it waits or works
 * @param holder who began it
 * @param begun when
 * @param ended when it ended; one at most
 * @param state how it is
 * @param done how far it came, in words; empty if it does not count
 * @param told what a person must do so that it goes on; empty for nothing, and when it is over
 * @param sentences what became of it
 */
public record JobPage(
    Frame frame,
    String address,
    String cancel,
    String result,
    boolean working,
    String holder,
    Moment begun,
    List<Moment> ended,
    Chip state,
    String done,
    String told,
    List<String> sentences) {
  /** Copies the lists. */
  public JobPage {
    Objects.requireNonNull(frame, "frame");
    ended = List.copyOf(ended);
    sentences = List.copyOf(sentences);
  }
}
