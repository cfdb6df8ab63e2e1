/** An SMTP server for tests that does what it is told, also what no server should do. */
@NullMarked
package org.mailpromoter.testkit.smtp;

import org.jspecify.annotations.NullMarked;
