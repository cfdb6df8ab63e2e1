/**
 * HTTP as values. A handler is a function from a {@link org.mailpromoter.web.Request} to a {@link
 * org.mailpromoter.web.Response}, so it is tested without a socket.
 */
@NullMarked
package org.mailpromoter.web;

import org.jspecify.annotations.NullMarked;
