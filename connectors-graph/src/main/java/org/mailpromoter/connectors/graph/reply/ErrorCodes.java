package org.mailpromoter.connectors.graph.reply;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the codes of Graph mean. Those of Exchange behind it are {@code Error...}; the case of a
 * code differs from place to place and does not count.
 */
final class ErrorCodes {
  private static final Map<String, GraphError> MEANINGS = new HashMap<>();

  static {
    mean(
        GraphError.AUTHENTICATION_REFUSED,
        "InvalidAuthenticationToken",
        "AuthenticationError",
        "unauthenticated",
        "CompactToken parsing failed");
    mean(GraphError.ACCESS_DENIED, "ErrorAccessDenied", "accessDenied");
    mean(
        GraphError.PERMISSION_MISSING, "Authorization_RequestDenied", "NoPermissionsInAccessToken");
    mean(GraphError.NOT_IN_THE_CLOUD, "MailboxNotEnabledForRESTAPI", "extensionError");
    mean(
        GraphError.NO_SUCH_MAILBOX,
        "Request_ResourceNotFound",
        "ErrorInvalidUser",
        "ResourceNotFound",
        "ErrorNonExistentMailbox");
    mean(GraphError.MESSAGE_GONE, "ErrorItemNotFound", "itemNotFound");
    mean(GraphError.FOLDER_NOT_FOUND, "ErrorSyncFolderNotFound", "ErrorFolderNotFound");
    mean(
        GraphError.SYNC_STATE_LOST,
        "syncStateNotFound",
        "resyncRequired",
        "SyncStateInvalid",
        "InvalidSyncStateData",
        "ErrorInvalidSyncStateData");
    mean(GraphError.ID_REFUSED, "ErrorInvalidIdMalformed", "ErrorInvalidId");
    mean(GraphError.CONFLICT, "ErrorIrresolvableConflict", "PreconditionFailed");
    mean(
        GraphError.MESSAGE_UNREADABLE,
        "ErrorCannotOpenFileAttachment",
        "ErrorInvalidRecipients",
        "ErrorItemCorrupt",
        "ErrorMimeContentConversionFailed",
        "ErrorContentConversionFailed",
        "ErrorMessageSizeExceeded");
    mean(
        GraphError.SERVER_BUSY,
        "ApplicationThrottled",
        "TooManyRequests",
        "activityLimitReached",
        "ErrorServerBusy",
        "ErrorMailboxStoreUnavailable",
        "serviceNotAvailable",
        "MailboxConcurrency");
    mean(GraphError.MAILBOX_FULL, "ErrorQuotaExceeded", "quotaLimitReached");
  }

  private ErrorCodes() {}

  private static void mean(GraphError error, String... codes) {
    for (String code : codes) {
      MEANINGS.put(code.toLowerCase(Locale.ROOT), error);
    }
  }

  /** The meaning of the innermost code that is known. */
  static Optional<GraphError> of(List<String> codes) {
    for (int i = codes.size() - 1; i >= 0; i--) {
      GraphError found = MEANINGS.get(codes.get(i).strip().toLowerCase(Locale.ROOT));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** The meaning of a status whose codes say nothing. */
  static GraphError ofStatus(int status) {
    return switch (status) {
      case 401 -> GraphError.AUTHENTICATION_REFUSED;
      case 403 -> GraphError.ACCESS_DENIED;
      case 404 -> GraphError.MESSAGE_GONE;
      case 409, 412 -> GraphError.CONFLICT;
      case 410 -> GraphError.SYNC_STATE_LOST;
      case 429, 503, 509 -> GraphError.SERVER_BUSY;
      case 504 -> GraphError.TOO_SLOW;
      default -> status >= 500 ? GraphError.SERVER_TROUBLE : GraphError.REFUSED;
    };
  }
}
