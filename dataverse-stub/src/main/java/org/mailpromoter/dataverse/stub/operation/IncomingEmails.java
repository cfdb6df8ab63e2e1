package org.mailpromoter.dataverse.stub.operation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailpromoter.dataverse.stub.error.ODataError;

/** Answers CheckIncomingEmail: a mail that is stored is a duplicate, and else a test decides. */
public final class IncomingEmails {
  private static final int DUPLICATE = 0;
  private static final int SENDER_MATCH = 5;
  private static final String OPERATION = "CheckIncomingEmail";

  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private volatile int reason = SENDER_MATCH;

  /** Every mail is accepted for its sender. */
  public IncomingEmails() {}

  /** Sets the reason code of the next answers. */
  public void reason(int code) {
    reason = code;
  }

  /** The arguments of every question so far. */
  public List<Map<String, String>> asked() {
    return List.copyOf(asked);
  }

  Reply check(Organization organization, Map<String, String> arguments) {
    demandPublished(organization.schema().parameters(OPERATION), arguments);
    asked.add(Map.copyOf(arguments));
    String id = arguments.getOrDefault("MessageId", "");
    boolean known =
        organization.store().all(EmailRules.EMAIL).stream()
            .anyMatch(each -> each.text("messageid").equalsIgnoreCase(id));
    long code = known ? DUPLICATE : reason;
    return Reply.json(
        200, Map.of("ShouldDeliver", organization.schema().accepts(code), "ReasonCode", code));
  }

  private static void demandPublished(Map<String, Boolean> known, Map<String, String> arguments) {
    known.forEach(
        (name, needed) -> {
          if (needed && !arguments.containsKey(name)) {
            throw ODataError.query("The parameter " + name + " is missing.");
          }
        });
    arguments.keySet().stream()
        .filter(each -> !known.containsKey(each))
        .findFirst()
        .ifPresent(
            each -> {
              throw ODataError.query("There is no parameter " + each + ".");
            });
  }
}
