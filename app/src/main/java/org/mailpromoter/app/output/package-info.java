/**
 * How commands print: tables and sentences for people, one JSON document for programs. Text that
 * comes from mail is made harmless here, at the last moment before a terminal sees it.
 */
@NullMarked
package org.mailpromoter.app.output;

import org.jspecify.annotations.NullMarked;
