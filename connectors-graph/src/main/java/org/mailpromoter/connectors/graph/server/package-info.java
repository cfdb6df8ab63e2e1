/** The server profile and the account that a mailbox is read with, as they are configured. */
@NullMarked
package org.mailpromoter.connectors.graph.server;

import org.jspecify.annotations.NullMarked;
