/**
 * How commands print: tables and sentences for people, one JSON document for programs. Text that
 * comes from mail is made safe for a terminal here, just before it is printed.
 */
@NullMarked
package org.mailpromoter.app.output;

import org.jspecify.annotations.NullMarked;
