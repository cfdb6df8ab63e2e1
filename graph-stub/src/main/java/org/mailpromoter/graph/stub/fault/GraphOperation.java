package org.mailpromoter.graph.stub.fault;

/**
 * What a request asks for.
 *
 * @since 0.1
 */
public enum GraphOperation {
  /** {@code GET /me} or {@code GET /users/{id}}. */
  USER,
  /** {@code GET mailFolders} or {@code GET mailFolders/{id}/childFolders}. */
  FOLDERS,
  /** {@code GET mailFolders/{id}}. */
  FOLDER,
  /** {@code GET messages}, of a folder or a whole mailbox. */
  MESSAGES,
  /** {@code GET messages/$count}. */
  COUNT,
  /** {@code GET mailFolders/{id}/messages/delta}. */
  DELTA,
  /** {@code GET messages/{id}}. */
  MESSAGE,
  /** {@code GET messages/{id}/$value}: the message as MIME. */
  MIME,
  /** {@code POST messages}: a new message. */
  CREATE,
  /** {@code PATCH messages/{id}}. */
  UPDATE,
  /** {@code DELETE messages/{id}}. */
  DELETE,
  /** {@code POST messages/{id}/move}. */
  MOVE,
  /** {@code POST messages/{id}/copy}. */
  COPY,
  /** {@code POST messages/{id}/send}. */
  SEND,
  /** {@code POST /$batch}. */
  BATCH,
  /** Anything else. */
  UNKNOWN
}
