/**
 * HTTP for unattended programs, based on the JDK client: limits for the size and duration of
 * responses, and throttling as servers request.
 */
@NullMarked
package org.mailpromoter.http;

import org.jspecify.annotations.NullMarked;
