/** What servers say, made fit for people. */
@NullMarked
package org.mailpromoter.connectors.exchange.ews.words;

import org.jspecify.annotations.NullMarked;
