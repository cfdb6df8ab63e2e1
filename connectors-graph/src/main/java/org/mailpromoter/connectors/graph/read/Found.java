package org.mailpromoter.connectors.graph.read;

import org.mailpromoter.core.mailbox.FolderRole;

/**
 * A folder of the mailbox.
 *
 * @param id of Graph
 * @param role what it is for
 * @param path where its messages are below the root
 */
public record Found(String id, FolderRole role, String path) {}
