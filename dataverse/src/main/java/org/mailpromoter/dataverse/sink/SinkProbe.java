package org.mailpromoter.dataverse.sink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.dataverse.client.Asking;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.dataverse.client.Part;
import org.mailpromoter.dataverse.client.WebApi;
import org.mailpromoter.spi.probe.Assumption;
import org.mailpromoter.spi.probe.Finding;
import org.mailpromoter.spi.probe.ProbeReport;

/** Checks what the sink assumes of the table of e-mails. Reads only. */
final class SinkProbe {
  private static final String ONLY_WRITING = "Only writing would show it, and a probe only reads.";
  private static final Assumption READ_ONLY =
      new Assumption(
          "read-only-columns",
          "Only Dynamics 365 writes inreplyto, conversationindex, correlationmethod and senton.",
          "They go into text columns of your own, if columns names them.",
          "Some can be written: tell us which.");
  private static final Assumption CORRELATED =
      new Assumption(
          "correlated-activity",
          "The e-mail that a mail answers can be written (parentactivityid, correlatedactivityid).",
          "parentactivityid is written.",
          "A reply is not linked to the e-mail that it answers, or is refused.");
  private static final Assumption BINDING =
      new Assumption(
          "names-of-lookups",
          "The environment tells by which names parties and records are bound.",
          "Parties, owner and regarding record are linked.",
          "Records that cannot be bound become bare addresses.");
  private static final Assumption CLOSED =
      new Assumption(
          "links-of-completed",
          "Regarding record and owner of a completed e-mail can be changed.",
          "Later changes are written.",
          "The event is set aside, and its reason names reopen.");
  private static final Assumption UPSERT =
      new Assumption(
          "upsert-with-parties",
          "An upsert takes nested parties.",
          "The sink does not use it.",
          "nothing, the sink creates e-mails with their own id.");
  private static final Assumption REPLIES =
      new Assumption(
          "replies-to-our-mail",
          "Dynamics 365 finds the e-mails that were written here by In-Reply-To of later mail.",
          "Both can work in one conversation.",
          "Server-side synchronization starts a new conversation with such replies.");

  private final WebApi api;

  SinkProbe(WebApi api) {
    this.api = api;
  }

  ProbeReport ask() throws DataverseException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(Asking.of(READ_ONLY, this::readOnly));
    findings.add(Asking.of(CORRELATED, this::correlated));
    findings.add(Asking.of(BINDING, this::binding));
    for (Assumption each : List.of(CLOSED, UPSERT, REPLIES)) {
      findings.add(each.notChecked(ONLY_WRITING));
    }
    return new ProbeReport(findings, List.of());
  }

  private Map<String, JsonObject> columns() throws DataverseException, InterruptedException {
    String query =
        "EntityDefinitions(LogicalName='email')/Attributes?$select=LogicalName,IsValidForCreate,"
            + "IsValidForUpdate";
    Map<String, JsonObject> columns = new HashMap<>();
    api.send(Part.get(query))
        .rows()
        .forEach(each -> columns.put(each.textOrEmpty("LogicalName"), each));
    return columns;
  }

  private static boolean isWritten(Map<String, JsonObject> columns, String name) {
    return columns.getOrDefault(name, JsonObject.EMPTY).flag("IsValidForCreate");
  }

  private Finding readOnly() throws DataverseException, InterruptedException {
    Map<String, JsonObject> columns = columns();
    List<String> writable =
        List.of("inreplyto", "conversationindex", "correlationmethod", "senton").stream()
            .filter(each -> isWritten(columns, each))
            .toList();
    return READ_ONLY.holds(
        writable.isEmpty(),
        writable.isEmpty()
            ? "None of the four can be written."
            : "These can be written: " + String.join(", ", writable) + ".");
  }

  private Finding correlated() throws DataverseException, InterruptedException {
    Map<String, JsonObject> columns = columns();
    boolean parent = isWritten(columns, "parentactivityid");
    boolean correlated = isWritten(columns, "correlatedactivityid");
    return CORRELATED.holds(
        parent && correlated,
        parent && correlated
            ? "Both can be written."
            : parent
                ? "Only parentactivityid can be written."
                : correlated
                    ? "Only correlatedactivityid can be written."
                    : "Neither can be written.");
  }

  private Finding binding() throws DataverseException, InterruptedException {
    Facts facts = Facts.read(api);
    List<String> targets = List.of("systemuser", "queue", "contact", "account");
    List<String> missing =
        targets.stream()
            .filter(each -> facts.navigation("activityparty", "partyid", each).isEmpty())
            .toList();
    boolean regarding = facts.navigation("email", "regardingobjectid", "account").isPresent();
    return BINDING.holds(
        missing.isEmpty() && regarding,
        missing.isEmpty() && regarding
            ? "All names were told."
            : "Names are missing for: "
                + String.join(", ", missing)
                + (regarding ? "." : " regarding record."));
  }
}
