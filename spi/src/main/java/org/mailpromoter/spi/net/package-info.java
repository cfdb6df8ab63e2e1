/**
 * Shared by plugins that connect to a server: connection keys, trusted certificates, network
 * failures, and the display of server messages. Certificate checks cannot be disabled.
 */
@NullMarked
package org.mailpromoter.spi.net;

import org.jspecify.annotations.NullMarked;
