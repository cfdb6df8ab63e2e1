package org.mailpromoter.dataverse.policy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.dataverse.client.Answer;
import org.mailpromoter.dataverse.client.DataverseError;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.dataverse.client.Part;
import org.mailpromoter.dataverse.client.WebApi;

/**
 * Reads all rows with settings: one request, and one more for each further page. Thread-safe.
 *
 * <p>The one row of the organization is read without {@code $select}: which columns it has differs
 * from release to release, and a column that is selected and missing fails the whole request.
 */
final class SettingReader {
  private static final String ROOT = "/api/data/v9.2/";
  private static final String PREFER = "Prefer";
  private static final String LOOKUPS = "odata.include-annotations=\"Microsoft.Dynamics.CRM.*\"";

  /** 100,000 rows of a table; more would be no organization with server-side synchronization. */
  private static final int MOST_PAGES = 20;

  private static final List<Part> QUESTIONS =
      List.of(
          question("organizations"),
          question(
              "systemusers?$select=systemuserid,fullname,internalemailaddress,personalemailaddress"
                  + ",applicationid&$filter=isdisabled%20eq%20false"),
          question(
              "usersettingscollection?$select=systemuserid,incomingemailfilteringmethod"
                  + ",trackingtokenid,autocreatecontactonpromote,isautodatacaptureenabled"),
          question(
              "queues?$select=queueid,name,emailaddress,incomingemailfilteringmethod"
                  + ",statecode,_ownerid_value"),
          question(
              "mailboxes?$select=mailboxid,name,incomingemaildeliverymethod"
                  + ",enabledforincomingemail,emailrouteraccessapproval,processemailreceivedafter"
                  + ",statecode,isforwardmailbox,_regardingobjectid_value"),
          question(
              "emailserverprofiles?$select=emailserverprofileid,name,statecode"
                  + ",moveundeliveredemails,processemailsreceivedafter"));

  private final WebApi api;

  SettingReader(WebApi api) {
    this.api = api;
  }

  private static Part question(String path) {
    return Part.get(path, PREFER, LOOKUPS);
  }

  SettingRows read() throws DataverseException, InterruptedException {
    List<Answer> answers = api.batch(QUESTIONS);
    List<List<JsonObject>> tables = new ArrayList<>();
    for (Answer each : answers) {
      tables.add(all(each));
    }
    return new SettingRows(
        tables.get(0).stream().findFirst().orElseThrow(SettingReader::noOrganization),
        tables.get(1),
        tables.get(2),
        tables.get(3),
        tables.get(4),
        tables.get(5));
  }

  private static DataverseException noOrganization() {
    return new DataverseException(
        DataverseError.NOT_ALLOWED, "it shows no row of the table organization", null);
  }

  private List<JsonObject> all(Answer first) throws DataverseException, InterruptedException {
    List<JsonObject> rows = new ArrayList<>();
    Answer page = first;
    for (int pages = 1; pages <= MOST_PAGES; pages++) {
      rows.addAll(page.rows());
      Optional<String> next = page.body().text("@odata.nextLink");
      if (next.isEmpty()) {
        return rows;
      }
      page = api.send(question(path(next.get())));
    }
    throw unusable("a table has more than " + rows.size() + " rows");
  }

  /** What follows the root in a link; the rest of it is not used, so no other host is asked. */
  private String path(String link) throws DataverseException {
    try {
      URI uri = URI.create(link);
      String path = String.valueOf(uri.getRawPath());
      if (api.host().equalsIgnoreCase(uri.getHost()) && path.startsWith(ROOT)) {
        return path.substring(ROOT.length()) + "?" + uri.getRawQuery();
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw unusable("a link to the next page leads to another server");
  }

  private static DataverseException unusable(String why) {
    return new DataverseException(DataverseError.UNEXPECTED_ANSWER, why, null);
  }
}
