package org.mailpromoter.graph.stub.fault;

/**
 * How Graph says that a link of a delta query is not good any more.
 *
 * @since 0.1
 */
public enum DeltaExpiry {
  /** 410 with a Location, from which the client is to begin again. */
  GONE(410, "resyncRequired", "The token is expired. Restart synchronization."),
  /** 410 SyncStateNotFound, without a Location. */
  SYNC_STATE_NOT_FOUND(
      410, "SyncStateNotFound", "The sync state generation is not found; full resync is needed."),
  /** 400 SyncStateInvalid. */
  SYNC_STATE_INVALID(400, "SyncStateInvalid", "The sync state is invalid."),
  /** 400 resyncRequired, in small letters. */
  RESYNC_REQUIRED(400, "resyncRequired", "Resync is required."),
  /** 400 ErrorInvalidSyncStateData. */
  INVALID_SYNC_STATE_DATA(
      400, "ErrorInvalidSyncStateData", "Synchronization state data is corrupt.");

  private final int status;
  private final String code;
  private final String message;

  DeltaExpiry(int status, String code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  /** What is answered, but for the Location. */
  public Refusal refusal() {
    return Refusal.of(status, code, message);
  }
}
