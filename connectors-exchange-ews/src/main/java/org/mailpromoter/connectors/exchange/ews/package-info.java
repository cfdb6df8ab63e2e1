/**
 * The place of the connector for Exchange Web Services. Until it is built, a server profile that
 * chooses it is refused with a sentence that says so.
 */
@NullMarked
package org.mailpromoter.connectors.exchange.ews;

import org.jspecify.annotations.NullMarked;
