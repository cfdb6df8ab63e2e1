package org.mailpromoter.connectors.graph.send;

import java.util.Set;
import org.mailpromoter.connectors.graph.call.Failures;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.connectors.graph.reply.Reply;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.sending.DraftException;
import org.mailpromoter.http.sending.DraftException.Result;

/** What a failure says about the request: refused for good, surely not done, or unknown. */
final class Verdict {
  private static final int TOO_LARGE = 413;

  /** Codes by which Exchange refuses a mail that it will refuse again. */
  private static final Set<String> FOR_GOOD =
      Set.of(
          "ErrorAttachmentNestLevelLimitExceeded",
          "ErrorAttachmentSizeLimitExceeded",
          "ErrorContentConversionFailed",
          "ErrorInvalidRecipients",
          "ErrorMessageSizeExceeded",
          "ErrorMimeContentConversionFailed",
          "ErrorMimeContentInvalid",
          "ErrorMimeContentInvalidBase64String",
          "ErrorMissingRecipients",
          "ErrorSendAsDenied",
          "ErrorVirusDetected");

  private static final Set<String> OF_THE_MAILBOX =
      Set.of("ErrorMessageSubmissionBlocked", "ErrorSubmissionQuotaExceeded");

  private Verdict() {}

  /** A refusal. */
  static DraftException of(Failures failures, String doing, Reply reply) {
    MailAccessException refusal = failures.refused(doing, reply);
    if (reply.status() == TOO_LARGE || reply.codes().stream().anyMatch(FOR_GOOD::contains)) {
      return failure(Result.REFUSED, GraphSendError.REFUSED_FOR_NOW, refusal);
    }
    return reply.codes().stream().anyMatch(OF_THE_MAILBOX::contains)
        ? failure(Result.NOT_DONE, GraphSendError.SENDING_BLOCKED, refusal)
        : failure(result(reply), code(refusal), refusal);
  }

  /**
   * A gateway that failed does not know what was done behind it, and a draft that is not found may
   * have been sent already, for a proxy that asked twice.
   */
  private static Result result(Reply reply) {
    return reply.status() >= 500 || reply.is(GraphError.MESSAGE_GONE)
        ? Result.UNKNOWN
        : Result.NOT_DONE;
  }

  /** No valid answer. Only what the server never got, or did not let in, was surely not done. */
  static DraftException of(MailAccessException e) {
    boolean unheard =
        e.code() instanceof GraphError error
            && switch (error) {
              case HOST_NOT_FOUND,
                  CONNECTION_REFUSED,
                  UNTRUSTED_CERTIFICATE,
                  WRONG_HOST_NAME,
                  TLS_FAILED,
                  TRUST_UNREADABLE,
                  TOKEN_REFUSED,
                  TOKEN_SERVER_TROUBLE,
                  TOKEN_FILE_UNUSABLE,
                  CLIENT_CERTIFICATE_UNUSABLE,
                  SIGN_IN_NEEDED,
                  REFRESH_TOKEN_VOID,
                  SERVER_BUSY ->
                  true;
              default -> false;
            };
    return failure(unheard ? Result.NOT_DONE : Result.UNKNOWN, code(e), e);
  }

  private static ErrorCode code(MailAccessException e) {
    return e.code() instanceof GraphError error ? GraphSendError.of(error) : e.code();
  }

  private static DraftException failure(Result result, ErrorCode code, MailAccessException cause) {
    return new DraftException(result, code, cause.sentence(), cause);
  }
}
