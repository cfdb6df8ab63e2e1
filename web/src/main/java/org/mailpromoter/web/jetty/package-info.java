/**
 * The server: Jetty's core behind {@link org.mailpromoter.web.WebServer}. No other package knows
 * Jetty. Its threads only parse and send; handlers run on {@link
 * org.mailpromoter.web.jetty.Workers}.
 */
@NullMarked
package org.mailpromoter.web.jetty;

import org.jspecify.annotations.NullMarked;
