/**
 * The log as JSON, one object a line, for those who collect logs. Everything goes through Logback:
 * events of the service, warnings of libraries, and what this program logs itself.
 */
@NullMarked
package org.mailpromoter.app.log;

import org.jspecify.annotations.NullMarked;
