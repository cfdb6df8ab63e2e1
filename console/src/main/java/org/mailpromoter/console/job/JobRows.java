package org.mailpromoter.console.job;

import java.time.Instant;
import java.util.Set;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.service.Job;

/** Jobs as pages show them. */
final class JobRows {
  /** What goes on to its end once it was begun. */
  private static final Set<Operation> TO_THE_END =
      Set.of(Operation.SYNCHRONIZE, Operation.TEST_MAILBOX, Operation.DELIVER);

  private JobRows() {}

  static JobsPage.Row row(Job job, Instant now) {
    return new JobsPage.Row(
        JobsScreen.PATH + "/" + Queries.encoded(job.id()),
        name(job),
        job.holder(),
        Moment.of(job.begun(), now),
        chip(job.state()),
        done(job));
  }

  /** The page of a job; what it tells is for whoever began it. */
  static JobPage page(
      Frame frame, Job job, String result, boolean own, boolean mayCancel, Instant now) {
    boolean working = !job.state().isOver();
    return new JobPage(
        frame,
        Work.address(job, result),
        working && mayCancel && !TO_THE_END.contains(job.operation())
            ? JobsScreen.PATH + "/" + Queries.encoded(job.id())
            : "",
        result,
        working,
        job.holder(),
        Moment.of(job.begun(), now),
        job.ended().stream().map(each -> Moment.of(each, now)).toList(),
        chip(job.state()),
        done(job),
        working && own ? job.told() : "",
        JobEnd.sentences(job));
  }

  /** What it does, for example {@code Test mailbox}. */
  static String name(Job job) {
    return Words.capitalized(job.operation().word().replace('-', ' '));
  }

  private static String done(Job job) {
    return job.done() == 0 ? "" : Words.number(job.done());
  }

  private static Chip chip(Job.State state) {
    return switch (state) {
      case WAITING -> new Chip(Tone.WAIT, "waiting");
      case RUNNING -> new Chip(Tone.WAIT, "at work");
      case DONE -> new Chip(Tone.YES, "done");
      case FAILED -> new Chip(Tone.NO, "failed");
      case CANCELLED -> new Chip(Tone.CALM, "cancelled");
    };
  }
}
