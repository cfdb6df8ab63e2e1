/** Access tokens for a mailbox, and where they come from. */
@NullMarked
package org.mailpromoter.connectors.graph.login;

import org.jspecify.annotations.NullMarked;
