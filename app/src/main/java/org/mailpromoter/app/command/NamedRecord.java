package org.mailpromoter.app.command;

import org.mailpromoter.app.output.ErrorScreen;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.KnownRecords;

/** A record that an activity is about, as a person names it. */
final class NamedRecord {
  private NamedRecord() {}

  /**
   * The record, if it exists or nobody can tell, which is said.
   *
   * @param anyway whether it is taken although nothing here knows it, because the CRM does
   */
  static RecordId of(OpenInstallation open, String text, boolean anyway) throws CommandFailure {
    RecordId id = Arguments.record(text);
    try {
      if (!anyway && new KnownRecords(open).existing(id) == KnownRecords.Standing.UNCERTAIN) {
        ErrorScreen.say(
            "Whether the record '" + id + "' exists is not known here; it is taken as given.");
      }
      return id;
    } catch (NotFoundException e) {
      throw new CommandFailure(
          ExitCode.NOT_FOUND,
          NotFoundSentence.of(e)
              + "\nWhat to do: correct it, add the record with 'mailpromoter records add', or"
              + " give --unknown-record if it exists in the CRM only.");
    }
  }
}
