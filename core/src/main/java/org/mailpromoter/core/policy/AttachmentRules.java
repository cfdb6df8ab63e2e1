package org.mailpromoter.core.policy;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.message.Attachment;

/**
 * The organization's rules for attachments (P-50 to P-52).
 *
 * @param largest bytes of the largest attachment that belongs to an activity
 * @param blocked extensions of attachments that do not, for example {@code exe} or {@code tar.gz}
 * @param stored whether the contents of the other attachments are stored
 * @since 0.1
 */
public record AttachmentRules(long largest, Set<String> blocked, boolean stored) {
  private static final long KILOBYTE = 1024;

  /** Copies the set; {@code .EXE} and {@code *.exe} are written for {@code exe}, too. */
  public AttachmentRules {
    blocked =
        blocked.stream().map(AttachmentRules::extension).collect(Collectors.toUnmodifiableSet());
  }

  /** What the settings say. */
  public static AttachmentRules of(OrganizationSettings settings) {
    return new AttachmentRules(
        KILOBYTE * settings.number(OrganizationValue.LARGEST_ATTACHMENT_KILOBYTES),
        Set.copyOf(settings.words(OrganizationValue.BLOCKED_ATTACHMENTS)),
        settings.is(OrganizationSwitch.STORE_ATTACHMENTS));
  }

  /** Whether an attachment belongs to the activity. */
  public Attachment.Fate fate(Attachment attachment) {
    if (!Collections.disjoint(blocked, attachment.extensions())) {
      return Attachment.Fate.BLOCKED;
    }
    return attachment.size() > largest ? Attachment.Fate.TOO_LARGE : Attachment.Fate.KEPT;
  }

  private static String extension(String written) {
    String text = written.toLowerCase(Locale.ROOT);
    String dotted = text.startsWith("*") ? text.substring(1) : text;
    return dotted.startsWith(".") ? dotted.substring(1) : dotted;
  }
}
