package org.mailpromoter.connectors.exchange.ews.reply;

import java.util.HashMap;
import java.util.Map;

/**
 * Maps the response codes of Exchange to errors. The schema (Exchange 2016) has 514; those that the
 * operations in use can return are listed below. All others are about calendars, voice mail,
 * searches, administration or a single question, and are taken as {@link EwsError#REFUSED}: in a
 * batch they make their item unreadable, elsewhere they fail the folder, and the next run tries
 * again.
 */
final class ResponseCodes {
  private static final Map<String, EwsError> KINDS = new HashMap<>();

  static {
    put(EwsError.SERVER_BUSY, "ErrorServerBusy ErrorExceededConnectionCount");
    put(
        EwsError.TOO_MUCH_AT_ONCE,
        """
        ErrorDataSizeLimitExceeded ErrorExceededFindCountLimit ErrorInsufficientResources
        ErrorInvalidPagingMaxRows ErrorMessageSizeExceeded ErrorNotEnoughMemory
        ErrorRequestStreamTooBig ErrorResultSetTooBig ErrorTimeoutExpired ErrorTooManyObjectsOpened
        """);
    put(
        EwsError.SERVER_TROUBLE,
        """
        ErrorADOperation ErrorADSessionFilter ErrorADUnavailable ErrorBatchProcessingStopped
        ErrorClientDisconnected ErrorConnectionFailed ErrorCrossSiteRequest
        ErrorDataSourceOperation ErrorInternalServerError ErrorInternalServerTransientError
        ErrorLocalServerObjectNotFound ErrorLogonAsNetworkServiceFailed ErrorMailboxFailover
        ErrorMailboxMoveInProgress ErrorMailboxStoreUnavailable
        ErrorNoApplicableProxyCASServersAvailable ErrorNoDestinationCASDueToKerberosRequirements
        ErrorNoDestinationCASDueToSSLRequirements ErrorNoDestinationCASDueToVersionMismatch
        ErrorNoPublicFolderReplicaAvailable ErrorNoPublicFolderServerAvailable
        ErrorNoRespondingCASInDestinationSite ErrorProxyCallFailed
        ErrorProxyGroupSidLimitExceeded ErrorProxyRequestNotAllowed
        ErrorProxyRequestProcessingFailed ErrorProxyServiceDiscoveryFailed
        ErrorProxySoapException ErrorProxyTokenExpired ErrorPublicFolderMailboxDiscoveryFailed
        ErrorPublicFolderOperationFailed ErrorPublicFolderRequestProcessingFailed
        ErrorPublicFolderServerNotFound ErrorPublicFolderSyncException ErrorRequestAborted
        ErrorServiceDiscoveryFailed ErrorTokenSerializationDenied ErrorWebRequestInInvalidState
        ErrorWin32InteropError
        """);
    put(
        EwsError.AUTHENTICATION_REFUSED,
        """
        ErrorAccountDisabled ErrorAccountSuspend ErrorAccountSuspendShowTierUpgrade
        ErrorCallerIsInvalidADAccount ErrorInvalidAuthorizationContext
        ErrorInvalidClientAccessTokenRequest ErrorInvalidClientSecurityContext
        ErrorInvalidCrossForestCredentials ErrorInvalidLogonType
        ErrorInvalidNetworkServiceContext ErrorInvalidProxySecurityContext
        ErrorInvalidSerializedAccessToken ErrorMailboxLogonFailed
        ErrorNoOAuthServerAvailableForRequest ErrorPasswordChangeRequired ErrorPasswordExpired
        """);
    put(
        EwsError.ACCESS_DENIED,
        """
        ErrorAccessDenied ErrorCreateItemAccessDenied ErrorDelegateMissingConfiguration
        ErrorDelegateNoUser ErrorInvalidDelegatePermission ErrorNotDelegate
        ErrorSubscriptionAccessDenied ErrorSubscriptionDelegateAccessNotSupported
        ErrorUserNotAllowedByPolicy
        """);
    put(
        EwsError.IMPERSONATION_DENIED,
        """
        ErrorAccessModeSpecified ErrorImpersonateUserDenied ErrorImpersonationDenied
        ErrorImpersonationFailed ErrorInvalidExchangeImpersonationHeaderData
        ErrorInvalidManagementRoleHeader ErrorMoreThanOneAccessModeSpecified
        """);
    put(
        EwsError.NO_SUCH_MAILBOX,
        """
        ErrorAddressSpaceNotFound ErrorAutoDiscoverFailed ErrorCannotFindUser
        ErrorDistinguishedUserNotSupported ErrorDuplicateLegacyDistinguishedName
        ErrorEmailAddressMismatch ErrorInvalidMailbox ErrorInvalidSid ErrorInvalidSmtpAddress
        ErrorInvalidUserInfo ErrorInvalidUserPrincipalName ErrorInvalidUserSid
        ErrorInvalidUserSidMissingUPN ErrorMailRecipientNotFound ErrorMailboxConfiguration
        ErrorMissingEmailAddress ErrorMissingExchangePrincipal
        ErrorMissingInformationEmailAddress ErrorMissingUserIdInformation
        ErrorNameResolutionNoMailbox ErrorNameResolutionNoResults ErrorNonExistentMailbox
        ErrorNonPrimarySmtpAddress ErrorRecipientNotFound
        """);
    put(
        EwsError.NOT_LICENSED,
        "ErrorArchiveMailboxNotEnabled ErrorInvalidLicense ErrorOrganizationAccessBlocked");
    put(EwsError.MAILBOX_FULL, "ErrorMessagePerFolderCountReceiveQuotaExceeded ErrorQuotaExceeded");
    put(
        EwsError.UNSUPPORTED_VERSION,
        """
        ErrorIncorrectSchemaVersion ErrorInvalidSchemaVersionForMailboxVersion
        ErrorInvalidServerVersion ErrorMultiLegacyMailboxAccess ErrorWrongServerVersion
        ErrorWrongServerVersionDelegate
        """);
    put(
        EwsError.FOLDER_NOT_FOUND,
        """
        ErrorCannotAccessDeletedPublicFolder ErrorCannotUseItemIdForFolderId ErrorFolderNotFound
        ErrorInvalidFolderId ErrorParentFolderNotFound ErrorSavedItemFolderNotFound
        ErrorSyncFolderNotFound ErrorToFolderNotFound
        """);
    put(
        EwsError.FOLDER_UNUSABLE,
        """
        ErrorCannotSpecifySearchFolderAsSourceFolder ErrorFolderCorrupt
        ErrorFolderPropertRequestFailed ErrorFolderSave ErrorFolderSaveFailed
        ErrorFolderSavePropertyError ErrorInvalidFolderTypeForOperation ErrorInvalidParentFolder
        ErrorMoveDistinguishedFolder ErrorSearchFolderNotInitialized
        """);
    put(EwsError.SYNC_STATE_LOST, "ErrorInvalidSyncStateData");
    put(
        EwsError.SUBSCRIPTION_LOST,
        """
        ErrorEventNotFound ErrorExceededSubscriptionCount ErrorExpiredSubscription
        ErrorInvalidPullSubscriptionId ErrorInvalidSubscription ErrorInvalidSubscriptionRequest
        ErrorInvalidWatermark ErrorMissedNotificationEvents ErrorNewEventStreamConnectionOpened
        ErrorProxiedSubscriptionCallFailure ErrorReadEventsFailed ErrorSubscriptionNotFound
        ErrorSubscriptionUnsubscribed
        """);
    put(
        EwsError.MESSAGE_GONE,
        """
        ErrorCannotDeleteObject ErrorItemNotFound ErrorVirusMessageDeleted
        """);
    put(
        EwsError.ID_REFUSED,
        """
        ErrorCannotUseFolderIdForItemId ErrorInvalidId ErrorInvalidIdEmpty ErrorInvalidIdMalformed
        ErrorInvalidIdMalformedEwsLegacyIdFormat ErrorInvalidIdMonikerTooLong
        ErrorInvalidIdNotAnItemAttachmentId ErrorInvalidIdReturnedByResolveNames
        ErrorInvalidIdStoreObjectIdTooLong ErrorInvalidIdTooManyAttachmentLevels ErrorInvalidIdXml
        """);
    put(
        EwsError.MESSAGE_UNREADABLE,
        """
        ErrorAttachmentNestLevelLimitExceeded ErrorAttachmentSizeLimitExceeded
        ErrorCannotOpenFileAttachment ErrorContentConversionFailed ErrorCorruptData
        ErrorInvalidSharingData ErrorInvalidSharingMessage ErrorItemCorrupt
        ErrorItemPropertyRequestFailed ErrorItemSave ErrorItemSavePropertyError
        ErrorMessageBlocked ErrorMimeContentConversionFailed ErrorMimeContentInvalid
        ErrorMimeContentInvalidBase64String ErrorMoveCopyFailed ErrorNotSupportedSharingMessage
        ErrorObjectTypeChanged ErrorPropertyUpdate ErrorPropertyValidationFailure
        ErrorUnsupportedMimeConversion ErrorUnsupportedTypeForConversion ErrorVirusDetected
        """);
    put(
        EwsError.CONFLICT,
        """
        ErrorChangeKeyRequired ErrorChangeKeyRequiredForWriteOperations ErrorInvalidChangeKey
        ErrorIrresolvableConflict ErrorStaleObject
        """);
    put(EwsError.PROTOCOL_VIOLATION, "ErrorInvalidRequest ErrorSchemaValidation");
  }

  private ResponseCodes() {}

  private static void put(EwsError kind, String codes) {
    for (String code : codes.strip().split("\\s+", -1)) {
      KINDS.put(code, kind);
    }
  }

  /** The meaning of a code. */
  static EwsError kind(String code) {
    return KINDS.getOrDefault(code, EwsError.REFUSED);
  }

  /** The codes that do not fall under the default. */
  static Map<String, EwsError> listed() {
    return Map.copyOf(KINDS);
  }
}
