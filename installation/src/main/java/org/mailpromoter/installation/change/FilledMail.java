package org.mailpromoter.installation.change;

import java.time.LocalDate;
import java.util.Optional;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.composer.HtmlText;
import org.mailpromoter.composer.template.Template;
import org.mailpromoter.composer.template.TemplateException;
import org.mailpromoter.composer.template.TemplateValues;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.installation.RefusedException;

/** Fills in the fields of mail that is a template. */
final class FilledMail {
  private FilledMail() {}

  /**
   * A mail with values in place of its fields.
   *
   * @param day the day on which it is written
   * @throws RefusedException if a field is unknown or not closed
   */
  static NewMail of(NewMail mail, SendingIdentity from, LocalDate day) throws RefusedException {
    try {
      return filled(mail, from, day);
    } catch (TemplateException e) {
      throw new RefusedException(
          RefusedException.Why.UNWRITABLE_MAIL, String.valueOf(e.getMessage()));
    }
  }

  private static NewMail filled(NewMail mail, SendingIdentity from, LocalDate day)
      throws TemplateException {
    if (mail.recipients().isEmpty()) {
      return mail; // it is refused anyway
    }
    Addressee sender = new Addressee(Role.SENDER, from.name(), from.address());
    String regarding = mail.regarding().map(RecordId::toString).orElse("");
    TemplateValues none = TemplateValues.of(sender, mail.recipients().get(0), regarding, "", day);
    String subject = Template.parse(mail.subject()).line(none);
    TemplateValues values =
        TemplateValues.of(sender, mail.recipients().get(0), regarding, subject, day);
    Optional<HtmlText> html = Optional.empty();
    if (mail.html().isPresent()) {
      HtmlText written = mail.html().get();
      html =
          Optional.of(new HtmlText(Template.parse(written.html()).html(values), written.images()));
    }
    return mail.saying(subject, Template.parse(mail.text()).text(values), html);
  }
}
