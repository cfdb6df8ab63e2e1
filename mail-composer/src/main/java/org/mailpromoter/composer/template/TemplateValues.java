package org.mailpromoter.composer.template;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.mailpromoter.composer.Addressee;

/**
 * The values of all fields for one mail.
 *
 * @param values the value of each field; a missing one is empty
 * @since 0.1
 */
public record TemplateValues(Map<TemplateField, String> values) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  /** Copies the map. */
  public TemplateValues {
    values = Map.copyOf(values);
  }

  /**
   * The values for a mail.
   *
   * @param regarding the record that it is about, as people call it; may be empty
   * @param subject the subject of the conversation
   */
  public static TemplateValues of(
      Addressee sender, Addressee recipient, String regarding, String subject, LocalDate day) {
    return new TemplateValues(
        Map.of(
            TemplateField.RECIPIENT_NAME, called(recipient),
            TemplateField.RECIPIENT_ADDRESS, recipient.address().value(),
            TemplateField.SENDER_NAME, called(sender),
            TemplateField.SENDER_ADDRESS, sender.address().value(),
            TemplateField.REGARDING, regarding,
            TemplateField.SUBJECT, subject,
            TemplateField.DATE, DAY.format(day)));
  }

  private static String called(Addressee who) {
    return who.name().isBlank() ? who.address().value() : who.name();
  }

  String of(TemplateField field) {
    return values.getOrDefault(field, "");
  }
}
