package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationValue;

/** Which attachments belong to the activity; the others stay listed, with the reason (P-51). */
final class Attachments {
  private Attachments() {}

  static Body sifted(Body body, OrganizationSettings settings) {
    if (body.attachments().isEmpty()) {
      return body;
    }
    long largest = 1024L * settings.number(OrganizationValue.LARGEST_ATTACHMENT_KILOBYTES);
    Set<String> blocked = Set.copyOf(settings.words(OrganizationValue.BLOCKED_ATTACHMENTS));
    List<Attachment> sifted = new ArrayList<>(body.attachments().size());
    boolean leftOut = false;
    for (Attachment attachment : body.attachments()) {
      Attachment.Fate fate = fate(attachment, largest, blocked);
      leftOut |= fate != Attachment.Fate.KEPT;
      sifted.add(attachment.with(fate));
    }
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    flaws.addAll(body.flaws());
    if (leftOut) {
      flaws.add(Flaw.ATTACHMENTS_LEFT_OUT);
    }
    return new Body(body.text(), body.html(), sifted, flaws, body.reported());
  }

  private static Attachment.Fate fate(Attachment attachment, long largest, Set<String> blocked) {
    if (blocked.contains(attachment.extension())) {
      return Attachment.Fate.BLOCKED;
    }
    return attachment.size() > largest ? Attachment.Fate.TOO_LARGE : Attachment.Fate.KEPT;
  }
}
