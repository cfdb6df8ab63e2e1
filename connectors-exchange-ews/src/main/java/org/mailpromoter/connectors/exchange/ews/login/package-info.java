/** Who logs in and how, and where the web service of a domain is. */
@NullMarked
package org.mailpromoter.connectors.exchange.ews.login;

import org.jspecify.annotations.NullMarked;
