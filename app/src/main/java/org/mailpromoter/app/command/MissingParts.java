package org.mailpromoter.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.MessageLimits;

/** Which parts of its message an activity lacks, how many, and which limit is the reason (P-51). */
final class MissingParts {
  private static final MessageLimits LIMITS = MessageLimits.DEFAULT;

  private MissingParts() {}

  /** A line for each reason; none where all is there. */
  static List<String> of(EmailActivity activity) {
    List<String> missing = new ArrayList<>();
    leftOut(activity, Attachment.Fate.BLOCKED, "of its type", "of their types", missing);
    leftOut(activity, Attachment.Fate.TOO_LARGE, "of its size", "of their sizes", missing);
    if (activity.flaws().contains(Flaw.STRUCTURE_CUT)) {
      missing.add(
          String.format(
              Locale.ROOT,
              "all parts after the first %,d, the maximum that is read",
              LIMITS.parts()));
    }
    if (activity.flaws().contains(Flaw.NESTING_CUT)) {
      missing.add(
          "all parts from the first one on that is nested deeper than "
              + LIMITS.nesting()
              + " levels, because no deeper ones are read");
    }
    if (activity.flaws().contains(Flaw.BODY_CUT)) {
      missing.add(
          String.format(
              Locale.ROOT,
              "the end of the text, because no more than %,d characters are read",
              LIMITS.textChars()));
    }
    return missing;
  }

  private static void leftOut(
      EmailActivity activity, Attachment.Fate fate, String one, String several, List<String> to) {
    long count = activity.body().attachments().stream().filter(a -> a.fate() == fate).count();
    if (count > 0) {
      to.add(Words.some(count, "attachment") + ", because " + (count == 1 ? one : several));
    }
  }
}
