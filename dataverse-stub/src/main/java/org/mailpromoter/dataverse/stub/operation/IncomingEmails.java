package org.mailpromoter.dataverse.stub.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.dataverse.stub.json.ODataError;

/** Answers CheckIncomingEmail: a mail that is stored is a duplicate, and else a test decides. */
public final class IncomingEmails {
  private static final int DUPLICATE = 0;
  private static final int SENDER_MATCH = 5;
  private static final List<String> NEEDED =
      List.of("MessageId", "Subject", "From", "To", "Cc", "Bcc");

  private volatile int reason = SENDER_MATCH;

  /** Every mail is accepted for its sender. */
  public IncomingEmails() {}

  /** Sets the reason code of the next answers. */
  public void reason(int code) {
    reason = code;
  }

  Reply check(Organization organization, Map<String, String> arguments) {
    Optional<String> missing =
        NEEDED.stream().filter(each -> !arguments.containsKey(each)).findFirst();
    if (missing.isPresent()) {
      throw ODataError.query("The parameter " + missing.get() + " is missing.");
    }
    String id = arguments.getOrDefault("MessageId", "");
    boolean known =
        organization.store().all(EmailRules.EMAIL).stream()
            .anyMatch(each -> each.text("messageid").equalsIgnoreCase(id));
    long code = known ? DUPLICATE : reason;
    return Reply.json(
        200, Map.of("ShouldDeliver", organization.schema().accepts(code), "ReasonCode", code));
  }
}
