package org.mailpromoter.dataverse.directory;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mailpromoter.dataverse.client.Asking;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.dataverse.client.Part;
import org.mailpromoter.dataverse.client.WebApi;
import org.mailpromoter.spi.probe.Assumption;
import org.mailpromoter.spi.probe.Finding;

/** Checks what is assumed of the settings of an organization. Reads only. */
final class OrganizationProbe {
  private static final Assumption PREFIXES =
      new Assumption(
          "newest-prefix-first",
          "The prefixes of tracking tokens (trackingprefix) begin with the newest one.",
          "tracking-token-prefixes can be copied in the same order.",
          "tracking-token-prefixes needs the opposite order.");
  private static final Assumption TOKEN_SWITCH =
      new Assumption(
          "token-switch",
          "A column of the organization says whether tracking tokens are used.",
          "Tell us its name, so that it can be read.",
          "use-tracking-tokens is to be set by hand.");
  private static final Assumption SENT_OF_QUEUES =
      new Assumption(
          "sent-mail-of-queues",
          "AutoTrackSentFolderItems does not count for queues and shared mailboxes.",
          "The sent-folder of a queue decides here.",
          "auto-track-sent-items counts for queues in Dynamics 365, too.");
  private static final String FOLDER_TRACKING = "isfolderbasedtrackingenabled";

  private final WebApi api;

  OrganizationProbe(WebApi api) {
    this.api = api;
  }

  List<Finding> ask() throws DataverseException, InterruptedException {
    return List.of(
        Asking.of(PREFIXES, this::prefixes),
        Asking.of(TOKEN_SWITCH, this::tokenSwitch),
        SENT_OF_QUEUES.notChecked("Only mail that a queue sends would show it."));
  }

  /** The token of the newest e-mail begins with the prefix that is in use. */
  private Finding prefixes() throws DataverseException, InterruptedException {
    List<String> prefixes =
        api.send(Part.get("organizations?$select=trackingprefix")).rows().stream()
            .flatMap(each -> Stream.of(each.textOrEmpty("trackingprefix").split("[;,\\n]", -1)))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .toList();
    if (prefixes.size() < 2) {
      return PREFIXES.notChecked("The organization has " + prefixes.size() + " prefixes.");
    }
    String token = newestToken();
    String first = prefixes.get(0);
    String last = prefixes.get(prefixes.size() - 1);
    if (token.startsWith(first) == token.startsWith(last)) {
      return PREFIXES.notChecked("The newest e-mail with a token does not tell them apart.");
    }
    return PREFIXES.holds(
        token.startsWith(first),
        "Of "
            + prefixes.size()
            + " prefixes the newest token has the "
            + (token.startsWith(first) ? "first." : "last."));
  }

  private String newestToken() throws DataverseException, InterruptedException {
    String query =
        "emails?$select=trackingtoken&$top=1&$orderby="
            + WebApi.encoded("createdon desc")
            + "&$filter="
            + WebApi.encoded("trackingtoken ne null");
    return api.send(Part.get(query)).rows().stream()
        .map(each -> each.textOrEmpty("trackingtoken"))
        .findFirst()
        .orElse("");
  }

  /** Columns of an organization's own are left out: their names may tell who it is. */
  private Finding tokenSwitch() throws DataverseException, InterruptedException {
    String query =
        "EntityDefinitions(LogicalName='organization')/Attributes?$select=LogicalName,"
            + "AttributeType,IsCustomAttribute";
    List<JsonObject> columns = api.send(Part.get(query)).rows();
    List<String> found =
        columns.stream()
            .filter(each -> !each.flag("IsCustomAttribute"))
            .filter(each -> each.textOrEmpty("AttributeType").equalsIgnoreCase("Boolean"))
            .map(each -> each.textOrEmpty("LogicalName").toLowerCase(Locale.ROOT))
            .filter(each -> each.contains("track") && !each.equals(FOLDER_TRACKING))
            .sorted()
            .toList();
    return TOKEN_SWITCH.holds(
        !found.isEmpty(),
        found.isEmpty()
            ? "None of its " + columns.size() + " columns is called so."
            : "Columns that may be it: " + String.join(", ", found) + ".");
  }
}
