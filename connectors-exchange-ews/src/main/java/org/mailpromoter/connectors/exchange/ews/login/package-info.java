/** Logins and login methods, and the address of the web service of a domain. */
@NullMarked
package org.mailpromoter.connectors.exchange.ews.login;

import org.jspecify.annotations.NullMarked;
