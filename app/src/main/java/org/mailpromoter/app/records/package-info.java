/**
 * Reads records that people bring along as CSV or vCard files. What is wrong with a row is told
 * with file and line, and the good rows are kept apart from the bad ones. Nothing here writes to a
 * store.
 */
@NullMarked
package org.mailpromoter.app.records;

import org.jspecify.annotations.NullMarked;
