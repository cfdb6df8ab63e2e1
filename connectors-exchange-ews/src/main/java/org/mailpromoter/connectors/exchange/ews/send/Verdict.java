package org.mailpromoter.connectors.exchange.ews.send;

import java.util.Set;
import org.mailpromoter.connectors.exchange.ews.call.Failures;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.sending.DraftException;
import org.mailpromoter.http.sending.DraftException.Result;

/** What a failure says about the request: refused for good, surely not done, or unknown. */
final class Verdict {
  /** Codes by which Exchange refuses a mail that it will refuse again. */
  private static final Set<String> FOR_GOOD =
      Set.of(
          "ErrorAttachmentNestLevelLimitExceeded",
          "ErrorAttachmentSizeLimitExceeded",
          "ErrorContentConversionFailed",
          "ErrorInvalidRecipients",
          "ErrorMessageBlocked",
          "ErrorMessageSizeExceeded",
          "ErrorMimeContentConversionFailed",
          "ErrorMimeContentInvalid",
          "ErrorMimeContentInvalidBase64String",
          "ErrorMissingRecipients",
          "ErrorSendAsDenied",
          "ErrorUnsupportedMimeConversion",
          "ErrorVirusDetected");

  private static final Set<String> OF_THE_MAILBOX =
      Set.of("ErrorMessageSubmissionBlocked", "ErrorSubmissionQuotaExceeded");

  private Verdict() {}

  /** A refusal. */
  static DraftException of(Failures failures, String doing, Reply reply) {
    MailAccessException refusal = failures.refused(doing, reply);
    if (FOR_GOOD.contains(reply.code())) {
      return failure(Result.REFUSED, EwsSendError.REFUSED_FOR_NOW, refusal);
    }
    return OF_THE_MAILBOX.contains(reply.code())
        ? failure(Result.NOT_DONE, EwsSendError.SENDING_BLOCKED, refusal)
        : failure(result(reply.kind()), code(refusal), refusal);
  }

  /**
   * A server that failed may have done it before, and one that does not find a draft may have sent
   * it already, for a proxy that asked twice.
   */
  private static Result result(EwsError kind) {
    return switch (kind) {
      case SERVER_TROUBLE, TOO_MUCH_AT_ONCE, MESSAGE_GONE, REFUSED, NO_REASON_GIVEN ->
          Result.UNKNOWN;
      default -> Result.NOT_DONE;
    };
  }

  /** No valid answer. Only what the server never got, or did not let in, was surely not done. */
  static DraftException of(MailAccessException e) {
    ErrorCode code = e.code();
    boolean unheard =
        code instanceof EwsError error
            && switch (error) {
              case HOST_NOT_FOUND,
                  CONNECTION_REFUSED,
                  UNTRUSTED_CERTIFICATE,
                  WRONG_HOST_NAME,
                  TLS_FAILED,
                  TRUST_UNREADABLE,
                  AUTHENTICATION_REFUSED,
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
    return e.code() instanceof EwsError error ? EwsSendError.of(error) : e.code();
  }

  private static DraftException failure(Result result, ErrorCode code, MailAccessException cause) {
    return new DraftException(result, code, cause.sentence(), cause);
  }
}
