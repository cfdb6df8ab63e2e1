package org.mailpromoter.core.message;

import java.util.Optional;

/**
 * Whether a subject says that the message was forwarded (semantics C-12): it begins with the word
 * that a mail program puts before forwards in its language, and no word for a reply precedes it.
 * Tags that mail systems put before it, such as {@code [EXTERNAL]}, do not count.
 *
 * @since 0.1
 */
public final class ForwardedSubject {
  private static final int MOST_TAGS = 10;

  private ForwardedSubject() {}

  /** Whether the first mark of the subject is one of forwarding. */
  public static boolean isForwarded(String subject) {
    int at = 0;
    for (int tags = 0; tags < MOST_TAGS; tags++) {
      Optional<SubjectMark> mark = SubjectMark.at(subject, at);
      if (mark.isEmpty() || mark.get().kind() != SubjectMark.Kind.TAG) {
        return mark.isPresent() && mark.get().kind() == SubjectMark.Kind.FORWARD;
      }
      at = mark.get().end();
    }
    return false;
  }
}
