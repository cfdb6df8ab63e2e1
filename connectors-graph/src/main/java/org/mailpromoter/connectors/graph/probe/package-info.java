/**
 * What this connector assumes of Microsoft Graph, checked on a mailbox. Nothing is changed: every
 * request is a GET, alone or in a batch.
 */
@NullMarked
package org.mailpromoter.connectors.graph.probe;

import org.jspecify.annotations.NullMarked;
