package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.policy.AttachmentRules;
import org.mailpromoter.core.policy.OrganizationSettings;

/** Which attachments belong to the activity; the others stay listed, with the reason (P-51). */
final class Attachments {
  private Attachments() {}

  static Body sifted(Body body, OrganizationSettings settings) {
    if (body.attachments().isEmpty()) {
      return body;
    }
    AttachmentRules rules = AttachmentRules.of(settings);
    List<Attachment> sifted = new ArrayList<>(body.attachments().size());
    boolean leftOut = false;
    for (Attachment attachment : body.attachments()) {
      Attachment.Fate fate = rules.fate(attachment);
      leftOut |= fate != Attachment.Fate.KEPT;
      sifted.add(attachment.with(fate));
    }
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    flaws.addAll(body.flaws());
    if (leftOut) {
      flaws.add(Flaw.ATTACHMENTS_LEFT_OUT);
    }
    return new Body(body.text(), body.html(), sifted, flaws, body.report());
  }
}
