/** Reading: folders, their changes, headers and bodies. */
@NullMarked
package org.mailpromoter.connectors.exchange.ews.read;

import org.jspecify.annotations.NullMarked;
