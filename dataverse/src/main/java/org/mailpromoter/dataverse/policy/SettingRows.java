package org.mailpromoter.dataverse.policy;

import java.util.List;
import org.mailpromoter.dataverse.client.JsonObject;

/**
 * Rows with settings, as the Web API answers them. Immutable.
 *
 * @param organization the row of the table organization
 * @param users rows of systemuser that are not disabled
 * @param userSettings rows of usersettings
 * @param queues rows of queue
 * @param mailboxes rows of mailbox
 * @param profiles rows of emailserverprofile
 */
record SettingRows(
    JsonObject organization,
    List<JsonObject> users,
    List<JsonObject> userSettings,
    List<JsonObject> queues,
    List<JsonObject> mailboxes,
    List<JsonObject> profiles) {
  /** What is added to the name of a lookup for the logical name of its table. */
  static final String TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";

  /** Copies the lists. */
  SettingRows {
    users = List.copyOf(users);
    userSettings = List.copyOf(userSettings);
    queues = List.copyOf(queues);
    mailboxes = List.copyOf(mailboxes);
    profiles = List.copyOf(profiles);
  }
}
